import { and, eq, isNull } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';

/** Notes that the shop has uninstalled. @returns false when that was noted before. */
export async function markUninstalled(tx: Tx, shop: Shop, now: Date): Promise<boolean> {
  const marked = await tx
    .update(shops)
    .set({ uninstalledAt: now })
    .where(and(eq(shops.shopId, shop.id), isNull(shops.uninstalledAt)))
    .returning({ id: shops.shopId });
  return marked.length > 0;
}
