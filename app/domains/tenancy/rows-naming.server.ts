import { or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Person } from './person.ts';

/**
 * Rows of a table in which any column holds an address of the person, for a `where`. It reads the shop's whole table, which
 * an erasure may; it finds too many (a longer address that holds theirs), so ask `namesPerson` of each.
 */
export function rowsNaming(table: PgTable, person: Person): SQL {
  const hits = person.addresses.map((address) => sql`position(${address} in lower(${table}::text)) > 0`);
  return or(...hits) ?? sql`false`;
}
