import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { customerRequests, shops, staff, webhookReceipts } from '#drizzle/schema/tenancy.ts';

/** Files of the shop's exports, by storage key. */
export async function exportFiles(tx: Tx, shop: Shop): Promise<string[]> {
  const rows = await tx
    .select({ key: customerRequests.storageKey })
    .from(customerRequests)
    .where(and(eq(customerRequests.shopId, shop.id), isNotNull(customerRequests.storageKey)));
  return rows.flatMap(({ key }) => (key === null ? [] : [key]));
}

/**
 * Takes away the shop's people, sessions, webhook ids and requests. Its row stays, for the log's lines name it: number,
 * domain and when it came and went, which are the merchant's and no customer's. An installation begins anew.
 *
 * @returns how many rows of people, sessions and requests there were.
 */
export async function eraseShop(tx: Tx, shop: Shop, now: Date): Promise<number> {
  const people = await tx.delete(staff).where(eq(staff.shopId, shop.id)).returning({ id: staff.id });
  const requests = await tx
    .delete(customerRequests)
    .where(eq(customerRequests.shopId, shop.id))
    .returning({ id: customerRequests.id });
  await tx.delete(webhookReceipts).where(eq(webhookReceipts.shopId, shop.id));
  await tx.execute(sql`select delete_sessions(array(select id from sessions_of_shop(${shop.domain})))`);
  await tx
    .update(shops)
    .set({
      name: shop.domain.split('.')[0] ?? shop.domain,
      email: null,
      currency: 'USD',
      timezone: 'UTC',
      defaultRole: 'agent',
      signature: '',
      ordersSyncBegunAt: null,
      ordersSyncedAt: null,
      uninstalledAt: sql`coalesce(${shops.uninstalledAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(eq(shops.shopId, shop.id));
  return people.length + requests.length;
}
