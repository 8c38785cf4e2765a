import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { mails } from '#drizzle/schema/mail.ts';
import type { InboundEmail } from './inbound-email.ts';

export type ReceivedMail = { id: string; email: InboundEmail; rawKey: string | null; receivedAt: Date };

/** A mail as it was received; null when the shop has none of this id. */
export async function readMail(tx: Tx, shop: Shop, mailId: string): Promise<ReceivedMail | null> {
  const [mail] = await readMails(tx, shop, [mailId]);
  return mail ?? null;
}

/** Several mails as they were received, in any order; without those that were erased (`eraseCustomer`). */
export async function readMails(tx: Tx, shop: Shop, mailIds: string[]): Promise<ReceivedMail[]> {
  if (mailIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shop.id), inArray(mails.id, mailIds)));
  const kept = rows.filter((row) => row.envelope !== null);
  return kept.map((row) => ({
    id: row.id,
    email: toEmail(row),
    rawKey: row.rawKey,
    receivedAt: row.receivedAt,
  }));
}

/** We wrote the envelope ourselves, so only what JSON loses has to be put back. */
function toEmail(row: typeof mails.$inferSelect): InboundEmail {
  const envelope = row.envelope as Omit<InboundEmail, 'text' | 'html' | 'date'> & { date: string | null };
  return { ...envelope, date: envelope.date === null ? null : new Date(envelope.date), text: row.text, html: row.html };
}
