import { and, eq, isNull } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';

/** Notes when a reply reached its recipient's mail server. @returns false when that was noted before. */
export async function markDelivered(tx: Tx, shop: Shop, sendId: string, at: Date): Promise<boolean> {
  const marked = await tx
    .update(sends)
    .set({ deliveredAt: at })
    .where(and(eq(sends.shopId, shop.id), eq(sends.id, sendId), isNull(sends.deliveredAt)))
    .returning({ id: sends.id });
  return marked.length > 0;
}
