import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AdminApi } from '#tests/standins/shopify/admin-api.ts';
import { createAdminApi } from '#tests/standins/shopify/api/create-admin-api.ts';
import { createStore, type Store } from '#tests/standins/shopify/api/create-store.ts';
import { seedShop } from '#tests/standins/shopify/api/seed/seed-shop.ts';

const NOW = new Date('2026-11-23T09:58:00Z');
const SHOP = 'alder-and-oak.myshopify.com';
const SCOPES = ['read_all_orders', 'write_orders', 'read_customers', 'read_products'];

let clock: Date;
let store: Store;
let api: AdminApi;
let events: { topic: string; payload: Record<string, unknown> }[];

beforeEach(() => {
  begin(60);
});

function begin(orders: number): void {
  clock = new Date(NOW);
  store = createStore({ seed: seedShop({ now: NOW, orders }), now: () => clock });
  api = createAdminApi({ store });
  events = [];
  api.onEvent(({ shop, ...event }) => {
    expect(shop).toBe(SHOP);
    events.push(event);
  });
}

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullable().optional(),
  errors: z
    .array(z.looseObject({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const token = { shop: SHOP, kind: 'offline' as const, scopes: SCOPES, staffId: null };
  return answer.parse((await api.execute({ token, body: { query, variables } })).body);
}

function order(name: number) {
  const found = store.findOrder(name);
  if (!found) throw new Error(`There is no order ${name}`);
  return found;
}

const pageShape = z.object({
  orders: z.object({
    nodes: z.array(z.object({ name: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), hasPreviousPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

const PAGE = `query ($first: Int, $after: String) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT) {
    nodes { name }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

async function walk(first: number, between?: (page: number) => void): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; ; page += 1) {
    const { orders } = pageShape.parse((await ask(PAGE, { first, after })).data);
    seen.push(...orders.nodes.map((each) => each.name));
    if (!orders.pageInfo.hasNextPage) return seen;
    after = orders.pageInfo.endCursor;
    between?.(page);
  }
}

describe('paging', () => {
  it('a walk by the cursor meets each of 251 orders once', async () => {
    begin(251);
    const seen = await walk(25);
    expect(seen).toHaveLength(251);
    expect(new Set(seen).size).toBe(251);
  });

  it('an order that changes during the walk comes again at its end, and none is missed', async () => {
    const seen = await walk(10, (page) => {
      if (page === 0) store.editOrder(4080, { note: 'changed meanwhile' });
    });
    expect(new Set(seen).size).toBe(60);
    expect(seen.at(-1)).toBe('#4080');
  });

  it('orders that changed in the same second are met once each', async () => {
    for (const { name } of store.state.orders) store.editOrder(name, { note: 'all at once' });
    const seen = await walk(7);
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('a cursor that is none is refused', async () => {
    expect((await ask(PAGE, { first: 1, after: 'nonsense' })).errors?.[0]?.extensions?.code).toBe('BAD_REQUEST');
  });
});

const REFUND = `mutation ($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id totalRefundedSet { presentmentMoney { amount } } }
    order { displayFinancialStatus totalRefundedSet { shopMoney { amount } } }
    userErrors { field message }
  }
}`;

const refundShape = z.object({
  refundCreate: z.object({
    refund: z.object({ id: z.string() }).nullable(),
    order: z.looseObject({ displayFinancialStatus: z.string() }).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

function refundOf(name: number, amount: string, quantity = 1, extra: Record<string, unknown> = {}) {
  const { id, lines, transactions } = order(name);
  return {
    orderId: `gid://shopify/Order/${id}`,
    refundLineItems: [{ lineItemId: `gid://shopify/LineItem/${lines[0]?.id}`, quantity, restockType: 'NO_RESTOCK' }],
    transactions: [
      {
        orderId: `gid://shopify/Order/${id}`,
        parentId: `gid://shopify/OrderTransaction/${transactions[0]?.id}`,
        gateway: 'shopify_payments',
        kind: 'REFUND',
        amount,
      },
    ],
    ...extra,
  };
}

async function refund(input: Record<string, unknown>, key: string) {
  return refundShape.parse((await ask(REFUND, { input, key })).data).refundCreate;
}

describe('refundCreate', () => {
  it('fails at run time without an idempotency key, and nothing is refunded', async () => {
    const withoutKey = 'mutation ($input: RefundInput!) { refundCreate(input: $input) { userErrors { message } } }';
    const result = await ask(withoutKey, { input: refundOf(4127, '48.00') });
    expect(result.data).toEqual({ refundCreate: null });
    expect(result.errors?.[0]).toMatchObject({
      message: 'The @idempotent directive is required for this mutation but was not provided.',
      extensions: { code: 'BAD_REQUEST' },
    });
    expect(order(4127).refunds).toEqual([]);
  });

  it('the same key gives the same refund for 24 hours and a new one after', async () => {
    const first = await refund(refundOf(4124, '18.00'), 'a');
    expect(first.userErrors).toEqual([]);
    expect(first.order?.displayFinancialStatus).toBe('PARTIALLY_REFUNDED');
    clock = new Date(NOW.getTime() + 23 * 3600_000);
    expect((await refund(refundOf(4124, '18.00'), 'a')).refund?.id).toBe(first.refund?.id);
    expect(order(4124).refunds).toHaveLength(1);
    clock = new Date(NOW.getTime() + 24 * 3600_000);
    expect((await refund(refundOf(4124, '18.00'), 'a')).refund?.id).not.toBe(first.refund?.id);
    expect(order(4124).refunds).toHaveLength(2);
  });

  it('the same key with other parameters is refused', async () => {
    await refund(refundOf(4124, '18.00'), 'a');
    const result = await ask(REFUND, { input: refundOf(4124, '17.00'), key: 'a' });
    expect(result.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
    expect(order(4124).refunds).toHaveLength(1);
  });

  it('more money than was received, or more pieces than were bought, is a user error', async () => {
    const tooMuch = await refund(refundOf(4127, '169.96'), 'a');
    expect(tooMuch.refund).toBeNull();
    expect(tooMuch.userErrors[0]?.message).toBe('Refund amount $169.96 is greater than net payment received $169.95');
    const tooMany = await refund(refundOf(4127, '48.00', 2), 'b');
    expect(tooMany.userErrors[0]).toEqual({
      field: ['refundLineItems', '0', 'quantity'],
      message: 'Quantity cannot refund more items than were purchased',
    });
    const [line] = refundOf(4127, '1.00').refundLineItems;
    const twice = await refund({ ...refundOf(4127, '48.00'), refundLineItems: [line, line] }, 'c');
    expect(twice.userErrors).toHaveLength(1);
    expect(order(4127).refunds).toEqual([]);
  });

  it('a refund must name a payment of this order', async () => {
    const input = refundOf(4127, '10.00');
    const foreign = refundOf(4124, '10.00').transactions;
    const result = await refund({ ...input, transactions: foreign }, 'a');
    expect(result.userErrors[0]?.message).toBe('Transactions require a parent_id associated with the order');
  });

  it('an order in another currency is refunded in that currency', async () => {
    const wrong = await refund(refundOf(4119, '10.00'), 'a');
    expect(wrong.userErrors[0]?.field).toEqual(['currency']);
    const right = await refund(refundOf(4119, '11.50', 1, { currency: 'EUR' }), 'b');
    expect(right.userErrors).toEqual([]);
    expect(right.order).toMatchObject({ totalRefundedSet: { shopMoney: { amount: '10.0' } } });
  });
});

describe('what happens in the shop is told as webhooks', () => {
  const topics = () => events.map((event) => event.topic);

  it('an order that is placed', () => {
    const placed = store.placeOrder({ email: 'new@example.com', lines: [{ sku: 'MUG-ASH', quantity: 2 }] });
    expect(topics()).toEqual(['orders/create']);
    expect(events[0]?.payload).toMatchObject({
      id: placed.id,
      admin_graphql_api_id: `gid://shopify/Order/${placed.id}`,
      name: '#4140',
      email: 'new@example.com',
      total_price: '36.00',
      financial_status: 'paid',
      fulfillment_status: null,
      updated_at: '2026-11-23T09:58:00+00:00',
      line_items: [{ sku: 'MUG-ASH', quantity: 2 }],
    });
  });

  it('an order in a currency without decimals', async () => {
    const yen = { presentmentCurrency: 'JPY', rate: 1.9 };
    const { id } = store.placeOrder({ email: 'yen@example.jp', lines: [{ sku: 'MUG-ASH' }], ...yen });
    const query = 'query ($id: ID!) { order(id: $id) { totalPriceSet { presentmentMoney { amount currencyCode } } } }';
    expect((await ask(query, { id: `gid://shopify/Order/${id}` })).data).toEqual({
      order: { totalPriceSet: { presentmentMoney: { amount: '3420.0', currencyCode: 'JPY' } } },
    });
    expect(events[0]?.payload).toMatchObject({
      total_price_set: { presentment_money: { amount: '3420', currency_code: 'JPY' } },
    });
  });

  it('a parcel, its arrival, a refund and an edit, each with a newer updated_at', () => {
    const { updatedAt } = order(4133);
    const later = (minutes: number) => {
      clock = new Date(NOW.getTime() + minutes * 60_000);
    };
    store.fulfil(4133, { tracking: { company: 'DHL', number: '123', url: 'https://dhl.example/123' } });
    later(1);
    store.addFulfilmentEvent(4133, { status: 'DELIVERED' });
    later(2);
    store.refund(4133, { lines: [{ sku: 'SPOON-3' }], note: 'late' });
    later(3);
    store.editOrder(4133, { note: 'Ring twice', shippingAddress: { city: 'Berlin' } });
    expect(topics()).toEqual([
      'fulfillments/create',
      'orders/updated',
      'fulfillments/update',
      'orders/updated',
      'refunds/create',
      'orders/updated',
      'orders/updated',
    ]);
    expect(events[0]?.payload).toMatchObject({
      order_id: order(4133).id,
      tracking_number: '123',
      shipment_status: null,
    });
    expect(events[2]?.payload).toMatchObject({ shipment_status: 'delivered' });
    expect(events[4]?.payload).toMatchObject({ note: 'late', transactions: [{ kind: 'refund', amount: '24.15' }] });
    expect(events[6]?.payload).toMatchObject({
      note: 'Ring twice',
      shipping_address: { city: 'Berlin' },
      financial_status: 'partially_refunded',
    });
    expect(order(4133).updatedAt > updatedAt).toBe(true);
  });

  it('a cancellation gives the money back; a shipped order cannot be cancelled', () => {
    store.cancelOrder(4138);
    expect(topics()).toEqual(['refunds/create', 'orders/updated', 'orders/cancelled', 'orders/updated']);
    expect(events[2]?.payload).toMatchObject({ cancel_reason: 'customer', financial_status: 'refunded' });
    expect(() => store.cancelOrder(4138)).toThrow('cancelled already');
    expect(() => store.cancelOrder(4127)).toThrow('was shipped');
  });

  it('a change of a customer and of a product', () => {
    store.editCustomer(order(4127).customerId ?? 0, { phone: '+447700900999' });
    store.editProduct('cedar-candle', { title: 'Cedar candle, new' });
    expect(topics()).toEqual(['customers/update', 'products/update']);
  });
});
