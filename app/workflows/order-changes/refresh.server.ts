import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { threadsOfOrder } from '#app/domains/inbox/read-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { fetchOrder } from '#app/domains/orders/fetch-order.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { keepOrders } from './keep-orders.server.ts';

/**
 * Reads an order again from Shopify: a webhook said that it changed, or a person asked. The webhook's own payload is not
 * used, so its order of arrival does not matter.
 *
 * @throws {AppError} `shopify-down`
 */
export async function refreshOrder(world: World, shop: Shop, orderId: string, now: Date): Promise<boolean> {
  const order = await fetchOrder(world.admin.forShop(shop.domain), orderId);
  if (!order) return false;
  await withShop(world.db, shop, async (tx) => {
    const changed = await keepOrders(tx, shop, [order], now);
    if (changed.length === 0) return;
    const details = { financial: order.displayFinancialStatus ?? null, fulfillment: order.displayFulfillmentStatus };
    await recordEvent(tx, shop, { verb: 'order.refreshed', actor: { kind: 'shopify' }, orderId, details }, now);
    // Open screens of its conversations show the new state.
    for (const thread of await threadsOfOrder(tx, shop, orderId)) await updateThread(tx, shop, thread.id, {}, now);
  });
  return true;
}

/** The job of the same story. */
export async function refreshOrderJob(world: World, { shop, payload, now }: Run<{ orderId: string }>): Promise<void> {
  await refreshOrder(world, shop, payload.orderId, now);
}
