import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { aliases } from '#drizzle/schema/aliases.ts';

/** Every address at which the shop takes mail or ever took it, lower case. */
export async function aliasAddresses(tx: Tx, shop: Shop): Promise<string[]> {
  const rows = await tx.select({ address: aliases.address }).from(aliases).where(eq(aliases.shopId, shop.id));
  return rows.map(({ address }) => address);
}
