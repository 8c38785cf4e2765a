import { convert } from 'html-to-text';
import PostalMime, { type Address, addressParser, decodeWords, type Email } from 'postal-mime';
import type { Person } from './options.ts';

export type MailFile = {
  filename: string;
  contentType: string;
  content: Buffer;
  /** Without angle brackets. */
  contentId: string | null;
  inline: boolean;
};

export type ParsedMail = {
  /** In order, names as they are written by Mailgun (`Message-Id`), values decoded. */
  headers: [name: string, value: string][];
  from: Person;
  to: Person[];
  cc: Person[];
  replyTo: Person[];
  subject: string;
  /** Ids without angle brackets. */
  messageId: string;
  inReplyTo: string[];
  references: string[];
  text: string;
  html: string;
  files: MailFile[];
  /** The MIME structure could not be read: there are no stripped parts then. */
  broken: boolean;
};

// Mailgun takes long headers; postal-mime's own limit is 2 MB.
const HEADER_LIMIT = 64 * 1024 * 1024;

/** Reads a mail from its bytes, never from a string, so that any charset survives. Never throws. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  let email: Email;
  let broken = false;
  try {
    email = await PostalMime.parse(raw, { maxHeadersSize: HEADER_LIMIT, rfc822Attachments: true });
  } catch {
    // Nested too deeply, for instance: the headers and the rest as text, as if it had no structure.
    broken = true;
    email = await PostalMime.parse(asPlainText(raw), { maxHeadersSize: HEADER_LIMIT });
  }
  const html = email.html ?? '';
  return {
    headers: email.headers.map(({ originalKey, value }) => [headerName(originalKey), decodeWords(value)]),
    from: people(email.from ? [email.from] : [])[0] ?? { name: '', address: '' },
    to: people(email.to ?? []),
    cc: people(email.cc ?? []),
    replyTo: people(email.replyTo ?? []),
    subject: email.subject ?? '',
    messageId: ids(email.messageId)[0] ?? '',
    inReplyTo: ids(email.inReplyTo),
    references: ids(email.references),
    // "This field is always present": Mailgun makes a text of a mail that has only HTML.
    text: email.text ?? (html ? convert(html, { wordwrap: false }) : ''),
    html,
    files: email.attachments.map((attachment, index) => ({
      filename: attachment.filename ?? `unnamed-${index + 1}`,
      contentType: attachment.mimeType,
      content: toBuffer(attachment.content),
      contentId: ids(attachment.contentId)[0] ?? null,
      inline: attachment.disposition === 'inline' || attachment.related === true,
    })),
    broken,
  };
}

/** The mailboxes of an address list as a person writes it, e.g. `Ann <ann@example.com>, bob@example.com`. */
export function parseAddresses(list: string): Person[] {
  return people(addressParser(list, { flatten: true }));
}

function people(addresses: Address[]): Person[] {
  return addresses
    .flatMap((address) => (address.group ? address.group : [address]))
    .map(({ name, address }) => ({ name, address: address ?? '' }));
}

/** The message ids in a header, without angle brackets; tolerates ids written without them. */
export function ids(header: string | undefined): string[] {
  if (!header) return [];
  const bracketed = [...header.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '');
  return bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter(Boolean);
}

/** `MESSAGE-ID` and `message-id` as `Message-Id`: Mailgun writes all names in this one way. */
const headerName = (name: string) => name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

function toBuffer(content: ArrayBuffer | Uint8Array | string): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

function asPlainText(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n') >= 0 ? raw.indexOf('\r\n\r\n') : raw.indexOf('\n\n');
  const head = (end < 0 ? raw : raw.subarray(0, end))
    .toString('latin1')
    .replace(/^content-[^:]*:.*(\r?\n[ \t].*)*\r?\n?/gim, '');
  return Buffer.concat([
    Buffer.from(`${head.trimEnd()}\r\n`, 'latin1'),
    end < 0 ? Buffer.from('\r\n') : raw.subarray(end),
  ]);
}
