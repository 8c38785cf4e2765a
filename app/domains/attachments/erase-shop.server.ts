import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { attachments } from '#drizzle/schema/attachments.ts';

/** Forgets all of the shop's files. @returns their storage keys; the caller takes the bytes away. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<string[]> {
  const gone = await tx
    .delete(attachments)
    .where(eq(attachments.shopId, shop.id))
    .returning({ key: attachments.storageKey });
  return gone.map(({ key }) => key);
}
