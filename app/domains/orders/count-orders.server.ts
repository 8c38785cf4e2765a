import { count, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orders } from '#drizzle/schema/orders.ts';

/** How many orders are here; asked only until the shop's first mail. */
export async function countOrders(tx: Tx, shop: Shop): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(orders).where(eq(orders.shopId, shop.id));
  return row?.count ?? 0;
}
