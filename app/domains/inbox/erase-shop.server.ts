import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messageRefs, messages, threadCounts, threads } from '#drizzle/schema/inbox.ts';

/** Takes away every conversation of the shop. @returns how many there were. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<number> {
  await tx.delete(messageRefs).where(eq(messageRefs.shopId, shop.id));
  await tx.delete(messages).where(eq(messages.shopId, shop.id));
  const gone = await tx.delete(threads).where(eq(threads.shopId, shop.id)).returning({ id: threads.id });
  // After the conversations, for a trigger counts them down.
  await tx.delete(threadCounts).where(eq(threadCounts.shopId, shop.id));
  return gone.length;
}
