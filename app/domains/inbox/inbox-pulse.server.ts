import { desc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

/** When anything in the shop's conversations last changed: one look into an index. Empty before the first mail. */
export async function inboxPulse(tx: Tx, shop: Shop): Promise<string> {
  const [newest] = await tx
    .select({ at: threads.changedAt })
    .from(threads)
    .where(eq(threads.shopId, shop.id))
    .orderBy(desc(threads.changedAt))
    .limit(1);
  return newest?.at.toISOString() ?? '';
}
