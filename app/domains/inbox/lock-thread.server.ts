import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { threads } from '#drizzle/schema/inbox.ts';
import type { Thread } from './read-thread.server.ts';

/**
 * A conversation, held until the transaction ends, so that what is decided on it still holds when it is written.
 *
 * @throws {AppError} `not-found` when the shop has none of this id.
 */
export async function lockThread(tx: Tx, shop: Shop, threadId: string): Promise<Thread> {
  const [thread] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)))
    .for('update');
  if (!thread) throw new AppError('not-found', 'This conversation is not there.');
  return thread;
}
