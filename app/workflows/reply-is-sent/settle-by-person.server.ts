import { reopenDraft } from '#app/domains/ai/approve-draft.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { removeReply } from '#app/domains/inbox/add-reply.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { readSend } from '#app/domains/mail/read-send.server.ts';
import { settleSend } from '#app/domains/mail/settle-send.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { noteSent } from './note-outcome.server.ts';

/**
 * A person says whether a reply left of which nobody knows. It left: the conversation goes on. It did not: its words are a
 * draft again, to be approved once more.
 */
export async function settleByPerson(
  tx: Tx,
  shop: Shop,
  word: { sendId: string; sent: boolean; staffId: string },
  now: Date,
): Promise<void> {
  if (word.sent) return noteSent(tx, shop, word.sendId, ['unknown'], null, now);
  const known = await readSend(tx, shop, word.sendId);
  if (!known) throw new AppError('not-found', 'This reply is not there.');
  const thread = await lockThread(tx, shop, known.threadId);
  const error = 'a person said that it did not leave';
  const send = await settleSend(tx, shop, word.sendId, ['unknown', 'failed'], { state: 'undone', error });
  if (!send) throw new AppError('conflict', 'This has been settled meanwhile.');
  await removeReply(tx, shop, thread, send.messageId, now);
  if (send.draftId) await reopenDraft(tx, shop, send.draftId, now);
  await updateThread(tx, shop, thread.id, { draftState: 'ready', status: 'open' }, now);
  const actor = { kind: 'staff' as const, id: word.staffId };
  const details = { sendId: send.id };
  await recordEvent(
    tx,
    shop,
    { verb: 'reply.failed', actor, threadId: thread.id, orderId: thread.orderId, details },
    now,
  );
}
