import { sql } from 'drizzle-orm';
import type { World } from '#app/platform/world.server.ts';

/** How long the queue may keep quiet about a job before it is handed over again. */
const PATIENCE_SECONDS = 120;
const AT_ONCE = 500;

/**
 * Hands the queue every job of every shop that is due and that it has not been heard of: the queue was down at the commit,
 * its retries ran out, or a run died. Called by the queue's schedule every minute.
 *
 * @returns how many jobs were handed over.
 */
export async function sweepJobs(world: World): Promise<number> {
  const now = world.clock().toISOString();
  const due = await world.db.drizzle.execute<{ shop_id: string; id: string }>(
    sql`select * from sweep_jobs(${now}::timestamptz, make_interval(secs => ${PATIENCE_SECONDS}), ${AT_ONCE})`,
  );
  if (due.length > 0) {
    await world.db.publish(due.map((row) => ({ jobId: row.id, shopId: Number(row.shop_id), runAt: world.clock() })));
  }
  await world.db.drizzle.execute(sql`select sweep_globals(${now}::timestamptz)`);
  return due.length;
}
