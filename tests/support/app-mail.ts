import { randomBytes } from 'node:crypto';
import { fieldParts, multipartRequest, signature } from './mailgun-request.ts';

/** A customer's mail, as a test speaks of it. Whatever is left out is as usual. */
export type TestMail = {
  /** Address, or `Name <address>`. */
  from?: string;
  to?: string;
  cc?: string;
  replyTo?: string;
  subject?: string;
  text?: string;
  /** Without brackets; null: the mail has none. */
  messageId?: string | null;
  inReplyTo?: string;
  references?: string[];
  date?: Date;
  /** What the receiving server says of the sender; `pass` for all when absent. */
  auth?: 'pass' | 'fail' | 'none';
};

export const CUSTOMER = 'ines.duarte@example.com';

/** The mail as it travels, with the findings of Mailgun's receiving server on top (RFC 8601). */
export function writeMail(mail: TestMail, alias: string): Buffer {
  const from = mail.from ?? `Ines Duarte <${CUSTOMER}>`;
  const address = /<([^>]*)>/.exec(from)?.[1] ?? from;
  const auth = mail.auth ?? 'pass';
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const lines = [
    `Authentication-Results: mxa.mailgun.org; spf=${auth} smtp.mailfrom=${address}; dkim=${auth} header.d=${domain}; dmarc=${auth} header.from=${domain}`,
    `From: ${from}`,
    `To: ${mail.to ?? alias}`,
    ...(mail.cc ? [`Cc: ${mail.cc}`] : []),
    ...(mail.replyTo ? [`Reply-To: ${mail.replyTo}`] : []),
    `Subject: ${encoded(mail.subject ?? 'Where is my order?')}`,
    `Date: ${(mail.date ?? new Date()).toUTCString()}`,
    ...(mail.messageId === null ? [] : [`Message-ID: <${mail.messageId ?? newMessageId()}>`]),
    ...(mail.inReplyTo ? [`In-Reply-To: <${mail.inReplyTo}>`] : []),
    ...(mail.references ? [`References: ${mail.references.map((id) => `<${id}>`).join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(mail.text ?? 'Hello, where is my order?')
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

export function newMessageId(): string {
  return `${randomBytes(8).toString('hex')}@example.com`;
}

export function newToken(): string {
  return randomBytes(25).toString('hex');
}

/** The post by which Mailgun hands over the bytes of a mail, signed at `at`. */
export function mimePost(raw: Uint8Array, post: { recipient: string; key: string; at: Date; token?: string }): Request {
  return multipartRequest([
    ...fieldParts({ recipient: post.recipient, sender: 'bounce@example.com' }),
    ...fieldParts(signature(post.at, post.key, post.token ?? newToken())),
    { name: 'body-mime', value: raw },
  ]);
}

/** The fields of a `forward()` post of a plain mail. */
export function forwardFields(
  mail: { text?: string; subject?: string; messageId?: string; from?: string },
  recipient: string,
): Record<string, string> {
  const from = mail.from ?? CUSTOMER;
  const subject = mail.subject ?? 'Where is my order?';
  const headers = [
    ['Authentication-Results', `mxa.mailgun.org; dkim=pass header.d=${from.split('@')[1]}`],
    ['From', from],
    ['To', recipient],
    ['Subject', subject],
    ['Message-Id', `<${mail.messageId ?? newMessageId()}>`],
    ['Date', 'Mon, 23 Nov 2026 09:58:00 +0000'],
  ];
  return {
    recipient,
    sender: from,
    from,
    subject,
    'message-headers': JSON.stringify(headers),
    'body-plain': mail.text ?? 'Hello, where is my order?',
  };
}

/** An encoded word where the subject is more than ASCII (RFC 2047). */
function encoded(words: string): string {
  return /^[\x20-\x7e]*$/.test(words) ? words : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
}
