import { sql } from 'drizzle-orm';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { type ShopRow, shopFromRow } from './internal/shop-row.server.ts';

/**
 * The shop of a domain, whether it is installed or has left: only for what the law asks (Shopify's compliance webhooks),
 * which outlives the installation. null when it never installed. Everything else enters through `enterShop`.
 *
 * @param domain alder-and-oak.myshopify.com, as a signed webhook names it.
 */
export async function enterLeftShop(database: Database, domain: string): Promise<Shop | null> {
  const [row] = await database.drizzle.execute<ShopRow>(sql`select * from shop_by_domain(${domain})`);
  return row ? shopFromRow(row) : null;
}

/** The same for a signed job: entered for the rest of the transaction. */
export async function enterLeftShopById(tx: Tx, shopId: number): Promise<Shop | null> {
  await tx.execute(sql`select set_config('app.shop_id', ${String(shopId)}, true)`);
  const [row] = await tx.execute<ShopRow>(sql`select * from shops where shop_id = ${shopId}`);
  return row ? shopFromRow(row) : null;
}
