import { and, eq, gt } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops, staff } from '#drizzle/schema/tenancy.ts';

/** shop/redact comes so long after an uninstall (shopify.dev, "Privacy law compliance"). */
const REDACT_FOLLOWS_MS = 48 * 60 * 60 * 1000;

/**
 * Has the shop really left? Held until the transaction ends, so that it cannot be installed meanwhile.
 *
 * It has when it is marked as uninstalled. It also has when that webhook was missed; but then nobody can have opened the
 * app in the 48 hours before the request. Where somebody has, the shop was installed anew and the request is about the
 * installation before.
 *
 * @param requestedAt when Shopify asked.
 */
export async function lockLeftShop(tx: Tx, shop: Shop, requestedAt: Date): Promise<boolean> {
  const [row] = await tx
    .select({ installedAt: shops.installedAt, uninstalledAt: shops.uninstalledAt })
    .from(shops)
    .where(eq(shops.shopId, shop.id))
    .for('update');
  if (!row) return false;
  if (row.uninstalledAt) return true;
  const since = new Date(requestedAt.getTime() - REDACT_FOLLOWS_MS);
  if (row.installedAt > since) return false;
  const [seen] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.shopId, shop.id), gt(staff.lastSeenAt, since)))
    .limit(1);
  return seen === undefined;
}
