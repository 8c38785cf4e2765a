import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';

export type ShopDetails = typeof shops.$inferSelect;

/** All that is kept of the shop itself. */
export async function readShop(tx: Tx, shop: Shop): Promise<ShopDetails> {
  const [row] = await tx.select().from(shops).where(eq(shops.shopId, shop.id));
  if (!row) throw new Error('the shop is not there');
  return row;
}
