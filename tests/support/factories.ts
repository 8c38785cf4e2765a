import { randomBytes } from 'node:crypto';
import type { Order } from '#app/domains/orders/order.ts';
import { installShop } from '#app/domains/tenancy/install-shop.server.ts';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Env, readEnv } from '#app/platform/env.server.ts';
import { createWorld, type World, type WorldOptions } from '#app/platform/world.server.ts';

/** The instant at which tests stand unless they say otherwise. */
export const NOW = new Date('2026-11-23T10:00:00.000Z');

/** Nothing listens there, so whatever calls such a service finds it down at once. (Port 1 would be refused by fetch itself.) */
export const CLOSED = 'http://127.0.0.1:2';

let shops = 0;

/** A shop that has just installed; each of a domain of its own unless one is given. */
export function makeShop(database: Database, domain?: string): Promise<Shop> {
  shops += 1;
  return installShop(database, domain ?? `shop-${shops}-${randomBytes(3).toString('hex')}.myshopify.com`, NOW);
}

/** Every setting that has to be there, each service at a closed port. */
export function settings(changes: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    SHOPIFY_APP_URL: 'http://127.0.0.1:3000',
    SHOPIFY_API_KEY: 'key-of-the-app',
    SHOPIFY_API_SECRET: 'secret-of-the-app',
    SCOPES: 'read_all_orders,read_orders',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    QSTASH_URL: CLOSED,
    QSTASH_TOKEN: 'qstash-token',
    QSTASH_CURRENT_SIGNING_KEY: 'sig_current',
    QSTASH_NEXT_SIGNING_KEY: 'sig_next',
    UPSTASH_REDIS_REST_URL: CLOSED,
    UPSTASH_REDIS_REST_TOKEN: 'redis-token',
    OPENAI_API_KEY: 'openai-key',
    OPENAI_BASE_URL: CLOSED,
    OPENAI_MODEL: 'gpt-test',
    MAILGUN_URL: CLOSED,
    MAILGUN_API_KEY: 'mailgun-key',
    MAILGUN_WEBHOOK_SIGNING_KEY: 'mailgun-signing-key',
    MAILGUN_DOMAIN: 'mail.aftersale.example',
    INBOUND_DOMAIN: 'in.aftersale.example',
    STORAGE_DIR: '/nonexistent',
    ...changes,
  };
}

/** The settings as the app reads them. */
export function makeEnv(changes: Record<string, string | undefined> = {}): Env {
  return readEnv(settings(changes));
}

/** The app's own clients over a test's database; close it with `world.db.close()`. */
export function makeWorld(
  databaseUrl: string,
  changes: Record<string, string> = {},
  options: Partial<WorldOptions> = {},
): World {
  const env = makeEnv({ DATABASE_URL: databaseUrl, ...changes });
  return createWorld(env, { afterAuth: async () => {}, ...options });
}

type MoneyBag = Order['totalPriceSet'];
type Currency = Order['currencyCode'];

/** An amount in the shop's currency and in the customer's, which are the same. */
export function money(amount: string, currencyCode: Currency = 'GBP'): MoneyBag {
  return { shopMoney: { amount, currencyCode }, presentmentMoney: { amount, currencyCode } };
}

let orders = 5_000_000_000;

/** An order as Shopify tells it: one line, paid, not shipped, placed ten days ago. */
export function makeOrder(overrides: Partial<Order> = {}): Order {
  orders += 1;
  const currencyCode = overrides.currencyCode ?? 'GBP';
  const price = money('48.00', currencyCode);
  const nothing = money('0.00', currencyCode);
  return {
    id: `gid://shopify/Order/${orders}`,
    name: `#${orders - 5_000_000_000 + 1000}`,
    email: 'ines.duarte@example.com',
    phone: null,
    createdAt: '2026-11-13T10:00:00Z',
    processedAt: '2026-11-13T10:00:00Z',
    updatedAt: '2026-11-13T10:00:00Z',
    cancelledAt: null,
    cancelReason: null,
    closed: false,
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'UNFULFILLED',
    currencyCode,
    presentmentCurrencyCode: currencyCode,
    tags: [],
    note: null,
    test: false,
    sourceName: 'web',
    statusPageUrl: 'https://shop.example/orders/1/authenticate',
    totalPriceSet: price,
    subtotalPriceSet: price,
    totalShippingPriceSet: nothing,
    totalTaxSet: nothing,
    totalDiscountsSet: nothing,
    totalRefundedSet: nothing,
    currentTotalPriceSet: overrides.totalPriceSet ?? price,
    totalOutstandingSet: nothing,
    customer: null,
    shippingAddress: null,
    billingAddress: null,
    lineItems: {
      nodes: [
        {
          id: `gid://shopify/LineItem/${orders}`,
          title: 'Linen shirt',
          variantTitle: 'M',
          quantity: 1,
          currentQuantity: 1,
          sku: 'LIN-M',
          image: null,
          originalUnitPriceSet: price,
          discountedTotalSet: price,
          product: null,
        },
      ],
      pageInfo: { hasNextPage: false },
    },
    fulfillments: [],
    refunds: [],
    transactions: [],
    ...overrides,
  };
}
