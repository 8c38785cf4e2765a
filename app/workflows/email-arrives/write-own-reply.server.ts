import { checkDraft } from '#app/domains/ai/check-draft.ts';
import { factsFor } from '#app/domains/ai/facts-for.ts';
import { saveDraft } from '#app/domains/ai/save-draft.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { readOrder } from '#app/domains/orders/read-order.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { draftState } from './draft.server.ts';

/**
 * A person writes a reply where there is no draft. Their words are checked against the same facts as the model's.
 *
 * @throws {AppError} `conflict` when a draft has come meanwhile.
 */
export async function writeOwnReply(
  tx: Tx,
  shop: Shop,
  reply: { threadId: string; text: string; staffId: string },
  now: Date,
): Promise<{ draftId: string }> {
  const thread = await lockThread(tx, shop, reply.threadId);
  if (!thread.lastInboundId) throw new AppError('conflict', 'There is no mail to answer in this conversation.');
  const copy = thread.orderId ? await readOrder(tx, shop, thread.orderId) : null;
  const facts = factsFor({ order: copy?.order ?? null, shop, customerName: thread.customerName });
  const claims = checkDraft({ facts, draft: reply.text, now });
  const saved = await saveDraft(
    tx,
    shop,
    {
      threadId: thread.id,
      basedOnMessageId: thread.lastInboundId,
      orderId: thread.orderId,
      source: 'person',
      text: reply.text,
      language: null,
      intent: null,
      facts,
      claims,
      proposedActions: [],
      needsPerson: null,
      editedBy: reply.staffId,
      model: null,
    },
    now,
  );
  if (saved.kind !== 'saved')
    throw new AppError('conflict', 'A colleague has begun a reply. Your words are still in the field.');
  await updateThread(tx, shop, thread.id, { draftState: draftState(claims) }, now);
  return { draftId: saved.draftId };
}
