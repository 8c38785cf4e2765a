import { createHash } from 'node:crypto';
import type { InboundEmail } from './inbound-email.ts';

/** What tells one mail from another. */
export type DigestedMail = Pick<InboundEmail, 'messageId' | 'from' | 'date' | 'text' | 'html'> & {
  attachments: Pick<InboundEmail['attachments'][number], 'sha256'>[];
};

/**
 * Hex SHA-256 of Message-ID, From, Date and body (text, HTML, attachments): equal for a mail that a provider delivers
 * again, or to a second address; different for another mail that reuses the Message-ID. The recipient is no part of it.
 */
export function mailDigest(mail: DigestedMail): string {
  // JSON keeps the fields apart: no two mails run together to the same bytes.
  const identity = JSON.stringify([
    mail.messageId,
    mail.from.address,
    mail.date?.getTime() ?? null,
    mail.text,
    mail.html,
    mail.attachments.map((attachment) => attachment.sha256),
  ]);
  return createHash('sha256').update(identity).digest('hex');
}
