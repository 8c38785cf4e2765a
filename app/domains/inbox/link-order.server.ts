import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

/** What is kept of a match, beside the order that it gave: shown as "Why this order". */
export type KeptMatch = { outcome: 'matched' | 'ambiguous' | 'none' } & Record<string, unknown>;

/** The person who decided, and the newest mail that they had before them. */
export type Picked = { by: string; messageId: string | null };

/** Ties a conversation to an order, or to none, with the reasons. */
export async function linkOrder(
  tx: Tx,
  shop: Shop,
  link: { threadId: string; orderId: string | null; match: KeptMatch; picked: Picked | null },
  now: Date,
): Promise<void> {
  await tx
    .update(threads)
    .set({
      orderId: link.orderId,
      match: link.match,
      matchOutcome: link.match.outcome,
      pickedBy: link.picked?.by ?? null,
      pickedFor: link.picked?.messageId ?? null,
      changedAt: now,
    })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, link.threadId)));
}
