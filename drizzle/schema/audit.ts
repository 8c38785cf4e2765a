import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/**
 * The log. Append-only: the database refuses UPDATE, DELETE and TRUNCATE. It outlives the person, so it holds ids, verbs,
 * amounts and hashes and nothing personal.
 */
export const events = pgTable(
  'events',
  {
    shopId: shopId(),
    /** UUID v7: sorts by time. */
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    verb: text('verb').notNull(),
    /** staff · customer · aftersale · shopify */
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    threadId: uuid('thread_id'),
    orderId: text('order_id'),
    messageId: uuid('message_id'),
    details: jsonb('details').$type<Record<string, string | number | boolean | null>>().notNull(),
    traceId: text('trace_id'),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    index('events_by_thread').on(table.shopId, table.threadId, table.id),
    index('events_by_order').on(table.shopId, table.orderId, table.id),
  ],
);
