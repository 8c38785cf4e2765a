import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { fetchOrdersPage } from '#app/domains/orders/fetch-order.server.ts';
import { endOrderSync } from '#app/domains/tenancy/begin-order-sync.server.ts';
import { fetchShopInfo } from '#app/domains/tenancy/fetch-shop-info.server.ts';
import { updateShopInfo } from '#app/domains/tenancy/update-shop-info.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { keepOrders } from '../order-changes/keep-orders.server.ts';

/**
 * Fetches all orders that the scopes allow, a page a job: a job that fails is tried again from its own page, and the shop
 * can be used meanwhile. The first page brings what the shop itself is called.
 */
export async function syncOrders(world: World, { shop, payload, now }: Run<{ cursor: string | null }>): Promise<void> {
  const graphql = world.admin.forShop(shop.domain);
  const info = payload.cursor === null ? await fetchShopInfo(graphql) : null;
  const page = await fetchOrdersPage(graphql, payload.cursor);
  await withShop(world.db, shop, async (tx) => {
    if (info) await updateShopInfo(tx, shop, info);
    await keepOrders(tx, shop, page.orders, now);
    if (page.next !== null) {
      await enqueue(
        tx,
        shop,
        'shop-installs/sync-orders',
        { cursor: page.next },
        { now, dedupeKey: `sync:${page.next}` },
      );
      return;
    }
    await endOrderSync(tx, shop, now);
    await recordEvent(tx, shop, { verb: 'orders.synced', actor: { kind: 'shopify' } }, now);
  });
}
