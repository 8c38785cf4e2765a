import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** A reply in the making. At most one of a conversation is `ready`. */
export const drafts = pgTable(
  'drafts',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    /** The customer's newest message when it was written; a newer one retires it. */
    basedOnMessageId: uuid('based_on_message_id').notNull(),
    /** ready · approved · retired · discarded */
    state: text('state').notNull().default('ready'),
    /** model · template · person */
    source: text('source').notNull(),
    /** As it was written first. */
    original: text('original').notNull(),
    /** As it stands now. */
    text: text('text').notNull(),
    /** Counts a person's edits; a save with an older number is refused. */
    version: integer('version').notNull().default(0),
    editedBy: text('edited_by'),
    language: text('language'),
    intent: text('intent'),
    /** Fact[]: what it may say. */
    facts: jsonb('facts').notNull(),
    /** Claim[] over `text`. */
    claims: jsonb('claims').notNull(),
    /** Words of claims that a person took responsibility for: [{text, by, at}]. */
    confirmations: jsonb('confirmations').notNull(),
    proposedActions: jsonb('proposed_actions').notNull(),
    needsPerson: text('needs_person'),
    model: text('model'),
    promptVersion: text('prompt_version'),
    inputTokens: integer('input_tokens'),
    outputTokens: integer('output_tokens'),
    /** Millionths of a US dollar. */
    costMicros: bigint('cost_micros', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    index('drafts_by_thread').on(table.shopId, table.threadId, table.createdAt),
  ],
);
