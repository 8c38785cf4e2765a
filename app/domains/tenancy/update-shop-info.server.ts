import { eq, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';
import type { ShopInfo } from './fetch-shop-info.server.ts';

/** Keeps what the shop says of itself; its name signs replies until somebody writes a signature. */
export async function updateShopInfo(tx: Tx, shop: Shop, info: ShopInfo): Promise<void> {
  await tx
    .update(shops)
    .set({ ...info, signature: sql`case when ${shops.signature} = '' then ${info.name} else ${shops.signature} end` })
    .where(eq(shops.shopId, shop.id));
}
