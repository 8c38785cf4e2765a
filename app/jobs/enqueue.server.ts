import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { currentTraceparent } from '#app/platform/observability/trace.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';
import { contracts, type JobName, type JobPayload } from './contracts.ts';

/**
 * Makes a job in the transaction of what it is about, so that one exists exactly when the other does. It is handed to the
 * queue after the commit.
 *
 * @param options.runAt not before this instant; at once when absent.
 * @param options.dedupeKey while a due job of this key exists, no other is made.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  shop: Shop,
  name: Name,
  payload: JobPayload<Name>,
  options: { now: Date; runAt?: Date; dedupeKey?: string },
): Promise<void> {
  const runAt = options.runAt ?? options.now;
  const jobId = newId();
  const made = await tx
    .insert(jobs)
    .values({
      shopId: shop.id,
      id: jobId,
      name,
      payload: contracts[name].parse(payload),
      dedupeKey: options.dedupeKey ?? null,
      runAt,
      publishedAt: options.now,
      traceparent: currentTraceparent(),
      createdAt: options.now,
    })
    .onConflictDoNothing()
    .returning({ id: jobs.id });
  if (made.length > 0) tx.outbox.push({ jobId, shopId: shop.id, runAt });
}
