import { z } from 'zod';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import { noteWebhook } from '#app/domains/tenancy/note-webhook.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

export type OrderWebhook = {
  topic: string;
  domain: string;
  webhookId: string;
  payload: Record<string, unknown>;
  now: Date;
};

const id = z.union([z.int().positive(), z.string().regex(/^\d+$/)]);
/** Orders come with their own id, refunds and fulfilments with their order's. */
const ofOrder = z.object({ id }).transform((order) => order.id);
const ofItsPart = z.object({ order_id: id }).transform((part) => part.order_id);

/**
 * Shopify says that an order changed. One transaction: the webhook is noted once, and a job reads the order again; several
 * changes in a row make one read.
 */
export async function noteOrderWebhook(world: World, webhook: OrderWebhook): Promise<void> {
  const shop = await enterShop(world.db, webhook.domain);
  const { topic, webhookId, payload, now } = webhook;
  const parsed = (topic.startsWith('orders/') ? ofOrder : ofItsPart).safeParse(payload);
  if (!shop || !parsed.success) return;
  const orderId = `gid://shopify/Order/${parsed.data}`;
  await withShop(world.db, shop, async (tx) => {
    if (!(await noteWebhook(tx, shop, { webhookId, topic }, now))) return;
    await enqueue(tx, shop, 'order-changes/refresh', { orderId }, { now, dedupeKey: `refresh:${orderId}` });
  });
}
