import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';
import type { Role } from './permissions.ts';

/** The role of staff who have none of their own. */
export async function setDefaultRole(tx: Tx, shop: Shop, role: Exclude<Role, 'owner'>): Promise<void> {
  await tx.update(shops).set({ defaultRole: role }).where(eq(shops.shopId, shop.id));
}
