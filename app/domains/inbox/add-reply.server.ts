import { and, eq, sql } from 'drizzle-orm';
import { messageIdKey } from '#app/domains/mail/message-id-key.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messageRefs, messages, threads } from '#drizzle/schema/inbox.ts';
import type { Thread } from './read-thread.server.ts';

export type Reply = {
  messageId: string;
  /** Ours, without brackets. */
  rfcMessageId: string;
  references: string[];
  fromName: string;
  fromAddress: string;
  toAddress: string;
  text: string;
  staffId: string;
};

/** Puts our own mail into its conversation: an answer to it finds its way by the id. */
export async function addReply(tx: Tx, shop: Shop, thread: Thread, reply: Reply, now: Date): Promise<void> {
  const { messageId, ...row } = reply;
  await tx.insert(messages).values({
    ...row,
    shopId: shop.id,
    id: messageId,
    threadId: thread.id,
    direction: 'out',
    fromShop: true,
    people: [reply.fromAddress, reply.toAddress],
    auth: 'pass',
    at: now,
  });
  const rfcId = messageIdKey(reply.rfcMessageId);
  await tx.insert(messageRefs).values({ shopId: shop.id, kind: 'own', rfcId, messageId });
  await tx
    .update(threads)
    .set({
      draftState: 'none',
      sendState: 'sending',
      unread: false,
      messageCount: sql`${threads.messageCount} + 1`,
      lastMessageAt: now,
      changedAt: now,
    })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, thread.id)));
}

/** Takes a reply out again that was called back before it left. */
export async function removeReply(tx: Tx, shop: Shop, thread: Thread, messageId: string, now: Date): Promise<void> {
  const ofMessage = eq(messages.id, messageId);
  await tx.delete(messageRefs).where(and(eq(messageRefs.shopId, shop.id), eq(messageRefs.messageId, messageId)));
  await tx.delete(messages).where(and(eq(messages.shopId, shop.id), ofMessage));
  await tx
    .update(threads)
    .set({ sendState: 'none', messageCount: sql`${threads.messageCount} - 1`, changedAt: now })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, thread.id)));
}
