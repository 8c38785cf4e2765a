import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { mails, sends } from '#drizzle/schema/mail.ts';
import type { InboundEmail } from './inbound-email.ts';
import { readMails } from './read-mail.server.ts';

export type ExportedMails = {
  /** Ids of the received ones. */
  ids: string[];
  received: { receivedAt: Date; mail: Omit<InboundEmail, 'attachments'> }[];
  sent: { state: string; to: string; subject: string; sentAt: Date | null; deliveredAt: Date | null }[];
};

/**
 * The mails of a person as they were received, headers included, and what was sent to them.
 *
 * @param of.addresses theirs, lower case
 * @param of.mailIds received mails of their conversations
 */
export async function exportCustomer(
  tx: Tx,
  shop: Shop,
  of: { addresses: string[]; mailIds: string[] },
): Promise<ExportedMails> {
  const from = sql`lower(${mails.envelope}->'from'->>'address')`;
  const own = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.shopId, shop.id), or(inArray(mails.id, of.mailIds), inArray(from, of.addresses))))
    .orderBy(asc(mails.id));
  const received = await readMails(
    tx,
    shop,
    own.map(({ id }) => id),
  );
  const sent = await tx
    .select()
    .from(sends)
    .where(and(eq(sends.shopId, shop.id), inArray(sql`lower(${sends.toAddress})`, of.addresses)))
    .orderBy(asc(sends.id));
  return {
    ids: received.map(({ id }) => id),
    received: received.map(({ receivedAt, email: { attachments: _attachments, ...mail } }) => ({ receivedAt, mail })),
    sent: sent.map(({ state, toAddress, subject, sentAt, deliveredAt }) => ({
      state,
      to: toAddress,
      subject,
      sentAt,
      deliveredAt,
    })),
  };
}
