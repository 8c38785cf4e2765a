import { readSend } from '#app/domains/mail/read-send.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError, errorLine } from '#app/platform/errors.ts';
import { RetryLater } from '#app/platform/retry-later.ts';
import type { World } from '#app/platform/world.server.ts';
import { AFTERSALE, noteFailed, noteSent } from './note-outcome.server.ts';

/** The provider's log lags, so absence counts only after this time (measured from the last call). */
export const ABSENCE_COUNTS_AFTER_SECONDS = 30 * 60;
const NEXT_LOOK_SECONDS = 120;

/**
 * Looks for a reply whose answer never came in the provider's log. Found: it was sent. Absent for long enough: a person is
 * asked; it is never sent again by itself.
 */
export async function reconcileReply(world: World, { shop, payload, now }: Run<{ sendId: string }>): Promise<void> {
  const send = await withShop(world.db, shop, (tx) => readSend(tx, shop, payload.sendId));
  if (send?.state !== 'unknown' || !send.calledAt) return;
  const found = await world.mailer.find(send.rfcMessageId, send.calledAt).catch((error) => {
    throw new AppError('mail-down', 'Mailgun isn’t answering. We keep asking whether the reply left.', {
      cause: error,
      detail: errorLine(error),
    });
  });
  if (found === 'absent') {
    const age = (now.getTime() - send.calledAt.getTime()) / 1000;
    if (age >= ABSENCE_COUNTS_AFTER_SECONDS) return; // The screen asks a person from here on.
    throw new RetryLater(NEXT_LOOK_SECONDS, new AppError('conflict', 'Mailgun’s log doesn’t know the reply yet.'));
  }
  await withShop(world.db, shop, async (tx) => {
    if (found === 'failed') {
      await noteFailed(tx, shop, send.id, ['unknown'], 'the provider could not deliver it', now);
    } else {
      await noteSent(tx, shop, { sendId: send.id, from: ['unknown'], providerId: null, by: AFTERSALE }, now);
    }
  });
}
