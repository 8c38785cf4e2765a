import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** The last copy of each order, as read from Shopify. */
export const orders = pgTable(
  'orders',
  {
    shopId: shopId(),
    /** gid://shopify/Order/… */
    id: text('id').notNull(),
    name: text('name').notNull(),
    email: text('email'),
    phone: text('phone'),
    customerId: text('customer_id'),
    customerName: text('customer_name'),
    placedAt: instant('placed_at').notNull(),
    cancelledAt: instant('cancelled_at'),
    financialStatus: text('financial_status'),
    fulfillmentStatus: text('fulfillment_status'),
    /** Minor units of `currency`, as the shop counts. */
    totalMinor: bigint('total_minor', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    /** The whole answer of Shopify, of the generated type. */
    snapshot: jsonb('snapshot').notNull(),
    /** Shopify's own updatedAt: an older answer never overwrites a newer one. */
    updatedAt: instant('updated_at').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    index('orders_by_customer').on(table.shopId, table.customerId, table.placedAt),
    index('orders_by_email').on(table.shopId, table.email, table.placedAt),
  ],
);

/** What an order can be found by in a mail: name, id, tracking number, address, phone, postcode, all normalised. */
export const orderKeys = pgTable(
  'order_keys',
  {
    shopId: shopId(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    orderId: text('order_id').notNull(),
    placedAt: instant('placed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.kind, table.key, table.orderId] }),
    index('order_keys_by_order').on(table.shopId, table.orderId),
    index('order_keys_recent').on(table.shopId, table.kind, table.key, table.placedAt),
  ],
);

/** How this shop names its orders, learned from them: "NW-" and "-A" for NW-1001-A. */
export const orderNameFormats = pgTable(
  'order_name_formats',
  { shopId: shopId(), prefix: text('prefix').notNull(), suffix: text('suffix').notNull() },
  (table) => [primaryKey({ columns: [table.shopId, table.prefix, table.suffix] })],
);
