import { type MailgunFields, readFields } from './adapters/mailgun-fields.ts';
import { fromForward } from './adapters/mailgun-forward.server.ts';
import { fromMime } from './adapters/mailgun-mime.server.ts';
import { verifySignature } from './adapters/mailgun-signature.server.ts';
import { type Form, readForm } from './form/read-form.server.ts';
import type { InboundEmail } from './inbound-email.ts';
import { envelopeAddress } from './parsing/addresses.ts';
import { dropStaged } from './parsing/keep-attachment.server.ts';
import type { Staging } from './staging.ts';

export type InboundOptions = {
  provider: 'mailgun';
  signingKey: string;
  now: Date;
  /** Of the whole request, attachments included. */
  maxBytes: number;
  staging: Staging;
  /** See `senderAuth`. None where left out. */
  trustedAuthservIds?: string[];
};

export type InboundOutcome =
  /** `token` is the provider's, meant for one use. `rawKey`: the bytes as received, in staging; null when not given. */
  | { kind: 'mail'; email: InboundEmail; token: string; rawKey: string | null }
  /** The provider keeps the mail (`store(notify=)`, three days) and says where; `fetchStored` gets it. */
  | { kind: 'stored'; messageUrl: string; recipient: string; envelopeSender: string | null; token: string }
  | { kind: 'refused'; reason: 'forged' | 'stale' | 'too-large' | 'malformed' };

/**
 * Reads one request of a provider's inbound route into the normal form, attachments straight into staging. The signature
 * may stand behind the attachments, so nothing is trusted before the end; a refused request leaves nothing staged.
 *
 * The signature covers only timestamp and token: that a token is used once is for the caller to see to, and a mail is
 * known again by `mailDigest`.
 *
 * Rejects only when the staging area does: the provider should then try again.
 */
export async function parseInbound(request: Request, options: InboundOptions): Promise<InboundOutcome> {
  const read = await readForm(request, { maxBytes: options.maxBytes, staging: options.staging });
  if (read.kind === 'refused') return read;
  const fields = readFields(read.form.fields);
  const token = fields.value('token');
  const signed = verifySignature(
    { timestamp: fields.value('timestamp'), token, signature: fields.value('signature') },
    options.signingKey,
    options.now,
  );
  if (signed !== 'genuine') return refuse(read.form, options.staging, signed);
  if (fields.value('recipient') === '') return refuse(read.form, options.staging, 'malformed');
  return readMail(fields, read.form, token, options);
}

async function readMail(
  fields: MailgunFields,
  form: Form,
  token: string,
  options: InboundOptions,
): Promise<InboundOutcome> {
  const trustedAuthservIds = options.trustedAuthservIds ?? [];
  const recipient = fields.value('recipient');
  const sender = fields.value('sender');
  const mime = fields.bytes('body-mime');
  if (mime !== null) {
    const { email, rawKey } = await fromMime(mime, { recipient, sender, trustedAuthservIds, staging: options.staging });
    return { kind: 'mail', email, token, rawKey };
  }
  const messageUrl = fields.value('message-url');
  if (messageUrl !== '' && form.files.length === 0) {
    const envelopeSender = envelopeAddress(sender);
    return { kind: 'stored', messageUrl, recipient: envelopeAddress(recipient) ?? recipient, envelopeSender, token };
  }
  return { kind: 'mail', email: fromForward(fields, form, trustedAuthservIds), token, rawKey: null };
}

async function refuse(form: Form, staging: Staging, reason: 'forged' | 'stale' | 'malformed'): Promise<InboundOutcome> {
  await dropStaged(
    staging,
    form.files.map((file) => file.storageKey),
  );
  return { kind: 'refused', reason };
}
