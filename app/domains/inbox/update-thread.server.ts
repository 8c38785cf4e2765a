import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

export type ThreadStatus = 'open' | 'waiting' | 'closed';
export type ThreadChange = {
  status?: ThreadStatus;
  draftState?: 'none' | 'drafting' | 'ready' | 'check-claim' | 'failed';
  sendState?: 'none' | 'sending' | 'failed' | 'unknown';
  unread?: boolean;
};

/** Changes what the list says of a conversation. @returns whether it exists. */
export async function updateThread(
  tx: Tx,
  shop: Shop,
  threadId: string,
  change: ThreadChange,
  now: Date,
): Promise<boolean> {
  const changed = await tx
    .update(threads)
    .set({ ...change, changedAt: now })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)))
    .returning({ id: threads.id });
  return changed.length > 0;
}
