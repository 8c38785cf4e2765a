import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';
import { keyIfFree } from './key-if-free.server.ts';

/** Takes a dead letter up again, with its tries counted anew. @returns whether there was one. */
export async function replayJob(tx: Tx, shop: Shop, jobId: string, now: Date): Promise<boolean> {
  const revived = await tx
    .update(jobs)
    .set({
      status: 'due',
      attempts: 0,
      runAt: now,
      publishedAt: now,
      errorCode: null,
      failingSince: null,
      finishedAt: null,
      dedupeKey: keyIfFree,
    })
    .where(and(eq(jobs.shopId, shop.id), eq(jobs.id, jobId), eq(jobs.status, 'dead')))
    .returning({ id: jobs.id });
  if (revived.length > 0) tx.outbox.push({ jobId, shopId: shop.id, runAt: now });
  return revived.length > 0;
}

/** Ids of the shop's dead letters, at most 100. */
export async function deadJobs(tx: Tx, shop: Shop): Promise<string[]> {
  const rows = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.shopId, shop.id), eq(jobs.status, 'dead')))
    .limit(100);
  return rows.map((row) => row.id);
}
