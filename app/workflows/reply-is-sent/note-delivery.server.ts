import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { wasRecorded } from '#app/domains/audit/was-recorded.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import type { Send } from '#app/domains/mail/claim-send.server.ts';
import { markDelivered } from '#app/domains/mail/mark-delivered.server.ts';
import { type DeliveryEvent, parseDeliveryEvent } from '#app/domains/mail/parse-delivery-event.server.ts';
import { readSend } from '#app/domains/mail/read-send.server.ts';
import { enterShopById } from '#app/domains/tenancy/enter-shop-by-id.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, transaction } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { AFTERSALE, noteFailed, noteSent } from './note-outcome.server.ts';

/** What became of a delivery webhook; the route turns it into a status code (docs/inbound-codes.md). */
export type NotedDelivery =
  | { kind: 'noted' }
  /** Not about a reply of ours, or of a shop that has left. */
  | { kind: 'nothing' }
  | { kind: 'refused'; reason: 'forged' | 'stale' | 'too-large' | 'malformed' };

/**
 * The provider tells what became of a reply: delivered, failed for good, or complained about. This is also how a reply of
 * which nobody knew whether it left is settled, without asking the provider's log.
 *
 * Events come twice, late and in any order, so none is remembered; each only moves what it finds. A reply gets its time of
 * delivery once, `sent` comes only from before it, and a failure for good is the last word whichever came first (mail that a
 * server took may still bounce, never the other way round).
 */
export async function noteDelivery(world: World, request: Request): Promise<NotedDelivery> {
  const now = world.clock();
  const parsed = await parseDeliveryEvent(request, { signingKey: world.env.MAILGUN_WEBHOOK_SIGNING_KEY, now });
  if (parsed.kind !== 'event') return parsed;
  return transaction(world.db, async (tx) => {
    const shop = await enterShopById(tx, parsed.shopId);
    const send = shop && (await readSend(tx, shop, parsed.sendId));
    if (!send) return { kind: 'nothing' };
    // Held first, as by whoever approves, undoes or sends: two deliveries of one event come after one another.
    await lockThread(tx, shop, send.threadId);
    await note(tx, shop, send, { event: parsed.event, at: parsed.at }, now);
    return { kind: 'noted' };
  });
}

async function note(
  tx: Tx,
  shop: Shop,
  send: Send,
  { event, at }: { event: DeliveryEvent; at: Date },
  now: Date,
): Promise<void> {
  switch (event.type) {
    case 'delivered':
      // Also from `queued`: a try that was thought not taken was taken after all, and must not be repeated.
      await noteSent(
        tx,
        shop,
        { sendId: send.id, from: ['queued', 'sending', 'unknown'], providerId: null, by: AFTERSALE },
        now,
      );
      if (await markDelivered(tx, shop, send.id, at)) await tell(tx, shop, send, 'reply.delivered', now);
      return;
    case 'failed': {
      const error = `the recipient’s mail server refused it${event.code === null ? '' : ` (${event.code})`}`;
      return noteFailed(tx, shop, send.id, ['queued', 'sending', 'unknown', 'sent'], error, now);
    }
    case 'complained': {
      const { threadId, messageId } = send;
      if (await wasRecorded(tx, shop, { verb: 'reply.complained', threadId, messageId })) return;
      return tell(tx, shop, send, 'reply.complained', now);
    }
  }
}

async function tell(
  tx: Tx,
  shop: Shop,
  send: Send,
  verb: 'reply.delivered' | 'reply.complained',
  now: Date,
): Promise<void> {
  const { threadId, messageId } = send;
  const { orderId } = await lockThread(tx, shop, threadId);
  const details = { sendId: send.id };
  await recordEvent(tx, shop, { verb, actor: AFTERSALE, threadId, orderId, messageId, details }, now);
  // Open screens show it.
  await updateThread(tx, shop, threadId, {}, now);
}
