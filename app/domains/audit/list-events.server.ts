import { and, asc, count, eq, inArray, or } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { events } from '#drizzle/schema/audit.ts';

export type LoggedEvent = typeof events.$inferSelect;

/** The log of a conversation, oldest first, at most 500 lines. */
export function eventsOfThread(tx: Tx, shop: Shop, threadId: string): Promise<LoggedEvent[]> {
  return tx
    .select()
    .from(events)
    .where(and(eq(events.shopId, shop.id), eq(events.threadId, threadId)))
    .orderBy(asc(events.id))
    .limit(500);
}

/** The log of an order and of the conversations about it, oldest first, at most 1,000 lines. */
export function eventsOfOrder(tx: Tx, shop: Shop, orderId: string, threadIds: string[]): Promise<LoggedEvent[]> {
  return tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.shopId, shop.id),
        or(eq(events.orderId, orderId), threadIds.length > 0 ? inArray(events.threadId, threadIds) : undefined),
      ),
    )
    .orderBy(asc(events.id))
    .limit(1000);
}

/** How many lines the log has about an order, counted to 1,000. */
export async function countTimeline(tx: Tx, shop: Shop, orderId: string): Promise<number> {
  const counted = tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.shopId, shop.id), eq(events.orderId, orderId)))
    .limit(1000)
    .as('counted');
  const [row] = await tx.select({ count: count() }).from(counted);
  return row?.count ?? 0;
}
