import { sql } from 'drizzle-orm';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type ShopRow, shopFromRow } from './internal/shop-row.server.ts';

/** Makes the shop of a domain, or brings back one that had uninstalled. Doing it again changes nothing. */
export async function installShop(database: Database, domain: string, now: Date): Promise<Shop> {
  const [row] = await database.drizzle.execute<ShopRow>(
    sql`select * from install_shop(${domain}, ${now.toISOString()}::timestamptz)`,
  );
  if (!row) throw new Error('install_shop gave no row');
  return shopFromRow(row);
}
