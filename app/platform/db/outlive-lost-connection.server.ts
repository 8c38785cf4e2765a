import type postgres from 'postgres';

/** A socket's own errors, and the driver's when the server hung up. */
const LOST = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);

/**
 * Keeps a transaction from speaking to a connection that is gone. postgres.js 3.4.9 then writes to a socket that is null, in
 * a timer where nobody can catch it, and the process ends (porsager/postgres#1154, #1208): a restart of the database in
 * the middle of a transaction would stop the app. The transaction itself is rejected by the driver when the socket closes;
 * here its callback is only kept from settling, for either end (rollback, commit) would be such a write.
 */
export function outliveLostConnection(sql: postgres.Sql): postgres.Sql {
  const begin = sql.begin.bind(sql);
  sql.begin = ((work: (tx: postgres.TransactionSql) => unknown) => {
    let gone = false;
    const outcome = begin(async (tx) => {
      const unsafe = tx.unsafe.bind(tx);
      tx.unsafe = ((...args: Parameters<typeof unsafe>) => {
        if (gone) throw new Error('the connection of this transaction was lost');
        return unsafe(...args);
      }) as typeof tx.unsafe;
      try {
        const result = await work(tx);
        return gone ? await never() : result;
      } catch (error) {
        if (gone || isLost(error)) return await never();
        throw error;
      }
    });
    outcome.catch(() => {
      gone = true;
    });
    return outcome;
  }) as typeof sql.begin;
  return sql;
}

function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && LOST.has(String(error.code))) || isLost(error.cause);
}

function never(): Promise<never> {
  return new Promise(() => {});
}
