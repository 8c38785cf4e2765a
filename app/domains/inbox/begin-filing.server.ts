import { and, eq, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messages } from '#drizzle/schema/inbox.ts';

/** Any number; with the shop's it names the lock on filing. */
const FILING_LOCK = 4_128;

/**
 * Lets one transaction at a time file mail for a shop: finding a conversation and beginning one must be one step, or two
 * mails of one thread at once make twins.
 *
 * @returns false when this mail stands in a conversation already.
 */
export async function beginFiling(tx: Tx, shop: Shop, mailId: string): Promise<boolean> {
  await holdFiling(tx, shop);
  const [filed] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), eq(messages.mailId, mailId)));
  return filed === undefined;
}

/** Keeps everybody from filing mail for a shop until the transaction ends. */
export async function holdFiling(tx: Tx, shop: Shop): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FILING_LOCK}, ${shop.id}::integer)`);
}
