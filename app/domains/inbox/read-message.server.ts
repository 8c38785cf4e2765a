import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messages } from '#drizzle/schema/inbox.ts';
import type { Message } from './read-thread.server.ts';

/** A mail of a conversation; null when the shop has none of this id. */
export async function readMessage(tx: Tx, shop: Shop, messageId: string): Promise<Message | null> {
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), eq(messages.id, messageId)));
  return message ?? null;
}

/** Several mails, in any order. */
export async function messagesByIds(tx: Tx, shop: Shop, messageIds: string[]): Promise<Message[]> {
  if (messageIds.length === 0) return [];
  return tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), inArray(messages.id, messageIds)));
}
