import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** Where mail for a shop arrives. Global: an alias is looked up before its shop is known. */
export const aliases = pgTable(
  'aliases',
  {
    /** The whole address, lower case. */
    address: text('address').primaryKey(),
    shopId: shopId(),
    /** active · disabled */
    state: text('state').notNull().default('active'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('aliases_by_shop').on(table.shopId)],
);

/** One-time tokens of accepted mails, so that a signature is good for one mail. Global, swept after two days. */
export const providerTokens = pgTable(
  'provider_tokens',
  {
    /** Provider and token, e.g. "mailgun:abc". */
    token: text('token').primaryKey(),
    /** Digest of the mail and its recipient that the token was used for. */
    usedFor: text('used_for').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [index('provider_tokens_by_age').on(table.usedAt)],
);

/** Mail that no alias takes. Global, kept 30 days, holds no body. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: uuid('id').primaryKey(),
    recipient: text('recipient').notNull(),
    reason: text('reason').notNull(),
    digest: text('digest').notNull(),
    receivedAt: instant('received_at').notNull(),
    about: jsonb('about').$type<Record<string, string | number>>().notNull(),
  },
  (table) => [index('quarantine_by_age').on(table.receivedAt)],
);
