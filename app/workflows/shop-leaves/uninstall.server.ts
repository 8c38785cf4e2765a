import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import { markUninstalled } from '#app/domains/tenancy/mark-uninstalled.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

/**
 * A shop uninstalled the app: its tokens are deleted, its alias takes no mail, and nothing is sent or fetched for it any
 * more. Its data stays until Shopify asks for it to be erased (shop/redact, 48 hours later).
 */
export async function uninstallShop(world: World, domain: string, now: Date): Promise<void> {
  const sessions = await world.sessions.findSessionsByShop(domain);
  await world.sessions.deleteSessions(sessions.map((session) => session.id));
  const shop = await enterShop(world.db, domain);
  if (!shop) return;
  await withShop(world.db, shop, async (tx) => {
    if (!(await markUninstalled(tx, shop, now))) return;
    await recordEvent(tx, shop, { verb: 'shop.uninstalled', actor: { kind: 'shopify' } }, now);
  });
}
