import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orderNameFormats as table } from '#drizzle/schema/orders.ts';

/** What this shop puts around the number of an order's name, learned from its orders; at most 20 ways. */
export function orderNameFormats(tx: Tx, shop: Shop): Promise<{ prefix: string; suffix: string }[]> {
  return tx
    .select({ prefix: table.prefix, suffix: table.suffix })
    .from(table)
    .where(eq(table.shopId, shop.id))
    .limit(20);
}
