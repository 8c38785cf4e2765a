import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { linkOrder } from '#app/domains/inbox/link-order.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { readOrder } from '#app/domains/orders/read-order.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { askForDraft } from '#app/workflows/email-arrives/ask-for-draft.server.ts';

/**
 * A person says which order a conversation is about, or that it is about none. The draft was written from other facts, so a
 * new one is asked for.
 *
 * @throws {AppError} `not-found` when the shop has no such order.
 */
export async function pickOrder(
  tx: Tx,
  shop: Shop,
  pick: { threadId: string; orderId: string | null; staffId: string },
  now: Date,
): Promise<void> {
  const { threadId, orderId, staffId } = pick;
  const by = { kind: 'staff' as const, id: staffId };
  const thread = await lockThread(tx, shop, threadId);
  if (thread.orderId === orderId && thread.matchOutcome !== 'ambiguous') return;
  if (orderId !== null && !(await readOrder(tx, shop, orderId))) {
    throw new AppError('not-found', 'This order is not there.');
  }
  const outcome = orderId === null ? 'none' : 'matched';
  const match = { outcome, reason: 'A person of the shop decided.', evidence: [], candidates: [] } as const;
  const picked = { by: staffId, messageId: thread.lastInboundId };
  await linkOrder(tx, shop, { threadId, orderId, match, picked }, now);
  const verb = orderId === null ? 'order.unmatched' : 'order.matched';
  // An unlinked order's own timeline has to say so too.
  await recordEvent(
    tx,
    shop,
    { verb, actor: by, threadId, orderId: orderId ?? thread.orderId, details: { outcome } },
    now,
  );
  await askForDraft(tx, shop, { threadId, by }, now);
}
