import { z } from 'zod';
import type { Form, FormFile } from '../form/read-form.server.ts';
import type { InboundAttachment, InboundEmail } from '../inbound-email.ts';
import { envelopeAddress } from '../parsing/addresses.ts';
import { cidReferences, shownContentId } from '../parsing/cid-references.ts';
import { cleanText } from '../parsing/clean-text.ts';
import { attachmentName } from '../parsing/filename.ts';
import { htmlToPlain } from '../parsing/html-to-plain.ts';
import { readHeaders } from '../parsing/read-headers.ts';
import { senderAuth } from '../sender-auth.ts';
import { type MailgunFields, parseJson } from './mailgun-fields.ts';

const contentIdMap = z.record(z.string(), z.string());

/** The headers that the normal form is read from, where `message-headers` is missing: Mailgun's fields by those names. */
const POSTED_HEADERS = ['From', 'To', 'Cc', 'Reply-To', 'Subject', 'Date', 'Message-Id', 'In-Reply-To', 'References'];

/**
 * A mail as Mailgun's `forward()` posts it: already taken apart, attachments as files (documentation.mailgun.com,
 * Receiving messages).
 */
export function fromForward(fields: MailgunFields, form: Form, trustedAuthservIds: string[]): InboundEmail {
  const headers = readHeaders(fields.headers.length > 0 ? fields.headers : postedHeaders(fields));
  const html = cleanText(fields.value('body-html')) || null;
  const plain = fields.value('body-plain').replaceAll('\r\n', '\n');
  const text = plain.trim() !== '' || html === null ? plain : htmlToPlain(html);
  const envelopeSender = envelopeAddress(fields.value('sender'));
  return {
    provider: 'mailgun',
    recipient: envelopeAddress(fields.value('recipient')) ?? fields.value('recipient'),
    envelopeSender,
    ...headers,
    text: text === '' && html === null ? null : text,
    html,
    auth: senderAuth(headers.headers, {
      provider: 'mailgun',
      fromAddress: headers.from.address,
      envelopeSender,
      trustedAuthservIds,
    }),
    attachments: readAttachments(form.files, html, fields.value('content-id-map')),
  };
}

function postedHeaders(fields: MailgunFields): [string, string][] {
  return POSTED_HEADERS.map((name): [string, string] => [
    name,
    fields.value(name) || fields.value(name.toLowerCase()),
  ]).filter(([, value]) => value !== '');
}

/** `content-id-map` says which file each Content-ID stands for: `{"<ii_1>": "attachment-1"}`. */
function readAttachments(files: FormFile[], html: string | null, mapField: string): InboundAttachment[] {
  const map = contentIdMap.safeParse(parseJson(mapField));
  const contentIds = new Map(map.success ? Object.entries(map.data).map(([cid, field]) => [field, cid]) : []);
  const references = cidReferences(html);
  return files.map((file, index) => {
    const contentType = cleanText(file.contentType.toLowerCase()).slice(0, 127) || 'application/octet-stream';
    const contentId = shownContentId(contentIds.get(file.field), references);
    return {
      filename: attachmentName(file.filename, contentType, index + 1),
      contentType,
      size: file.size,
      sha256: file.sha256,
      storageKey: file.storageKey,
      contentId,
      inline: contentId !== null,
    };
  });
}
