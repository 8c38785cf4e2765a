import { and, desc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orders } from '#drizzle/schema/orders.ts';
import type { Order } from './order.ts';
import type { OrderCopy } from './read-order.server.ts';

/** The newest orders that were placed with this address, at most 5. */
export async function ordersOfEmail(tx: Tx, shop: Shop, email: string): Promise<OrderCopy[]> {
  const rows = await tx
    .select({ snapshot: orders.snapshot, readAt: orders.readAt })
    .from(orders)
    .where(and(eq(orders.shopId, shop.id), eq(orders.email, email.toLowerCase())))
    .orderBy(desc(orders.placedAt))
    .limit(5);
  return rows.map((row) => ({ order: row.snapshot as Order, readAt: row.readAt }));
}
