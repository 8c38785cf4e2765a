import { shopifyWebhook } from '#app/edge/shopify-webhook.server.ts';
import { noteOrderWebhook } from '#app/workflows/order-changes/note-webhook.server.ts';

/** orders/*, refunds/create, fulfillments/*: an order changed. */
export const action = shopifyWebhook(({ world, ...webhook }) => noteOrderWebhook(world, webhook));
