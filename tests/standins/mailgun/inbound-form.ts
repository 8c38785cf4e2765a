import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from './context.ts';
import type { FormFile, OutgoingForm } from './form.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import type { Delivery, MailRecord, Signature } from './state.ts';
import { stripQuotes } from './strip-quotes.ts';

/** Mailgun's signature: hex HMAC-SHA256 over timestamp and token, under the webhook signing key. */
export function sign(webhookSigningKey: string, now = Date.now()): Signature {
  const timestamp = String(Math.floor(now / 1000));
  const token = randomBytes(25).toString('hex');
  return {
    timestamp,
    token,
    signature: createHmac('sha256', webhookSigningKey)
      .update(timestamp + token)
      .digest('hex'),
  };
}

/**
 * The form that a Route posts for one recipient of a mail: parsed (`forward`), the notice of a kept mail (`store`) or
 * the bytes (`mime`). Source: Mailgun's user manual, "Receiving Messages via HTTP" and "Storing and Retrieving Messages".
 */
export async function inboundForm(
  context: Context,
  mail: MailRecord,
  delivery: Pick<Delivery, 'mode' | 'recipient'>,
  signature: Signature,
): Promise<OutgoingForm> {
  const raw = context.store.rawOf(mail.key);
  const parsed = await parseMail(raw);
  const envelope: [string, string][] = [
    ['recipient', delivery.recipient],
    ['sender', mail.sender],
    ['subject', parsed.subject],
    ['from', mail.fromHeader],
  ];
  const signed: [string, string][] = Object.entries(signature);
  if (delivery.mode === 'mime') return { fields: [...envelope, ...signed, ['body-mime', raw]], files: [] };

  const body = bodyFields(parsed);
  const headers: [string, string][] = [
    ...parsed.headers.filter(([name]) => !RESERVED.has(name)),
    ['message-headers', JSON.stringify(parsed.headers)],
  ];
  if (delivery.mode === 'store') {
    const stored = storedFields(context, mail, parsed);
    return { fields: [['domain', mail.domain], ...envelope, ...headers, ...signed, ...body, ...stored], files: [] };
  }
  const files: FormFile[] = parsed.files.map((file, index) => ({ name: `attachment-${index + 1}`, ...file }));
  const counted: [string, string][] = files.length > 0 ? [['attachment-count', String(files.length)]] : [];
  const inline = contentIdMap(parsed, (index) => `attachment-${index + 1}`);
  return { fields: [...envelope, ...headers, ...signed, ...body, ...counted, ...inline], files };
}

/** A kept mail as `GET /v3/domains/{domain}/messages/{key}` gives it. */
export function storedMessage(context: Context, mail: MailRecord, parsed: ParsedMail): Record<string, unknown> {
  return {
    recipients: mail.recipients.join(', '),
    sender: mail.sender,
    from: mail.fromHeader,
    subject: parsed.subject,
    ...Object.fromEntries(parsed.headers),
    'message-headers': parsed.headers,
    ...Object.fromEntries(bodyFields(parsed)),
    attachments: attachmentList(context, mail, parsed),
    'content-id-map': contentIds(parsed, (index) => attachmentUrl(context, mail, index)),
  };
}

// Fields of the form that a header's name could stand for, written in Mailgun's way of writing header names.
const RESERVED = new Set(['Signature', 'Token', 'Timestamp', 'Recipient']);

/** Text comes with CRLF; the stripped parts are missing where the mail could not be parsed. */
function bodyFields(parsed: ParsedMail): [string, string][] {
  const fields: [string, string][] = [['body-plain', crlf(parsed.text)]];
  if (parsed.html) fields.push(['body-html', crlf(parsed.html)]);
  if (parsed.broken) return fields;
  const stripped = stripQuotes(parsed.text);
  if (parsed.html) fields.push(['stripped-html', crlf(parsed.html)]);
  return [...fields, ['stripped-text', stripped.text], ['stripped-signature', stripped.signature]];
}

function storedFields(context: Context, mail: MailRecord, parsed: ParsedMail): [string, string][] {
  const attachments = attachmentList(context, mail, parsed);
  return [
    ['message-url', `${context.baseUrl()}/v3/domains/${mail.domain}/messages/${mail.key}`],
    ...(attachments.length > 0 ? [['attachments', JSON.stringify(attachments)] as [string, string]] : []),
    ...contentIdMap(parsed, (index) => attachmentUrl(context, mail, index)),
  ];
}

const attachmentUrl = (context: Context, mail: MailRecord, index: number) =>
  `${context.baseUrl()}/v3/domains/${mail.domain}/messages/${mail.key}/attachments/${index}`;

const attachmentList = (context: Context, mail: MailRecord, parsed: ParsedMail) =>
  parsed.files.map((file, index) => ({
    url: attachmentUrl(context, mail, index),
    'content-type': file.contentType,
    name: file.filename,
    size: file.content.length,
  }));

function contentIds(parsed: ParsedMail, target: (index: number) => string): Record<string, string> {
  const pairs = parsed.files.flatMap((file, index) => (file.contentId ? [[`<${file.contentId}>`, target(index)]] : []));
  return Object.fromEntries(pairs);
}

function contentIdMap(parsed: ParsedMail, target: (index: number) => string): [string, string][] {
  const map = contentIds(parsed, target);
  return Object.keys(map).length > 0 ? [['content-id-map', JSON.stringify(map)]] : [];
}

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');
