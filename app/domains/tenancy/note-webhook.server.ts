import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { webhookReceipts } from '#drizzle/schema/tenancy.ts';

/** Notes that a webhook was received (X-Shopify-Webhook-Id). @returns false when it was received before. */
export async function noteWebhook(
  tx: Tx,
  shop: Shop,
  webhook: { webhookId: string; topic: string },
  now: Date,
): Promise<boolean> {
  const noted = await tx
    .insert(webhookReceipts)
    .values({ shopId: shop.id, ...webhook, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: webhookReceipts.webhookId });
  return noted.length > 0;
}
