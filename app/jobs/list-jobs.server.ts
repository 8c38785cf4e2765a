import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';

export type JobRow = typeof jobs.$inferSelect;

const UNFINISHED = ['due', 'running', 'dead'];

/** Jobs that have died, run or wait, in this order; at most 100. Done ones are of no interest to anybody. */
export function listJobs(tx: Tx, shop: Shop): Promise<JobRow[]> {
  return tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.shopId, shop.id), inArray(jobs.status, UNFINISHED)))
    .orderBy(
      sql`case ${jobs.status} when 'dead' then 0 when 'running' then 1 else 2 end`,
      asc(jobs.runAt),
      desc(jobs.id),
    )
    .limit(100);
}

/** How many there are of each. */
export async function countJobs(tx: Tx, shop: Shop): Promise<{ due: number; running: number; dead: number }> {
  const rows = await tx
    .select({ status: jobs.status, count: count() })
    .from(jobs)
    .where(and(eq(jobs.shopId, shop.id), inArray(jobs.status, UNFINISHED)))
    .groupBy(jobs.status);
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return { due: of('due'), running: of('running'), dead: of('dead') };
}
