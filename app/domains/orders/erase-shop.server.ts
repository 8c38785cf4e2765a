import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orderKeys, orderNameFormats, orders } from '#drizzle/schema/orders.ts';

/** Takes away every copy of an order of the shop and what they were found by. @returns how many orders there were. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<number> {
  await tx.delete(orderKeys).where(eq(orderKeys.shopId, shop.id));
  await tx.delete(orderNameFormats).where(eq(orderNameFormats.shopId, shop.id));
  const gone = await tx.delete(orders).where(eq(orders.shopId, shop.id)).returning({ id: orders.id });
  return gone.length;
}
