import { and, eq, ne } from 'drizzle-orm';
import { type Actor, recordEvent } from '#app/domains/audit/record-event.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

/** Closes a conversation or opens it again. @returns false when there is none, or it already was so. */
export async function setStatus(
  tx: Tx,
  shop: Shop,
  change: { threadId: string; status: 'open' | 'closed'; by: Actor },
  now: Date,
): Promise<boolean> {
  const { threadId, status, by } = change;
  const [changed] = await tx
    .update(threads)
    .set({ status, changedAt: now })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId), ne(threads.status, status)))
    .returning({ orderId: threads.orderId });
  if (!changed) return false;
  const verb = status === 'closed' ? 'thread.closed' : 'thread.reopened';
  await recordEvent(tx, shop, { verb, actor: by, threadId, orderId: changed.orderId }, now);
  return true;
}
