import type { Session } from '@shopify/shopify-api';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { World } from '#app/platform/world.server.ts';
import { installShopStory } from '#app/workflows/shop-installs/install.server.ts';

/** Sessions with which this process has seen the shop's installation whole. */
const seen = new Set<string>();
const MOST_SEEN = 10_000;

/**
 * The shop of a session that holds. Shopify's library keeps a new session before it says so (`afterAuth`), so an
 * installation can be cut off in between, and the next request would find the session and no alias: each process tells the
 * story again at a session's first request. Where it was told to its end nothing happens.
 */
export async function enterInstalled(world: World, session: Session): Promise<Shop> {
  const key = `${session.id} ${session.expires?.getTime()}`;
  if (!seen.has(key)) {
    await installShopStory(world, session);
    if (seen.size >= MOST_SEEN) seen.clear();
    seen.add(key);
  }
  const shop = await enterShop(world.db, session.shop);
  if (!shop) throw new Error('the shop left while this was asked');
  return shop;
}
