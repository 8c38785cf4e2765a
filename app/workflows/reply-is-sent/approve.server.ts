import { approveDraft } from '#app/domains/ai/approve-draft.server.ts';
import { editDraft } from '#app/domains/ai/edit-draft.server.ts';
import { openClaims } from '#app/domains/ai/open-claims.ts';
import { lockDraft } from '#app/domains/ai/read-draft.server.ts';
import { aliasOf } from '#app/domains/aliases/alias-of.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { addReply } from '#app/domains/inbox/add-reply.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { readMessage } from '#app/domains/inbox/read-message.server.ts';
import { queueSend } from '#app/domains/mail/queue-send.server.ts';
import { replySubject } from '#app/domains/mail/reply-subject.ts';
import type { Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import type { Env } from '#app/platform/env.server.ts';
import { AppError } from '#app/platform/errors.ts';

export type Approval = { threadId: string; draftId: string; text: string; version: number; thenClose: boolean };

/** Ids of a chain that a mail carries along: the first, which began it, and the newest (RFC 5322 §3.6.4 sets no limit). */
const MOST_REFERENCES = 30;

/**
 * A person approves a draft: their last words are saved and checked, and the reply is written down with the moment at which
 * it leaves. Until then it can be undone.
 *
 * Twice at once, or from two screens, makes one reply: the draft's row decides.
 *
 * @throws {AppError} `conflict` when a newer mail came in, somebody else changed the draft, or a claim is still open.
 */
export async function approveReply(
  tx: Tx,
  shop: Shop,
  approval: Approval,
  context: { env: Env; staff: Staff; now: Date },
): Promise<{ sendId: string }> {
  const { env, staff, now } = context;
  const thread = await lockThread(tx, shop, approval.threadId);
  const draft = await lockDraft(tx, shop, approval.draftId);
  if (!draft || draft.threadId !== thread.id) throw new AppError('not-found', 'This draft is not there.');
  if (draft.state !== 'ready')
    throw new AppError('conflict', 'This reply has already been approved, or a newer mail retired it.');
  if (draft.basedOnMessageId !== thread.lastInboundId) {
    throw new AppError('conflict', 'A newer mail arrived. Read it before you send this reply.');
  }
  if (approval.text.trim() === '') throw new AppError('invalid', 'There is nothing to send yet.');

  const edited = approval.text !== draft.text;
  const { claims } = edited
    ? await editDraft(
        tx,
        shop,
        draft,
        { text: approval.text, version: approval.version, staffId: staff.id, basedOnMessageId: draft.basedOnMessageId },
        now,
      )
    : draft;
  const open = openClaims(claims, draft.confirmations);
  if (open.length > 0) {
    throw new AppError('conflict', `${open.length} of ${claims.length} claims has no proof. Check it before sending.`);
  }

  const answered = await readMessage(tx, shop, draft.basedOnMessageId);
  if (!answered) throw new AppError('not-found', 'The mail that this answers is not there.');
  const alias = await aliasOf(tx, shop);
  const messageId = newId();
  const toAddress = answered.replyToAddress ?? answered.fromAddress;
  if (toAddress === '') throw new AppError('invalid', 'The mail names no address that an answer could go to.');
  const references = chain(answered.references, answered.rfcMessageId);
  const send = {
    threadId: thread.id,
    messageId,
    draftId: draft.id,
    sendAt: plusSeconds(now, env.UNDO_SECONDS),
    fromAddress: `support@${env.MAILGUN_DOMAIN}`,
    toAddress,
    toName: thread.customerName || toAddress,
    replyTo: alias.replace('@', `+${thread.replyToken}@`),
    subject: replySubject(thread.subject),
    inReplyTo: answered.rfcMessageId,
    references,
    thenClose: approval.thenClose,
    approvedBy: staff.id,
  };
  const { sendId, rfcMessageId } = await queueSend(tx, shop, send, env.MAILGUN_DOMAIN, now);
  await addReply(
    tx,
    shop,
    thread,
    {
      messageId,
      rfcMessageId,
      references,
      fromName: staff.name,
      fromAddress: send.fromAddress,
      toAddress,
      text: approval.text,
      staffId: staff.id,
    },
    now,
  );
  await approveDraft(tx, shop, draft, now);
  await recordEvent(
    tx,
    shop,
    {
      verb: 'reply.approved',
      actor: { kind: 'staff', id: staff.id },
      threadId: thread.id,
      orderId: thread.orderId,
      messageId,
      details: { sendId, draftId: draft.id, changedWords: changedWords(draft.original, approval.text) },
    },
    now,
  );
  await enqueue(tx, shop, 'reply-is-sent/send', { sendId }, { now, runAt: send.sendAt });
  return { sendId };
}

function chain(references: string[], parent: string | null): string[] {
  const ids = [...new Set([...references.filter((id) => id !== parent), ...(parent ? [parent] : [])])];
  return ids.length <= MOST_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)];
}

/** How many words of the sent text stood not in the draft. */
function changedWords(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const word of before.split(/\s+/)) left.set(word, (left.get(word) ?? 0) + 1);
  let changed = 0;
  for (const word of after.trim().split(/\s+/)) {
    const count = left.get(word) ?? 0;
    if (count === 0) changed += 1;
    else left.set(word, count - 1);
  }
  return changed;
}
