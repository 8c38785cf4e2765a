import { type Actor, recordEvent, type Verb } from '#app/domains/audit/record-event.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { readMessage } from '#app/domains/inbox/read-message.server.ts';
import type { Thread } from '#app/domains/inbox/read-thread.server.ts';
import { setStatus } from '#app/domains/inbox/set-status.server.ts';
import { type ThreadChange, updateThread } from '#app/domains/inbox/update-thread.server.ts';
import type { Send } from '#app/domains/mail/claim-send.server.ts';
import { readSend } from '#app/domains/mail/read-send.server.ts';
import { type SendChange, type SendState, settleSend } from '#app/domains/mail/settle-send.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

export const AFTERSALE = { kind: 'aftersale' } as const;

/**
 * The provider took it: the conversation waits for the customer, unless a newer mail of theirs is there already.
 *
 * @param sent.by who says so.
 * @returns false when it was in none of the states `sent.from`.
 */
export async function noteSent(
  tx: Tx,
  shop: Shop,
  sent: { sendId: string; from: SendState[]; providerId: string | null; by: Actor },
  now: Date,
): Promise<boolean> {
  const { providerId } = sent;
  const change: SendChange = { state: 'sent', sentAt: now, error: null, ...(providerId ? { providerId } : {}) };
  const line = { verb: 'reply.sent', actor: sent.by } as const;
  const noted = await note(tx, shop, sent.sendId, sent.from, change, line, { sendState: 'none' }, now);
  if (!noted) return false;
  const { send, thread } = noted;
  const newest = thread.lastInboundId ? await readMessage(tx, shop, thread.lastInboundId) : null;
  const answered = !newest || newest.at <= send.createdAt;
  if (!answered || thread.status === 'closed') return true;
  if (send.thenClose) {
    await setStatus(
      tx,
      shop,
      { threadId: thread.id, status: 'closed', by: { kind: 'staff', id: send.approvedBy } },
      now,
    );
  } else {
    await updateThread(tx, shop, thread.id, { status: 'waiting' }, now);
  }
  return true;
}

/** The provider certainly will not deliver it: a person has to look. */
export async function noteFailed(
  tx: Tx,
  shop: Shop,
  sendId: string,
  from: SendState[],
  error: string,
  now: Date,
): Promise<void> {
  await note(
    tx,
    shop,
    sendId,
    from,
    { state: 'failed', error },
    { verb: 'reply.failed', actor: AFTERSALE },
    { sendState: 'failed', status: 'open' },
    now,
  );
}

/** Nobody knows whether it left. */
export async function noteUnknown(
  tx: Tx,
  shop: Shop,
  sendId: string,
  from: SendState[],
  error: string,
  now: Date,
): Promise<void> {
  const line = { verb: 'reply.unknown', actor: AFTERSALE } as const;
  await note(tx, shop, sendId, from, { state: 'unknown', error }, line, { sendState: 'unknown' }, now);
}

/** The provider certainly did not take it: it is queued as before, and the job tries again. */
export async function noteQueuedAgain(tx: Tx, shop: Shop, sendId: string, error: string, now: Date): Promise<void> {
  await settleSend(tx, shop, sendId, ['sending'], { state: 'queued', error, sendAt: now });
}

async function note(
  tx: Tx,
  shop: Shop,
  sendId: string,
  from: SendState[],
  change: SendChange,
  line: { verb: Verb; actor: Actor },
  thread: ThreadChange,
  now: Date,
): Promise<{ send: Send; thread: Thread } | null> {
  const known = await readSend(tx, shop, sendId);
  if (!known) return null;
  // Conversation first, then the send: undoing takes them in the same order, so the two cannot deadlock.
  const held = await lockThread(tx, shop, known.threadId);
  const send = await settleSend(tx, shop, sendId, from, change);
  if (!send) return null;
  await updateThread(tx, shop, send.threadId, thread, now);
  await recordEvent(
    tx,
    shop,
    {
      ...line,
      threadId: send.threadId,
      orderId: held.orderId,
      messageId: send.messageId,
      details: { sendId },
    },
    now,
  );
  return { send, thread: held };
}
