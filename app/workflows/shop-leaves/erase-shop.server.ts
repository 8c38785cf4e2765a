import { eraseShop as eraseAi } from '#app/domains/ai/erase-shop.server.ts';
import { eraseShop as eraseAliases } from '#app/domains/aliases/erase-shop.server.ts';
import { eraseShop as eraseAttachments } from '#app/domains/attachments/erase-shop.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { eraseShop as eraseInbox } from '#app/domains/inbox/erase-shop.server.ts';
import { eraseShop as eraseMail } from '#app/domains/mail/erase-shop.server.ts';
import { eraseShop as eraseOrders } from '#app/domains/orders/erase-shop.server.ts';
import { eraseShop as eraseTenancy, exportFiles } from '#app/domains/tenancy/erase-shop.server.ts';
import { lockLeftShop } from '#app/domains/tenancy/lock-left-shop.server.ts';
import { eraseJobs } from '#app/jobs/erase-jobs.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { removeFiles } from './remove-files.server.ts';

/**
 * Erases a shop that has left: every row of it in every table but the log and the bare row of the shop itself, its files and
 * its sessions. One transaction; done again it finds nothing to do. A shop that is installed again is left alone.
 */
export async function eraseShop(world: World, { shop, payload, now }: Run<{ requestedAt: string }>): Promise<void> {
  await withShop(world.db, shop, async (tx) => {
    if (!(await lockLeftShop(tx, shop, new Date(payload.requestedAt)))) {
      world.log.warn({ shop: shop.id }, 'shop/redact for a shop that is in use: nothing was erased');
      return;
    }
    const exported = await exportFiles(tx, shop);
    const attached = await eraseAttachments(tx, shop);
    const mail = await eraseMail(tx, shop);
    const counted = [
      await eraseAi(tx, shop),
      await eraseInbox(tx, shop),
      await eraseOrders(tx, shop),
      await eraseAliases(tx, shop),
      await eraseTenancy(tx, shop, now),
    ];
    const rows = counted.reduce((sum, count) => sum + count, attached.length + mail.rows);
    // Once for each time that there was something: a repeated webhook adds no line.
    if (rows > 0)
      await recordEvent(tx, shop, { verb: 'shop.erased', actor: { kind: 'shopify' }, details: { rows } }, now);
    await eraseJobs(tx, shop);
    await removeFiles(world, [...exported, ...attached, ...mail.files]);
  });
}
