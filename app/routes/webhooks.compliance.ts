import { shopifyWebhook } from '#app/edge/shopify-webhook.server.ts';
import { noteCompliance } from '#app/workflows/shop-leaves/note-compliance.server.ts';

/** customers/data_request, customers/redact, shop/redact: what the law asks for. A shop that we never knew gets 200 too. */
export const action = shopifyWebhook(({ world, ...webhook }) => noteCompliance(world, webhook));
