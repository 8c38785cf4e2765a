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

/**
 * Calls a reply back before it leaves: its words are a draft again. When sending and undoing meet, the row's state lets
 * exactly one of them through.
 *
 * @throws {AppError} `conflict` when it is too late.
 */
export async function undoReply(
  tx: Tx,
  shop: Shop,
  undo: { threadId: string; sendId: string; staffId: string },
  now: Date,
): Promise<void> {
  const thread = await lockThread(tx, shop, undo.threadId);
  const known = await readSend(tx, shop, undo.sendId);
  if (known?.threadId !== thread.id) throw new AppError('not-found', 'This reply is not there.');
  const send = await settleSend(tx, shop, undo.sendId, ['queued'], { state: 'undone' });
  if (!send) throw new AppError('conflict', 'Too late: the reply has left.');
  await removeReply(tx, shop, thread, send.messageId, now);
  const stands = await reopenDraft(tx, shop, { draftId: send.draftId, newestMail: thread.lastInboundId }, now);
  if (stands) await updateThread(tx, shop, thread.id, { draftState: 'ready' }, now);
  await recordEvent(
    tx,
    shop,
    {
      verb: 'reply.undone',
      actor: { kind: 'staff', id: undo.staffId },
      threadId: thread.id,
      orderId: thread.orderId,
      details: { sendId: send.id, draftId: send.draftId },
    },
    now,
  );
}
