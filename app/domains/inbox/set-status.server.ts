import { and, eq, ne, sql } from 'drizzle-orm';
import { type Actor, recordEvent } from '#app/domains/audit/record-event.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

const NOT_DRAFTING = sql<string>`case ${threads.draftState} when 'drafting' then 'none' else ${threads.draftState} end`;

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
    // Nobody waits for a draft of a closed conversation.
    .set({ status, changedAt: now, ...(status === 'closed' ? { draftState: NOT_DRAFTING } : {}) })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId), ne(threads.status, status)))
    .returning({ orderId: threads.orderId });
  if (!changed) return false;
  const verb = status === 'closed' ? 'thread.closed' : 'thread.reopened';
  await recordEvent(tx, shop, { verb, actor: by, threadId, orderId: changed.orderId }, now);
  return true;
}
