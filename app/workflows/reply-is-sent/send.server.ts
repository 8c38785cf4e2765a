import { readDraft } from '#app/domains/ai/read-draft.server.ts';
import { readMessage } from '#app/domains/inbox/read-message.server.ts';
import { claimSend, type Send } from '#app/domains/mail/claim-send.server.ts';
import { composeReply } from '#app/domains/mail/compose-reply.ts';
import { readSend } from '#app/domains/mail/read-send.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import type { OutgoingMail } from '#app/platform/mailer.server.ts';
import { RetryLater } from '#app/platform/retry-later.ts';
import type { World } from '#app/platform/world.server.ts';
import { AFTERSALE, noteFailed, noteQueuedAgain, noteSent, noteUnknown } from './note-outcome.server.ts';

/** When the provider's log is first asked about a mail whose answer never came. */
const FIRST_LOOK_SECONDS = 60;

/**
 * An approved reply leaves: queued → sending → sent | failed | unknown.
 *
 * The claim is committed before the provider is called. A run that finds the reply in `sending` therefore knows that an
 * earlier one may have handed it over, and asks the provider's log instead of sending it again.
 */
export async function sendReply(world: World, { shop, payload, now }: Run<{ sendId: string }>): Promise<void> {
  const { sendId } = payload;
  const claimed = await withShop(world.db, shop, async (tx) => {
    const send = await claimSend(tx, shop, sendId, now);
    if (send) return { send, mail: await compose(tx, shop, send) };
    const other = await readSend(tx, shop, sendId);
    if (other?.state === 'sending') await doubt(tx, shop, other, 'the run that sent it died', now);
    if (other?.state === 'queued') throw notYet(other, now);
    return null;
  });
  if (!claimed) return;

  const outcome = await world.mailer.send(claimed.mail);
  const at = world.clock();
  await withShop(world.db, shop, async (tx) => {
    switch (outcome.kind) {
      case 'accepted':
        await noteSent(
          tx,
          shop,
          { sendId, from: ['sending', 'unknown'], providerId: outcome.providerId, by: AFTERSALE },
          at,
        );
        return;
      case 'refused':
        return noteFailed(tx, shop, sendId, ['sending'], outcome.error, at);
      case 'not-taken':
        return noteQueuedAgain(tx, shop, sendId, outcome.error, at);
      case 'unknown':
        return doubt(tx, shop, claimed.send, outcome.error, at);
    }
  });
  if (outcome.kind === 'not-taken') {
    const down = new AppError('mail-down', 'Mailgun isn’t taking mail. Replies wait and leave by themselves.', {
      detail: outcome.error,
    });
    throw outcome.retryAfterSeconds === null ? down : new RetryLater(outcome.retryAfterSeconds, down);
  }
}

async function compose(tx: Tx, shop: Shop, send: Send): Promise<OutgoingMail> {
  const message = await readMessage(tx, shop, send.messageId);
  if (!message) throw new Error('the reply has no message');
  // What it answers, which need not be the newest mail any more.
  const draft = send.draftId ? await readDraft(tx, shop, send.draftId) : null;
  const answered = draft && (await readMessage(tx, shop, draft.basedOnMessageId));
  const attribution = answered
    ? `${answered.fromName || answered.fromAddress}, ${answered.at.toISOString().slice(0, 16).replace('T', ' ')} UTC:`
    : '';
  const { text, html } = composeReply(message.text, answered && { attribution, text: answered.text });
  return {
    from: `${quoted(`${message.fromName}, ${shop.name}`)} <${send.fromAddress}>`,
    to: send.toAddress,
    replyTo: `${quoted(shop.name)} <${send.replyTo}>`,
    subject: send.subject,
    text,
    html,
    messageId: send.rfcMessageId,
    inReplyTo: send.inReplyTo,
    references: send.references,
    variables: { 'send-id': send.id, 'shop-id': String(shop.id) },
  };
}

/** A display name as a quoted string (RFC 5322 §3.2.4). */
function quoted(name: string): string {
  return `"${name.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}

async function doubt(tx: Tx, shop: Shop, send: Send, why: string, now: Date): Promise<void> {
  await noteUnknown(tx, shop, send.id, ['sending'], why, now);
  const options = { now, runAt: plusSeconds(now, FIRST_LOOK_SECONDS), dedupeKey: `reconcile:${send.id}` };
  await enqueue(tx, shop, 'reply-is-sent/reconcile', { sendId: send.id }, options);
}

function notYet(send: Send, now: Date): RetryLater {
  const seconds = Math.max(1, Math.ceil((send.sendAt.getTime() - now.getTime()) / 1000));
  return new RetryLater(seconds, new AppError('conflict', 'This reply leaves in a moment.'));
}
