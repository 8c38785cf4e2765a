import { and, eq, like, lte, or, sql } from 'drizzle-orm';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, transaction } from '#app/platform/db/with-shop.server.ts';
import { AppError, errorLine, PermanentError } from '#app/platform/errors.ts';
import { inSpan, withTraceparent } from '#app/platform/observability/trace.server.ts';
import { RetryLater } from '#app/platform/retry-later.ts';
import type { World } from '#app/platform/world.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';
import { ALSO_AFTER_UNINSTALL, contracts, type JobName, type JobPayload } from './contracts.ts';
import { keyIfFree } from './key-if-free.server.ts';

/** One run of one job. `attempt` counts from 1. */
export type Run<Payload> = { shop: Shop; payload: Payload; attempt: number; now: Date };
export type Handlers = { [Name in JobName]: (world: World, run: Run<JobPayload<Name>>) => Promise<void> };

export type RunOutcome =
  | { kind: 'done' }
  /** Nothing to do: done before, running elsewhere, not yet due, or no such job. */
  | { kind: 'nothing' }
  | { kind: 'again'; afterSeconds: number }
  | { kind: 'dead' };

/** Seconds for which a run has its job for itself; longer than the slowest call that a story makes. */
const LEASE_SECONDS = 120;
/** Tries after which a job that fails for no known reason goes to the dead letters. An outage is waited out instead. */
const MOST_TRIES = 8;
const LONGEST_GAP_SECONDS = 3600;
const OUTAGES = new Set(['shopify-down', 'model-down', 'mail-down']);

/**
 * Runs a job that the queue delivered. The row decides: it is claimed by a conditional update with a lease, so of ten
 * deliveries at once one runs, and a run that died is taken up again once its lease has ended.
 *
 * @param bound the handlers of all jobs, and how a shop is entered by its id, also one that has left.
 * @throws whatever keeps the database from being reached; the queue then delivers again.
 */
export async function runJob(
  world: World,
  ref: { jobId: string; shopId: number },
  bound: {
    handlers: Handlers;
    /** null when the shop has uninstalled: then it has only the jobs of `ALSO_AFTER_UNINSTALL`. */
    enterShop: (tx: Tx, shopId: number) => Promise<Shop | null>;
    enterLeftShop?: (tx: Tx, shopId: number) => Promise<Shop | null>;
  },
): Promise<RunOutcome> {
  const leaseId = newId();
  const claim = await transaction(world.db, async (tx) => {
    const installed = await bound.enterShop(tx, ref.shopId);
    const shop = installed ?? (await bound.enterLeftShop?.(tx, ref.shopId));
    if (!shop) return null;
    const now = world.clock();
    const [job] = await tx
      .update(jobs)
      .set({
        status: 'running',
        leaseId,
        leaseUntil: plusSeconds(now, LEASE_SECONDS),
        attempts: sql`${jobs.attempts} + 1`,
      })
      .where(
        and(
          eq(jobs.shopId, shop.id),
          eq(jobs.id, ref.jobId),
          installed ? undefined : like(jobs.name, `${ALSO_AFTER_UNINSTALL}%`),
          // The queue counts whole seconds, so a delivery may come a little early.
          lte(jobs.runAt, plusSeconds(now, 1)),
          or(eq(jobs.status, 'due'), and(eq(jobs.status, 'running'), lte(jobs.leaseUntil, now))),
        ),
      )
      .returning();
    return job ? { shop, job } : null;
  });
  if (!claim) return { kind: 'nothing' };
  const { shop, job } = claim;

  const settle = (change: Partial<typeof jobs.$inferInsert>) =>
    transaction(world.db, async (tx) => {
      await bound.enterShop(tx, shop.id);
      await tx
        .update(jobs)
        .set({
          leaseId: null,
          leaseUntil: null,
          ...change,
          ...(change.status === 'due' ? { dedupeKey: keyIfFree } : {}),
        })
        .where(and(eq(jobs.shopId, shop.id), eq(jobs.id, job.id), eq(jobs.leaseId, leaseId)));
    });

  return withTraceparent(job.traceparent, () =>
    inSpan(`job ${job.name}`, { 'job.id': job.id, 'job.attempt': job.attempts, 'shop.id': shop.id }, async () => {
      try {
        if (job.attempts > MOST_TRIES && job.errorCode === null) {
          throw new PermanentError(`${MOST_TRIES} runs ended without a word: each died, or took longer than its lease`);
        }
        await handle(world, bound.handlers, job.name, job.payload, { shop, attempt: job.attempts, now: world.clock() });
        await settle({ status: 'done', finishedAt: world.clock(), lastError: null, errorCode: null });
        return { kind: 'done' };
      } catch (error) {
        return fail(world, error, job, settle);
      }
    }),
  );
}

async function handle(
  world: World,
  handlers: Handlers,
  name: string,
  payload: unknown,
  run: Omit<Run<never>, 'payload'>,
): Promise<void> {
  if (!Object.hasOwn(contracts, name)) throw new PermanentError(`no job is called ${name}`);
  const parsed = contracts[name as JobName].safeParse(payload);
  if (!parsed.success) throw new PermanentError(`payload of ${name} is wrong: ${parsed.error.issues[0]?.message}`);
  const handler = handlers[name as JobName] as (world: World, run: Run<unknown>) => Promise<void>;
  await handler(world, { ...run, payload: parsed.data });
}

async function fail(
  world: World,
  error: unknown,
  job: typeof jobs.$inferSelect,
  settle: (change: Partial<typeof jobs.$inferInsert>) => Promise<void>,
): Promise<RunOutcome> {
  const line = errorLine(error);
  const code = error instanceof AppError ? error.code : 'internal';
  const outage = OUTAGES.has(code);
  const waiting = outage || error instanceof RetryLater;
  // An outage's tries are not the job's own: after a day of them one unknown failure is only the first.
  const wasOutage = OUTAGES.has(job.errorCode ?? '');
  if (error instanceof PermanentError || (!waiting && !wasOutage && job.attempts >= MOST_TRIES)) {
    world.log.error({ job: job.name, jobId: job.id, error: line }, 'job is dead');
    await settle({ status: 'dead', finishedAt: world.clock(), lastError: line, errorCode: code });
    return { kind: 'dead' };
  }
  const asked = error instanceof RetryLater ? error.afterSeconds : null;
  const afterSeconds = asked ?? Math.min(LONGEST_GAP_SECONDS, 10 * 3 ** (job.attempts - 1));
  world.log.warn({ job: job.name, jobId: job.id, attempt: job.attempts, error: line }, 'job will be tried again');
  const now = world.clock();
  await settle({
    status: 'due',
    runAt: plusSeconds(now, afterSeconds),
    publishedAt: now,
    lastError: line,
    errorCode: code,
    failingSince: job.failingSince ?? now,
  });
  return { kind: 'again', afterSeconds };
}
