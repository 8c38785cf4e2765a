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

const SETTLED = 'This has been settled meanwhile.';

/**
 * A person says whether a reply left of which nobody knows. It left: the conversation goes on. It did not: its words are a
 * draft again, to be approved once more.
 *
 * @throws {AppError} `not-found` when this conversation has no such reply, `conflict` when it is known by now.
 */
export async function settleByPerson(
  tx: Tx,
  shop: Shop,
  word: { threadId: string; sendId: string; sent: boolean; staffId: string },
  now: Date,
): Promise<void> {
  const thread = await lockThread(tx, shop, word.threadId);
  const known = await readSend(tx, shop, word.sendId);
  if (known?.threadId !== thread.id) throw new AppError('not-found', 'This reply is not there.');
  const actor = { kind: 'staff' as const, id: word.staffId };
  if (word.sent) {
    const noted = await noteSent(
      tx,
      shop,
      { sendId: word.sendId, from: ['unknown'], providerId: null, by: actor },
      now,
    );
    if (!noted) throw new AppError('conflict', SETTLED);
    return;
  }
  const error = 'a person said that it did not leave';
  const send = await settleSend(tx, shop, word.sendId, ['unknown', 'failed'], { state: 'undone', error });
  if (!send) throw new AppError('conflict', SETTLED);
  await removeReply(tx, shop, thread, send.messageId, now);
  const stands = await reopenDraft(tx, shop, { draftId: send.draftId, newestMail: thread.lastInboundId }, now);
  await updateThread(tx, shop, thread.id, { ...(stands ? { draftState: 'ready' } : {}), status: 'open' }, now);
  const details = { sendId: send.id };
  await recordEvent(
    tx,
    shop,
    { verb: 'reply.failed', actor, threadId: thread.id, orderId: thread.orderId, details },
    now,
  );
}
