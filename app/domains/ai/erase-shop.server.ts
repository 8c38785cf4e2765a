import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

/** Takes away every draft of the shop. @returns how many there were. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<number> {
  const gone = await tx.delete(drafts).where(eq(drafts.shopId, shop.id)).returning({ id: drafts.id });
  return gone.length;
}
