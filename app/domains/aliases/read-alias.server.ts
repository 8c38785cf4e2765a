import { desc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { aliases } from '#drizzle/schema/aliases.ts';

/** The shop's newest alias and whether it is switched on; null when it has none. */
export async function readAlias(tx: Tx, shop: Shop): Promise<{ address: string; state: string } | null> {
  const [alias] = await tx
    .select({ address: aliases.address, state: aliases.state })
    .from(aliases)
    .where(eq(aliases.shopId, shop.id))
    .orderBy(desc(aliases.createdAt))
    .limit(1);
  return alias ?? null;
}
