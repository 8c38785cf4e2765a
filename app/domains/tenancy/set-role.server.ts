import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { staff } from '#drizzle/schema/tenancy.ts';
import type { Role } from './permissions.ts';

/** Gives a person a role of their own; null: the shop's default. The account's owner always is `owner`. @returns whether they exist. */
export async function setRole(
  tx: Tx,
  shop: Shop,
  staffId: string,
  role: Exclude<Role, 'owner'> | null,
): Promise<boolean> {
  const changed = await tx
    .update(staff)
    .set({ role })
    .where(and(eq(staff.shopId, shop.id), eq(staff.id, staffId)))
    .returning({ id: staff.id });
  return changed.length > 0;
}
