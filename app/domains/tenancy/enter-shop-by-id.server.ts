import { sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { type ShopRow, shopFromRow } from './internal/shop-row.server.ts';

/**
 * The shop that a signed job names, entered for the rest of the transaction; null when it is gone or has
 * uninstalled: then nothing is done for it any more. The queue's signature
 * is what vouches for the id.
 */
export async function enterShopById(tx: Tx, shopId: number): Promise<Shop | null> {
  await tx.execute(sql`select set_config('app.shop_id', ${String(shopId)}, true)`);
  const [row] = await tx.execute<ShopRow>(sql`select * from shops where shop_id = ${shopId}`);
  return row && row.uninstalled_at === null ? shopFromRow(row) : null;
}
