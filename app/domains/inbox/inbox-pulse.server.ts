import { createHash } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

/** More than one: of two changes at once, the earlier may be the later to be committed. */
const LOOKED_AT = 20;

/** A word that is another one whenever one of the shop's conversations has changed: one look into an index. */
export async function inboxPulse(tx: Tx, shop: Shop): Promise<string> {
  const newest = await tx
    .select({ id: threads.id, at: threads.changedAt })
    .from(threads)
    .where(eq(threads.shopId, shop.id))
    .orderBy(desc(threads.changedAt), desc(threads.id))
    .limit(LOOKED_AT);
  const hash = createHash('sha256');
  for (const { id, at } of newest) hash.update(`${id} ${at.toISOString()}\n`);
  return hash.digest('base64url');
}
