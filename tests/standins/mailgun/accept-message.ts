import { type Context, newKey } from './context.ts';
import { type Form, type FormFile, fieldsNamed, fieldsWithPrefix } from './form.ts';
import type { Person } from './options.ts';
import { ids, type MailFile, parseAddresses, parseMail } from './parse-mail.ts';
import type { MailRecord, SendingDetails } from './state.ts';
import { formatAddress, writeMail } from './write-mail.ts';

/** What Mailgun refuses a message for; `message` is its sentence. */
export type Refusal = { status: number; message: string };
export type Acceptance = { mail: MailRecord } | { refusal: Refusal };

const MESSAGE_LIMIT = 25 * 1024 * 1024;
const PARAMETER_LIMIT = 16 * 1024;
const RECIPIENT_LIMIT = 1000;

const refuse = (status: number, message: string): Acceptance => ({ refusal: { status, message } });

/**
 * Accepts a message in parts (`/messages`): checks the parameters, writes the mail and keeps it. There is no idempotency
 * key at Mailgun: the same call twice is two mails.
 */
export async function acceptMessage(context: Context, domain: string, form: Form): Promise<Acceptance> {
  const details = readDetails(form);
  const refusal = refusalOf(form, details);
  if (refusal) return { refusal };
  const messageId = givenMessageId(details.headers) ?? generatedMessageId(domain);
  const raw = writeMail({
    headers: headersOf(form, details, messageId),
    text: details.text ?? undefined,
    html: details.html ?? undefined,
    files: mailFiles(form),
  });
  const [from] = parseAddresses(details.from);
  return {
    mail: keep(context, { domain, messageId, raw, details, subject: subjectOf(form), sender: from?.address ?? '' }),
  };
}

/** Accepts a finished mail (`/messages.mime`): recipients from `to`, everything else from the mail itself. */
export async function acceptMime(context: Context, domain: string, form: Form): Promise<Acceptance> {
  const file = form.files.find(({ name }) => name === 'message')?.content;
  const text = fieldsNamed(form, 'message')[0];
  const raw = file ?? (text === undefined ? undefined : Buffer.from(text));
  if (fieldsNamed(form, 'to').length === 0) return refuse(400, 'to parameter is missing');
  if (!raw) return refuse(400, 'message parameter is missing');
  if (raw.length > MESSAGE_LIMIT) return refuse(413, 'Message is too large');
  const parsed = await parseMail(raw);
  if (!parsed.from.address) return refuse(400, 'Could not parse the MIME: there is no From header');
  const messageId = parsed.messageId || generatedMessageId(domain);
  const details = readDetails(form);
  details.from = formatAddress(parsed.from);
  details.text = parsed.text;
  details.html = parsed.html || null;
  details.headers = Object.fromEntries(parsed.headers);
  details.attachments = parsed.files.map(({ content, filename, contentType, inline }) => ({
    ...{ filename, contentType, inline },
    size: content.length,
  }));
  const whole = parsed.messageId ? raw : Buffer.concat([Buffer.from(`Message-Id: <${messageId}>\r\n`), raw]);
  const { subject, from } = parsed;
  return { mail: keep(context, { domain, messageId, raw: whole, details, subject, sender: from.address }) };
}

function keep(
  context: Context,
  message: { domain: string; messageId: string; raw: Buffer; details: SendingDetails; subject: string; sender: string },
): MailRecord {
  const { details, raw } = message;
  const everyone = [...details.to, ...details.cc, ...details.bcc].flatMap(parseAddresses);
  const mail: MailRecord = {
    key: newKey(),
    direction: 'outbound',
    domain: message.domain,
    at: new Date().toISOString(),
    sender: message.sender,
    recipients: [...new Set(everyone.map(({ address }) => address))],
    deliveredTo: [],
    settled: [],
    messageId: message.messageId,
    subject: message.subject,
    fromHeader: details.from,
    toHeader: details.to.join(', '),
    size: raw.length,
    sending: details,
  };
  context.store.addMail(mail, raw);
  return mail;
}

function readDetails(form: Form): SendingDetails {
  const options = fieldsWithPrefix(form, 'o:');
  const last = (fields: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.at(-1) ?? '']));
  const deliverAt = Date.parse(options.deliverytime?.[0] ?? '');
  return {
    from: fieldsNamed(form, 'from').join(', '),
    to: fieldsNamed(form, 'to'),
    cc: fieldsNamed(form, 'cc'),
    bcc: fieldsNamed(form, 'bcc'),
    text: fieldsNamed(form, 'text')[0] ?? null,
    html: fieldsNamed(form, 'html')[0] ?? null,
    headers: last(fieldsWithPrefix(form, 'h:')),
    variables: last(fieldsWithPrefix(form, 'v:')),
    options,
    attachments: mailFiles(form).map(({ content, contentId: _id, ...file }) => ({ ...file, size: content.length })),
    testMode: /^(yes|true)$/i.test(options.testmode?.[0] ?? ''),
    deliverAt: Number.isNaN(deliverAt) ? null : new Date(deliverAt).toISOString(),
  };
}

function refusalOf(form: Form, details: SendingDetails): Refusal | null {
  if (!details.from.trim()) return { status: 400, message: 'from parameter is missing' };
  if (!details.to.some((list) => list.trim())) return { status: 400, message: 'to parameter is missing' };
  const bodies = ['text', 'html', 'amp-html', 'template'];
  if (!bodies.some((name) => fieldsNamed(form, name)[0])) {
    const message = "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified";
    return { status: 400, message };
  }
  for (const [name, lists] of Object.entries({
    from: [details.from],
    to: details.to,
    cc: details.cc,
    bcc: details.bcc,
  })) {
    const people = lists.filter((list) => list.trim()).flatMap(parseAddresses);
    if (lists.some((list) => list.trim()) && (people.length === 0 || !people.every(isAddress))) {
      return { status: 400, message: `${name} parameter is not a valid address. please check documentation` };
    }
  }
  const recipients = [...details.to, ...details.cc, ...details.bcc].flatMap(parseAddresses).length;
  if (recipients > RECIPIENT_LIMIT)
    return { status: 400, message: `too many recipients: the limit is ${RECIPIENT_LIMIT}` };
  const parameters = form.fields.filter(([name]) => /^[ohvt]:/.test(name));
  const bytes = parameters.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  // The limit is documented, the sentence is not.
  if (bytes > PARAMETER_LIMIT) return { status: 400, message: "'o:', 'h:', 'v:' and 't:' parameters exceed 16 KB" };
  const body = form.fields.reduce((sum, [, value]) => sum + Buffer.byteLength(value), 0);
  const files = form.files.reduce((sum, file) => sum + file.content.length, 0);
  return body + files > MESSAGE_LIMIT ? { status: 413, message: 'Message is too large' } : null;
}

function headersOf(form: Form, details: SendingDetails, messageId: string): [string, string][] {
  const list = (lists: string[]) => lists.flatMap(parseAddresses).map(formatAddress).join(', ');
  const own: [string, string][] = [
    ['From', list([details.from])],
    ['To', list(details.to)],
    ...(details.cc.length > 0 ? [['Cc', list(details.cc)] as [string, string]] : []),
    ['Subject', subjectOf(form)],
    ['Date', new Date().toUTCString().replace('GMT', '+0000')],
    ['Message-Id', `<${messageId}>`],
    ['X-Mailgun-Sid', newKey()],
  ];
  const given = Object.entries(details.headers).map(([name, value]): [string, string] => [
    name,
    addressHeader(name, value),
  ]);
  const replaced = new Set(given.map(([name]) => name.toLowerCase()));
  return [
    ...own.filter(([name]) => name === 'Message-Id' || !replaced.has(name.toLowerCase())),
    ...given.filter(([name]) => name.toLowerCase() !== 'message-id'),
  ];
}

function addressHeader(name: string, value: string): string {
  if (!/^(reply-to|sender|from|to|cc)$/i.test(name)) return value;
  return parseAddresses(value).map(formatAddress).join(', ');
}

function mailFiles(form: Form): MailFile[] {
  return form.files
    .filter(({ name }) => name === 'attachment' || name === 'inline')
    .map((file: FormFile) => ({
      filename: file.filename,
      contentType: file.contentType,
      content: file.content,
      inline: file.name === 'inline',
      // Mailgun refers to an inline file by its name: <img src="cid:name.png">.
      contentId: file.name === 'inline' ? file.filename : null,
    }));
}

const subjectOf = (form: Form) => fieldsNamed(form, 'subject')[0] ?? '';
const isAddress = ({ address }: Person) => /^[^\s@<>,]+@[^\s@<>,]+$/.test(address);

function givenMessageId(headers: Record<string, string>): string | undefined {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === 'message-id');
  return name ? ids(headers[name])[0] : undefined;
}

function generatedMessageId(domain: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}.${newKey().slice(0, 16)}@${domain}`;
}
