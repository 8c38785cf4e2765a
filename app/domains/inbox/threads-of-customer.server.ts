import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messages, threads } from '#drizzle/schema/inbox.ts';
import type { Message, Thread } from './read-thread.server.ts';

/** All conversations of these addresses (lower case), and all about these orders, oldest first. */
export function threadsOfCustomer(
  tx: Tx,
  shop: Shop,
  of: { addresses: string[]; orderIds: string[] },
): Promise<Thread[]> {
  return tx
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.shopId, shop.id),
        or(inArray(sql`lower(${threads.customerAddress})`, of.addresses), inArray(threads.orderId, of.orderIds)),
      ),
    )
    .orderBy(asc(threads.createdAt), asc(threads.id));
}

/** All mails of these conversations, oldest first. */
export function messagesOfThreads(tx: Tx, shop: Shop, threadIds: string[]): Promise<Message[]> {
  return tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), inArray(messages.threadId, threadIds)))
    .orderBy(asc(messages.at), asc(messages.id));
}
