import { shopifyWebhook } from '#app/edge/shopify-webhook.server.ts';
import { uninstallShop } from '#app/workflows/shop-leaves/uninstall.server.ts';

/** app/uninstalled; app/scopes_update needs nothing: scopes are read with each new token. */
export const action = shopifyWebhook(async ({ world, topic, domain, now }) => {
  if (topic === 'app/uninstalled') await uninstallShop(world, domain, now);
});
