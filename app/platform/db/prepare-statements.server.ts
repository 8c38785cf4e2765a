import type postgres from 'postgres';

/**
 * Lets statements be prepared that Drizzle sends through `unsafe`: without a name each costs two round trips (describe, then
 * run) and is planned anew. PostgreSQL keeps them per connection, by their text; values are always parameters.
 */
export function prepareStatements(sql: postgres.Sql): postgres.Sql {
  prepareUnsafe(sql);
  const begin = sql.begin.bind(sql);
  sql.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      prepareUnsafe(tx);
      return work(tx);
    })) as typeof sql.begin;
  return sql;
}

function prepareUnsafe(sql: postgres.Sql | postgres.TransactionSql): void {
  const unsafe = sql.unsafe.bind(sql);
  sql.unsafe = ((query: string, parameters?: Parameters<typeof unsafe>[1], options?: Parameters<typeof unsafe>[2]) =>
    unsafe(query, parameters, { ...options, prepare: true })) as typeof sql.unsafe;
}
