import { type Context, newKey } from './context.ts';
import type { RouteMode } from './options.ts';
import { parseMail } from './parse-mail.ts';
import type { MailRecord } from './state.ts';

export type AuthResult = 'pass' | 'fail' | 'none';

/** What Mailgun's receiving server found out about the sender. Domains default to those of From and the envelope. */
export type SenderChecks = {
  spf?: AuthResult;
  dkim?: AuthResult;
  dmarc?: AuthResult;
  /** `header.d`, where the signature is of another domain than From. */
  dkimDomain?: string;
};

export type IncomingMail = {
  raw: Buffer;
  /** The SMTP envelope. A sender that is not given is the address in From. */
  recipients: string[];
  sender?: string;
  /** Not given: pass when From is one of the mailbox page's people, else none. */
  auth?: SenderChecks | AuthResult;
  spamFlag?: boolean;
  mode?: RouteMode;
};

/** The name under which this receiving server signs its findings (RFC 8601). */
export const AUTHSERV_ID = 'mxa.mailgun.org';

/**
 * Takes a mail as the receiving server does: puts its own headers above those of the mail, and keeps it. A header of
 * the same name that the sender wrote stays below, as a forger would have it.
 */
export async function receiveMail(context: Context, incoming: IncomingMail): Promise<MailRecord> {
  const { store, options } = context;
  const parsed = await parseMail(incoming.raw);
  const sender = incoming.sender ?? parsed.from.address;
  const from = parsed.from.address.toLowerCase();
  const known = (options.mailbox ?? []).some((person) => person.address.toLowerCase() === from);
  const checks = checksOf(incoming.auth ?? (known ? 'pass' : 'none'));
  const now = new Date();
  const head = [
    `Received: from ${domainOf(sender) || 'unknown'} by ${AUTHSERV_ID} with ESMTPS id ${newKey().slice(0, 16)}; ${now.toUTCString().replace('GMT', '+0000')}`,
    `X-Envelope-From: <${sender}>`,
    'X-Mailgun-Incoming: Yes',
    `X-Mailgun-Sflag: ${incoming.spamFlag ? 'Yes' : 'No'}`,
    `X-Mailgun-Sscore: ${incoming.spamFlag ? '7.4' : '0.1'}`,
    `X-Mailgun-Spf: ${{ pass: 'Pass', fail: 'Fail', none: 'Neutral' }[checks.spf]}`,
    // A mail without a signature gets no verdict on it.
    ...(checks.dkim === 'none' ? [] : [`X-Mailgun-Dkim-Check-Result: ${checks.dkim === 'pass' ? 'Pass' : 'Fail'}`]),
    `Authentication-Results: ${AUTHSERV_ID};\r\n spf=${checks.spf} smtp.mailfrom=${sender || '<>'};\r\n` +
      ` dkim=${checks.dkim}${checks.dkim === 'none' ? '' : ` header.d=${checks.dkimDomain ?? domainOf(from)}`};\r\n` +
      ` dmarc=${checks.dmarc} header.from=${domainOf(from)}`,
  ];
  const raw = Buffer.concat([Buffer.from(`${head.map(oneLine).join('\r\n')}\r\n`), incoming.raw]);
  const record: MailRecord = {
    key: newKey(),
    direction: 'inbound',
    domain: options.inboundDomain,
    at: now.toISOString(),
    sender,
    recipients: incoming.recipients,
    deliveredTo: [],
    settled: [],
    messageId: parsed.messageId,
    subject: parsed.subject,
    fromHeader: parsed.headers.find(([name]) => name === 'From')?.[1] ?? '',
    toHeader: parsed.headers.find(([name]) => name === 'To')?.[1] ?? '',
    size: raw.length,
  };
  store.addMail(record, raw);
  return record;
}

function checksOf(
  auth: SenderChecks | AuthResult,
): Required<Omit<SenderChecks, 'dkimDomain'>> & { dkimDomain?: string } {
  if (typeof auth === 'string') return { spf: auth, dkim: auth, dmarc: auth };
  const spf = auth.spf ?? 'none';
  const dkim = auth.dkim ?? 'none';
  const dmarc = auth.dmarc ?? (spf === 'pass' || dkim === 'pass' ? 'pass' : 'none');
  return { ...auth, spf, dkim, dmarc };
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
// Nothing that a sender gave may begin a header of its own; our own folding stays.
const oneLine = (header: string) => header.replace(/[\r\n]+(?! )/g, ' ');
