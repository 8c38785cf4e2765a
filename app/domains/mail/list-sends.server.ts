import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';
import type { Send } from './claim-send.server.ts';

/** The replies of a conversation, newest first, at most 200. */
export function sendsOfThread(tx: Tx, shop: Shop, threadId: string): Promise<Send[]> {
  return tx
    .select()
    .from(sends)
    .where(and(eq(sends.shopId, shop.id), eq(sends.threadId, threadId)))
    .orderBy(desc(sends.createdAt))
    .limit(200);
}

/** Replies that a person approved and can still call back. */
export function undoableSends(tx: Tx, shop: Shop, staffId: string): Promise<Send[]> {
  return tx
    .select()
    .from(sends)
    .where(
      and(
        eq(sends.shopId, shop.id),
        inArray(sends.state, ['queued']),
        eq(sends.approvedBy, staffId),
        eq(sends.attempts, 0),
      ),
    )
    .orderBy(desc(sends.createdAt))
    .limit(5);
}
