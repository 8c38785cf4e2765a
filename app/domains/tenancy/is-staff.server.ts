import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { staff } from '#drizzle/schema/tenancy.ts';

/** Is this a person of the shop? */
export async function isStaff(tx: Tx, shop: Shop, staffId: string): Promise<boolean> {
  const [person] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.shopId, shop.id), eq(staff.id, staffId)));
  return person !== undefined;
}
