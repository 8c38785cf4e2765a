import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { InboundAttachment, InboundEmail } from './inbound-email.ts';
import { envelopeAddress } from './parsing/addresses.ts';
import { cidReferences, shownContentId } from './parsing/cid-references.ts';
import { cleanText } from './parsing/clean-text.ts';
import { attachmentName } from './parsing/filename.ts';
import { htmlToPlain } from './parsing/html-to-plain.ts';
import { dropStaged, keepBytes } from './parsing/keep-attachment.server.ts';
import { prepareBytes } from './parsing/prepare-bytes.server.ts';
import { readHeaders } from './parsing/read-headers.ts';
import { bodyOf, decodeUnlabelled } from './parsing/repair-charset.server.ts';
import { senderAuth } from './sender-auth.ts';
import type { Staging } from './staging.ts';

export type RawOptions = {
  /** The SMTP envelope's recipient. */
  recipient: string;
  /** The SMTP envelope's sender; null or '' where it was empty. */
  envelopeSender: string | null;
  /** Who handed over the bytes; decides whose authentication results are believed. 'raw' where left out. */
  provider?: InboundEmail['provider'];
  /** See `senderAuth`. None where left out. */
  trustedAuthservIds?: string[];
  /** Where attachments are kept. Left out: they are measured and dropped, and their storage key is ''. */
  staging?: Staging;
};

const MAX_HEADER_BYTES = 64 * 1024 * 1024;
/** A mail has more parts than this only to wear somebody out; the bytes as received still hold them all. */
const MAX_ATTACHMENTS = 500;
const MAX_SALVAGED_BYTES = 1_000_000;
const USUAL_HEADERS = new Set(['from', 'to', 'subject', 'date', 'message-id', 'received', 'content-type']);

/**
 * Reads one mail as it travels (RFC 5322, MIME) into the normal form. Whatever the bytes are, there is an answer: what
 * cannot be parsed is given as text as far as it can be read.
 *
 * A forwarded mail (`message/rfc822`) is an attachment: its words are not the sender's. Text is derived from HTML where
 * there is no text part with words in it, and is null only where there is neither.
 *
 * Rejects only when the staging area does, and then nothing stays staged.
 */
export async function parseRaw(bytes: Uint8Array, options: RawOptions): Promise<InboundEmail> {
  const parsed = await parseMime(prepareBytes(bytes));
  const html = parsed.html ? cleanText(parsed.html) : null;
  const text = readText(parsed, html, bytes);
  const headers = readHeaders(parsed.headers.map((header) => [header.originalKey, header.value]));
  const provider = options.provider ?? 'raw';
  const envelopeSender = envelopeAddress(options.envelopeSender ?? '');
  return {
    provider,
    recipient: envelopeAddress(options.recipient) ?? cleanText(options.recipient),
    envelopeSender,
    ...headers,
    text,
    html,
    auth: senderAuth(headers.headers, {
      provider,
      fromAddress: headers.from.address,
      envelopeSender,
      trustedAuthservIds: options.trustedAuthservIds ?? [],
    }),
    attachments: await keepAttachments(parsed.attachments.slice(0, MAX_ATTACHMENTS), html, options.staging),
  };
}

async function parseMime(bytes: Uint8Array): Promise<Email> {
  try {
    const parsed = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxHeadersSize: MAX_HEADER_BYTES });
    return withUntypedText(parsed);
  } catch {
    return salvage(bytes);
  }
}

/** A body whose Content-Type cannot be read is text (RFC 2045 §5.2); the parser takes it for a file. */
function withUntypedText(parsed: Email): Email {
  const [only, ...others] = parsed.attachments;
  if (!only || others.length > 0 || parsed.text || parsed.html) return parsed;
  if (only.mimeType !== '' || only.filename !== null || only.disposition !== null) return parsed;
  return { ...parsed, text: decodeUnlabelled(contentBytes(only)), attachments: [] };
}

/** Nested too deep, or otherwise beyond the parser: its headers, and its body unparsed. */
async function salvage(bytes: Uint8Array): Promise<Email> {
  const whole = decodeUnlabelled(bytes.subarray(0, MAX_SALVAGED_BYTES));
  const [head = '', ...rest] = whole.split(/\r?\n\r?\n/);
  const headersOnly = head.replace(/^content-[\w-]+:.*(\r?\n[ \t].*)*/gim, 'X-Unreadable: yes');
  try {
    const parsed = await PostalMime.parse(`${headersOnly}\r\n\r\n`);
    return { ...parsed, text: rest.join('\n\n') };
  } catch {
    return { headers: [], headerLines: [], attachments: [], text: whole };
  }
}

function readText(parsed: Email, html: string | null, bytes: Uint8Array): string | null {
  // The parser ends every text with a line break.
  const text = parsed.text ? cleanText(parsed.text).replace(/\n$/, '') : '';
  if (text.trim() !== '') return text;
  if (html !== null) {
    const derived = htmlToPlain(html);
    if (derived !== '') return derived;
  }
  if (html !== null || parsed.attachments.length > 0) return html === null && text === '' ? null : text;
  // Parts that never came, or no header at all: then the bytes themselves are the best there is.
  const hasHeaders = parsed.headers.some((header) => USUAL_HEADERS.has(header.key));
  const rest = cleanText(decodeUnlabelled((hasHeaders ? bodyOf(bytes) : bytes).subarray(0, MAX_SALVAGED_BYTES)));
  return rest.trim() === '' ? null : rest.replaceAll('\r\n', '\n').replace(/^\n+|\n$/g, '');
}

async function keepAttachments(
  attachments: Attachment[],
  html: string | null,
  staging: Staging | undefined,
): Promise<InboundAttachment[]> {
  const references = cidReferences(html);
  const kept: InboundAttachment[] = [];
  try {
    for (const [index, attachment] of attachments.entries()) {
      const contentType = cleanText(attachment.mimeType).slice(0, 127) || 'application/octet-stream';
      kept.push({
        filename: attachmentName(attachment.filename, contentType, index + 1),
        contentType,
        ...(await keepBytes(contentBytes(attachment), staging)),
        contentId: shownContentId(attachment.contentId, references),
        inline: attachment.related === true || attachment.disposition === 'inline',
      });
    }
    return kept;
  } catch (error) {
    if (staging)
      await dropStaged(
        staging,
        kept.map((file) => file.storageKey),
      );
    throw error;
  }
}

function contentBytes(attachment: Attachment): Uint8Array {
  const { content } = attachment;
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}
