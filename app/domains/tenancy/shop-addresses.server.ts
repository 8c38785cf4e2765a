import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { shops, staff } from '#drizzle/schema/tenancy.ts';

/** The shop's own addresses, lower case: its contact address and its people's. */
export async function shopAddresses(tx: Tx, shop: Shop): Promise<string[]> {
  const [own, people] = await Promise.all([
    tx.select({ email: shops.email }).from(shops).where(eq(shops.shopId, shop.id)),
    tx.select({ email: staff.email }).from(staff).where(eq(staff.shopId, shop.id)),
  ]);
  return [...own, ...people].flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
}
