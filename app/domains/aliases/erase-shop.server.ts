import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { aliases } from '#drizzle/schema/aliases.ts';

/** Takes the shop's aliases away: mail to them belongs to nobody. @returns how many there were. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<number> {
  const gone = await tx.delete(aliases).where(eq(aliases.shopId, shop.id)).returning({ address: aliases.address });
  return gone.length;
}
