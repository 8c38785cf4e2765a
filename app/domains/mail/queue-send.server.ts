import { randomBytes } from 'node:crypto';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';

export type NewSend = Pick<
  typeof sends.$inferInsert,
  | 'threadId'
  | 'messageId'
  | 'draftId'
  | 'sendAt'
  | 'fromAddress'
  | 'toAddress'
  | 'toName'
  | 'replyTo'
  | 'subject'
  | 'inReplyTo'
  | 'references'
  | 'thenClose'
  | 'approvedBy'
>;

/**
 * Writes down a reply that is to leave at `sendAt`, with our own Message-ID (RFC 5322 §3.6.4): it is stored before the
 * provider is ever called, so that a mail whose answer never came can be looked for.
 *
 * @param domain of the Message-ID: the one that the mail leaves from.
 */
export async function queueSend(
  tx: Tx,
  shop: Shop,
  send: NewSend,
  domain: string,
  now: Date,
): Promise<{ sendId: string; rfcMessageId: string }> {
  const sendId = newId();
  const rfcMessageId = `${sendId}.${randomBytes(6).toString('hex')}@${domain}`;
  await tx.insert(sends).values({ ...send, shopId: shop.id, id: sendId, rfcMessageId, createdAt: now });
  return { sendId, rfcMessageId };
}
