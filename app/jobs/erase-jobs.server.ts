import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';

/** Takes away all jobs of the shop, the one that runs among them: call it last. */
export async function eraseJobs(tx: Tx, shop: Shop): Promise<void> {
  await tx.delete(jobs).where(eq(jobs.shopId, shop.id));
}

/** Takes away errors in which a provider repeats one of these texts (lower case); a job's payload holds ids only. */
export async function eraseErrors(tx: Tx, shop: Shop, texts: string[]): Promise<void> {
  for (const text of texts) {
    await tx
      .update(jobs)
      .set({ lastError: null })
      .where(
        and(
          eq(jobs.shopId, shop.id),
          isNotNull(jobs.lastError),
          sql`position(${text} in lower(${jobs.lastError})) > 0`,
        ),
      );
  }
}
