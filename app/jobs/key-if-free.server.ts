import { sql } from 'drizzle-orm';
import { jobs } from '#drizzle/schema/jobs.ts';

/**
 * A job's key when it becomes due again, for `update(jobs).set({ dedupeKey })`: while it ran or was dead, another one of the
 * key may have been made. Then both are done, and the later one holds the key.
 */
export const keyIfFree = sql<string | null>`case when not exists (
  select from ${jobs} as later
  where later.shop_id = ${jobs.shopId} and later.dedupe_key = ${jobs.dedupeKey} and later.status = 'due'
) then ${jobs.dedupeKey} end`;
