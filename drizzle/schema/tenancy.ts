import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, shopId } from './columns.ts';

/** Every shop that ever installed. Global: reached across shops through `shop_by_domain` and `install_shop` only. */
export const shops = pgTable('shops', {
  shopId: bigint('shop_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  domain: text('domain').notNull().unique(),
  name: text('name').notNull(),
  email: text('email'),
  currency: text('currency').notNull().default('USD'),
  timezone: text('timezone').notNull().default('UTC'),
  /** The role of staff who have none of their own yet. */
  defaultRole: text('default_role').notNull().default('agent'),
  /** Signs replies. */
  signature: text('signature').notNull().default(''),
  ordersSyncBegunAt: instant('orders_sync_begun_at'),
  ordersSyncedAt: instant('orders_synced_at'),
  installedAt: instant('installed_at').notNull(),
  uninstalledAt: instant('uninstalled_at'),
});

/** People of a shop, known from Shopify's online token. */
export const staff = pgTable(
  'staff',
  {
    shopId: shopId(),
    /** Shopify's user id. */
    id: text('id').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email').notNull(),
    locale: text('locale').notNull().default('en'),
    /** owner · admin · agent · viewer; null: the shop's default role. */
    role: text('role'),
    accountOwner: boolean('account_owner').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.id] })],
);

/** Shopify sessions, tokens encrypted. Global: found by id before the shop is known. */
export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  shopDomain: text('shop_domain').notNull(),
  /** AES-256-GCM over the session's properties, the id as additional data. */
  sealed: bytes('sealed').notNull(),
  expiresAt: instant('expires_at'),
});

/** What a shop's webhooks already told us, by X-Shopify-Webhook-Id. */
export const webhookReceipts = pgTable(
  'webhook_receipts',
  {
    shopId: shopId(),
    webhookId: text('webhook_id').notNull(),
    topic: text('topic').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.webhookId] })],
);

/** Whose data is asked for or to be erased, as Shopify names them; `orderIds` are gid://shopify/Order/…, `email` lower case. */
export type RequestSubject = {
  customerId: string | null;
  email: string | null;
  phone: string | null;
  orderIds: string[];
};

/** What customers ask for through Shopify (customers/data_request, customers/redact): their data, or its end. */
export const customerRequests = pgTable(
  'customer_requests',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    /** export · erase */
    kind: text('kind').notNull(),
    /** null once the person is erased. */
    subject: jsonb('subject').$type<RequestSubject>(),
    /** Of an export: where its file lies, and its bytes. */
    storageKey: text('storage_key'),
    size: integer('size'),
    requestedAt: instant('requested_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.id] })],
);
