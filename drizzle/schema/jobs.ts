import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** The outbox and the state of every job: the row is the truth, the queue only a timer. */
export const jobs = pgTable(
  'jobs',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    payload: jsonb('payload').notNull(),
    /** due · running · done · dead */
    status: text('status').notNull().default('due'),
    /** While a job of this key is due, another one is not enqueued. */
    dedupeKey: text('dedupe_key'),
    attempts: integer('attempts').notNull().default(0),
    /** Not before this instant. */
    runAt: instant('run_at').notNull(),
    /** When it was last handed to the queue; null: not yet. */
    publishedAt: instant('published_at'),
    leaseUntil: instant('lease_until'),
    /** Changes with every claim, so that a run that lost its lease cannot finish the row. */
    leaseId: uuid('lease_id'),
    lastError: text('last_error'),
    /** What kind of failure the last one was (`ErrorCode`), and since when every try has failed. */
    errorCode: text('error_code'),
    failingSince: instant('failing_since'),
    /** W3C traceparent of what enqueued it. */
    traceparent: text('traceparent'),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    uniqueIndex('jobs_one_due').on(table.shopId, table.dedupeKey).where(sql`status = 'due' and dedupe_key is not null`),
    index('jobs_unfinished').on(table.runAt).where(sql`status in ('due', 'running')`),
    index('jobs_done').on(table.finishedAt).where(sql`status = 'done'`),
    index('jobs_by_status').on(table.shopId, table.status, table.id),
  ],
);
