import { world } from './world.server.ts';

/** What every document says of the app to App Bridge. Both are public. */
export function documentSettings(): { apiKey: string; appBridgeUrl: string } {
  const { env } = world();
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL };
}
