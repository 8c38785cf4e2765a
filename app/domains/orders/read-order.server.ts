import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orders } from '#drizzle/schema/orders.ts';
import type { Order } from './order.ts';

/** The copy of an order that we have, and when it was read from Shopify. */
export type OrderCopy = { order: Order; readAt: Date };

/** An order's last copy; null when the shop has none of this id. */
export async function readOrder(tx: Tx, shop: Shop, orderId: string): Promise<OrderCopy | null> {
  const [copy] = await readOrders(tx, shop, [orderId]);
  return copy ?? null;
}

/** The last copies of several orders, in any order. */
export async function readOrders(tx: Tx, shop: Shop, orderIds: string[]): Promise<OrderCopy[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx
    .select({ snapshot: orders.snapshot, readAt: orders.readAt })
    .from(orders)
    .where(and(eq(orders.shopId, shop.id), inArray(orders.id, orderIds)));
  // Stored by store-orders from Shopify's typed answer, so it is of that type.
  return rows.map((row) => ({ order: row.snapshot as Order, readAt: row.readAt }));
}
