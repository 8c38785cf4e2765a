import type { Session } from '@shopify/shopify-api';
import { ensureAlias } from '#app/domains/aliases/ensure-alias.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { beginOrderSync } from '#app/domains/tenancy/begin-order-sync.server.ts';
import { installShop } from '#app/domains/tenancy/install-shop.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

/**
 * A shop's token was exchanged: at installation, at each reinstallation, and whenever a session begins anew. The first
 * time the shop gets its alias and its orders are fetched; every other time nothing happens.
 */
export async function installShopStory(world: World, session: Session): Promise<void> {
  const now = world.clock();
  const shop = await installShop(world.db, session.shop, now);
  await withShop(world.db, shop, async (tx) => {
    if (!(await beginOrderSync(tx, shop, now))) return;
    await ensureAlias(tx, shop, world.env.INBOUND_DOMAIN, now);
    await recordEvent(tx, shop, { verb: 'shop.installed', actor: { kind: 'shopify' } }, now);
    await enqueue(tx, shop, 'shop-installs/sync-orders', { cursor: null }, { now, dedupeKey: 'sync-orders' });
  });
}
