import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';

export type SendState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'undone';

export type SendChange = {
  state: SendState;
  providerId?: string;
  error?: string | null;
  sentAt?: Date;
  deliveredAt?: Date;
  sendAt?: Date;
};

/**
 * Moves a reply from one of the states it may be in to the next. Two that want to move it at once cannot both succeed.
 *
 * @returns the reply as it is now, or null when it was in none of `from`.
 */
export async function settleSend(
  tx: Tx,
  shop: Shop,
  sendId: string,
  from: SendState[],
  change: SendChange,
): Promise<typeof sends.$inferSelect | null> {
  const [moved] = await tx
    .update(sends)
    .set(change)
    .where(and(eq(sends.shopId, shop.id), eq(sends.id, sendId), inArray(sends.state, from)))
    .returning();
  return moved ?? null;
}
