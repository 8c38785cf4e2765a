import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';
import type { Send } from './claim-send.server.ts';

/** A reply on its way, as it stands; null when the shop has none of this id. */
export async function readSend(tx: Tx, shop: Shop, sendId: string): Promise<Send | null> {
  const [send] = await tx
    .select()
    .from(sends)
    .where(and(eq(sends.shopId, shop.id), eq(sends.id, sendId)));
  return send ?? null;
}
