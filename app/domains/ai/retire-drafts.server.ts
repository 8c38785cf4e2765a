import { and, eq } from 'drizzle-orm';
import { type Actor, recordEvent } from '#app/domains/audit/record-event.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

/** Takes the draft of a conversation back: a newer mail came, or another order is meant. A person's words stay readable. */
export async function retireDrafts(
  tx: Tx,
  shop: Shop,
  why: { threadId: string; orderId: string | null; reason: 'newer-mail' | 'other-order' | 'redraft'; by: Actor },
  now: Date,
): Promise<void> {
  const retired = await tx
    .update(drafts)
    .set({ state: 'retired', changedAt: now })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.threadId, why.threadId), eq(drafts.state, 'ready')))
    .returning({ id: drafts.id });
  for (const { id } of retired) {
    await recordEvent(
      tx,
      shop,
      {
        verb: 'draft.retired',
        actor: why.by,
        threadId: why.threadId,
        orderId: why.orderId,
        details: { draftId: id, reason: why.reason },
      },
      now,
    );
  }
}
