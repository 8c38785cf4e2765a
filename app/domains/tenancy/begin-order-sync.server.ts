import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';

/** Notes that the shop's orders are being fetched since this installation. @returns false when that was noted before. */
export async function beginOrderSync(tx: Tx, shop: Shop, now: Date): Promise<boolean> {
  const begun = await tx
    .update(shops)
    .set({ ordersSyncBegunAt: now, ordersSyncedAt: null })
    .where(
      and(
        eq(shops.shopId, shop.id),
        or(isNull(shops.ordersSyncBegunAt), lt(shops.ordersSyncBegunAt, shops.installedAt)),
      ),
    )
    .returning({ id: shops.shopId });
  return begun.length > 0;
}

/** Notes that all orders are in. */
export async function endOrderSync(tx: Tx, shop: Shop, now: Date): Promise<void> {
  await tx.update(shops).set({ ordersSyncedAt: now }).where(eq(shops.shopId, shop.id));
}
