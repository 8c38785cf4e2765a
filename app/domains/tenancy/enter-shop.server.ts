import { sql } from 'drizzle-orm';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type ShopRow, shopFromRow } from './internal/shop-row.server.ts';

/**
 * The shop of a domain that has proven itself (a session token, a signed webhook), or null when it is not installed.
 *
 * @param domain alder-and-oak.myshopify.com
 */
export async function enterShop(database: Database, domain: string): Promise<Shop | null> {
  const [row] = await database.drizzle.execute<ShopRow>(sql`select * from shop_by_domain(${domain})`);
  return row && row.uninstalled_at === null ? shopFromRow(row) : null;
}
