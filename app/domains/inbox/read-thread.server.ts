import { and, asc, desc, eq, ne } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messages, threads } from '#drizzle/schema/inbox.ts';

export type Thread = typeof threads.$inferSelect;
export type Message = typeof messages.$inferSelect;

/** A conversation of the shop; null when it has none of this id. */
export async function readThread(tx: Tx, shop: Shop, threadId: string): Promise<Thread | null> {
  const [thread] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)));
  return thread ?? null;
}

/** Its newest mails, at most 200, oldest first. */
export async function readMessages(tx: Tx, shop: Shop, threadId: string): Promise<Message[]> {
  const newest = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), eq(messages.threadId, threadId)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(200);
  return newest.reverse();
}

/** The customer's other conversations, newest first, at most 10; none where nobody is known. */
export async function otherThreads(tx: Tx, shop: Shop, thread: Thread): Promise<Thread[]> {
  if (thread.customerAddress === '') return [];
  return tx
    .select()
    .from(threads)
    .where(
      and(eq(threads.shopId, shop.id), eq(threads.customerAddress, thread.customerAddress), ne(threads.id, thread.id)),
    )
    .orderBy(desc(threads.lastMessageAt))
    .limit(10);
}

/** Every conversation about an order, oldest first. */
export function threadsOfOrder(tx: Tx, shop: Shop, orderId: string): Promise<Thread[]> {
  return tx
    .select()
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), eq(threads.orderId, orderId)))
    .orderBy(asc(threads.createdAt))
    .limit(100);
}
