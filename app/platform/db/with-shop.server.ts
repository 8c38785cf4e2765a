import { sql } from 'drizzle-orm';
import type { PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { Database } from './connect.server.ts';
import type { Shop } from './shop.ts';

/** A job whose row is in the transaction: what the queue is told once it has been committed. */
export type OutboxEntry = { jobId: string; shopId: number; runAt: Date };

/**
 * An open transaction that sees one shop. It cannot be made from a plain database, so a function that takes it cannot be
 * called without one.
 */
export type Tx = PostgresJsTransaction<Record<string, never>, Record<string, never>> & {
  readonly outbox: OutboxEntry[];
};

/** Opens a transaction that sees no shop yet; `work` must enter one through a function of the database. */
export async function transaction<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const outbox: OutboxEntry[] = [];
  const result = await database.drizzle.transaction((tx) => work(Object.assign(tx, { outbox }) as unknown as Tx));
  if (outbox.length > 0) await database.publish(outbox);
  return result;
}

/**
 * Runs `work` in a transaction in which only rows of `shop` exist (SET LOCAL, so it is safe behind a pooler in transaction
 * mode). Jobs that it enqueued are handed to the queue after the commit; one that the queue does not take stays due.
 */
export function withShop<Result>(database: Database, shop: Shop, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transaction(database, async (tx) => {
    await tx.execute(sql`select set_config('app.shop_id', ${String(shop.id)}, true)`);
    return work(tx);
  });
}
