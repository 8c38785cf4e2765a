import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ORDER_BY_ID } from '#app/domains/orders/documents/order-by-id.ts';
import { ORDERS_PAGE, ORDERS_PER_PAGE } from '#app/domains/orders/documents/orders-page.ts';
import { SHOP_INFO } from '#app/domains/tenancy/documents/shop-info.ts';
import type {
  OrderByIdQuery,
  OrdersPageQuery,
  ShopInfoQuery,
} from '#app/platform/shopify-admin/types/admin.generated.d.ts';
import type { AdminApi, TokenInfo } from '#tests/standins/shopify/admin-api.ts';
import { createAdminApi } from '#tests/standins/shopify/api/create-admin-api.ts';
import { createStore, type Store } from '#tests/standins/shopify/api/create-store.ts';
import { seedShop } from '#tests/standins/shopify/api/seed/seed-shop.ts';

// Written from Shopify's documents: https://shopify.dev/docs/api/usage/{limits,response-codes,access-scopes,
// search-syntax,idempotent-requests} and https://shopify.dev/docs/api/admin-graphql/2026-10.

const NOW = new Date('2026-11-23T09:58:00Z');
const SHOP = 'alder-and-oak.myshopify.com';
const ALL = ['read_orders', 'read_all_orders', 'read_customers', 'read_products', 'write_orders'];

const answer = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        actualQueryCost: z.number().nullable(),
        throttleStatus: z.object({
          maximumAvailable: z.number(),
          currentlyAvailable: z.number(),
          restoreRate: z.number(),
        }),
      }),
    })
    .optional(),
});

let clock: Date;
let store: Store;
let api: AdminApi;

beforeEach(() => {
  clock = new Date(NOW);
  const now = () => clock;
  store = createStore({ seed: seedShop({ now: NOW }), now, baseUrl: 'http://127.0.0.1:1/__standin/store' });
  api = createAdminApi({ store });
});

async function ask(query: string, variables: Record<string, unknown> = {}, scopes = ALL) {
  const token: TokenInfo = { shop: SHOP, kind: 'offline', scopes, staffId: null };
  const { status, body } = await api.execute({ token, body: { query, variables } });
  expect(status).toBe(200);
  return answer.parse(body);
}

async function costOf(query: string, variables: Record<string, unknown> = {}) {
  const cost = (await ask(query, variables)).extensions?.cost;
  if (!cost) throw new Error('The answer has no cost');
  return cost;
}

function codes(result: z.infer<typeof answer>) {
  return result.errors?.map((error) => error.extensions?.code);
}

async function names(query: string): Promise<string[]> {
  const result = await ask('query ($q: String) { orders(first: 250, query: $q, sortKey: ID) { nodes { name } } }', {
    q: query,
  });
  expect(result.errors).toBeUndefined();
  const data = z.object({ orders: z.object({ nodes: z.array(z.object({ name: z.string() })) }) }).parse(result.data);
  return data.orders.nodes.map((order) => order.name);
}

describe('documents', () => {
  it('an unknown field is answered with status 200, an error and no data', async () => {
    const result = await ask('{ orders(first: 1) { nodes { trackingNumber } } }');
    expect(result.data).toBeUndefined();
    expect(result.errors?.[0]).toMatchObject({
      message: "Field 'trackingNumber' doesn't exist on type 'Order'",
      extensions: { code: 'undefinedField', typeName: 'Order', fieldName: 'trackingNumber' },
    });
  });

  it('a syntax error and a variable of the wrong type are errors too', async () => {
    expect((await ask('{ orders(first: 1) ')).errors).toHaveLength(1);
    expect(codes(await ask('query ($id: ID!) { order(id: $id) { id } }', {}))).toEqual(['INVALID_VARIABLE']);
  });

  it('a field that the stand-in cannot answer fails loudly and is never null', async () => {
    const result = await ask('{ orders(first: 1) { nodes { id clientIp } } }');
    expect(result.data).toBeUndefined();
    expect(result.errors?.[0]?.message).toBe('no resolver for Order.clientIp');
  });

  it('a connection without first or last is refused', async () => {
    expect((await ask('{ orders { nodes { id } } }')).errors?.[0]?.message).toBe(
      'you must provide one of first or last',
    );
    expect(codes(await ask('{ orders(first: 251) { nodes { id } } }'))).toEqual(['BAD_REQUEST']);
  });

  it('another shop does not exist here', async () => {
    const token: TokenInfo = { shop: 'other.myshopify.com', kind: 'offline', scopes: ALL, staffId: null };
    expect((await api.execute({ token, body: { query: '{ shop { id } }' } })).status).toBe(404);
  });
});

describe('access scopes', () => {
  it('a field whose type needs a missing scope is denied, the rest is answered', async () => {
    const result = await ask('{ orders(first: 1, query: "name:4127") { nodes { id customer { id } } } }', {}, [
      'read_orders',
      'read_all_orders',
    ]);
    expect(result.data).toMatchObject({ orders: { nodes: [{ customer: null }] } });
    expect(result.errors?.[0]).toMatchObject({
      message: 'Access denied for customer field. Required access: `read_customers` access scope.',
      path: ['orders', 'nodes', 0, 'customer'],
      extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_customers` access scope.' },
    });
  });

  it('without any order scope there are no orders, by list, by id or by node', async () => {
    const id = `gid://shopify/Order/${store.findOrder(4127)?.id}`;
    const query = 'query ($id: ID!) { order(id: $id) { id } node(id: $id) { id } }';
    expect(codes(await ask(query, { id }, ['read_products']))).toEqual(['ACCESS_DENIED', 'ACCESS_DENIED']);
    expect(codes(await ask('{ orders(first: 1) { nodes { id } } }', {}, []))).toEqual(['ACCESS_DENIED']);
  });

  it('whoever may write may read, and a refund needs write_orders', async () => {
    expect((await ask('{ orders(first: 1) { nodes { id } } }', {}, ['write_orders'])).errors).toBeUndefined();
    const refund = `mutation { refundCreate(input: { orderId: "gid://shopify/Order/1" }) @idempotent(key: "k") { userErrors { message } } }`;
    expect(codes(await ask(refund, {}, ['read_orders']))).toEqual(['ACCESS_DENIED']);
  });

  it('orders older than 60 days need read_all_orders', async () => {
    const query = '{ orders(first: 250, sortKey: CREATED_AT) { nodes { createdAt } } }';
    const recent = await ask(query, {}, ['read_orders']);
    const data = z.object({ orders: z.object({ nodes: z.array(z.object({ createdAt: z.string() })) }) });
    const dates = data.parse(recent.data).orders.nodes.map((order) => Date.parse(order.createdAt));
    expect(dates.length).toBeGreaterThan(20);
    expect(dates.length).toBeLessThan(60);
    expect(Math.min(...dates)).toBeGreaterThanOrEqual(NOW.getTime() - 60 * 24 * 3600_000);
    expect(data.parse((await ask(query)).data).orders.nodes).toHaveLength(60);
  });

  it('the installation names the scopes of the token', async () => {
    const result = await ask('{ currentAppInstallation { accessScopes { handle } } }', {}, ['read_orders']);
    expect(result.data).toEqual({ currentAppInstallation: { accessScopes: [{ handle: 'read_orders' }] } });
  });
});

describe('cost and throttling', () => {
  it('counts objects, sizes connections and ignores scalars', async () => {
    expect((await costOf('{ shop { name } }')).requestedQueryCost).toBe(1);
    expect((await costOf('{ shop { name plan { publicDisplayName } } }')).requestedQueryCost).toBe(2);
    // 2 + floor(2 ln 250) = 13 and 2 + 11 · (1 + 13) = 156: what real shops answered.
    expect((await costOf('{ orders(first: 250) { nodes { id } } }')).requestedQueryCost).toBe(13);
    const lines = '{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }';
    expect((await costOf(lines)).requestedQueryCost).toBe(156);
    const edges = '{ orders(first: 250) { edges { cursor node { id } } pageInfo { hasNextPage } } }';
    expect((await costOf(edges)).requestedQueryCost).toBe(13);
  });

  it('counts a mutation as ten, an alias twice, a skipped field not at all', async () => {
    const refund = `mutation { refundCreate(input: { orderId: "gid://shopify/Order/1" }) @idempotent(key: "k") { order { id } userErrors { message } } }`;
    expect((await costOf(refund)).requestedQueryCost).toBe(10);
    expect((await costOf('{ a: shop { name } b: shop { name } }')).requestedQueryCost).toBe(2);
    expect(
      (await costOf('query ($no: Boolean!) { shop { name plan @skip(if: $no) { shopifyPlus } } }', { no: true }))
        .requestedQueryCost,
    ).toBe(1);
  });

  it('takes a union and an interface at their dearest', async () => {
    const node = `query ($id: ID!) { node(id: $id) { id ... on Order { customer { id } shippingAddress { city } } ... on Product { id } } }`;
    const id = `gid://shopify/Order/${store.findOrder(4127)?.id}`;
    expect((await costOf(node, { id })).requestedQueryCost).toBe(3);
  });

  it('refunds the difference to what was really returned', async () => {
    const cost = await costOf('{ orders(first: 250, query: "name:4127") { nodes { id customer { id } } } }');
    expect(cost.requestedQueryCost).toBe(24);
    expect(cost.actualQueryCost).toBe(4);
    expect(cost.throttleStatus).toEqual({ maximumAvailable: 2000, currentlyAvailable: 1996, restoreRate: 100 });
  });

  it('an empty bucket answers THROTTLED without data and fills again by the second', async () => {
    api = createAdminApi({ store, limits: { maximumAvailable: 20, restoreRate: 10 } });
    const query = '{ orders(first: 250) { nodes { id } } }';
    expect((await ask(query)).errors).toBeUndefined();
    const throttled = await ask(query);
    expect(throttled.data).toBeUndefined();
    expect(throttled.errors?.[0]).toMatchObject({ message: 'Throttled', extensions: { code: 'THROTTLED' } });
    expect(throttled.extensions?.cost).toMatchObject({ requestedQueryCost: 13, actualQueryCost: null });
    clock = new Date(NOW.getTime() + 1000);
    expect((await ask(query)).errors).toBeUndefined();
  });

  it('a query above 1,000 points is refused before it runs', async () => {
    const query =
      '{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { product { variants(first: 250) { nodes { id } } } } } } } }';
    const result = await ask(query);
    expect(result.extensions).toBeUndefined();
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });
});

describe('the documents of the app', () => {
  it('a full page of orders stays under the limit of one query', async () => {
    const result = await ask(ORDERS_PAGE, { first: ORDERS_PER_PAGE });
    expect(result.errors).toBeUndefined();
    expect(result.extensions?.cost.requestedQueryCost).toBeLessThan(1000);
    expect((result.data as OrdersPageQuery).orders.nodes).toHaveLength(25);
  });

  it('every order of the shop can be read whole', async () => {
    for (const { id } of store.state.orders) {
      clock = new Date(clock.getTime() + 60_000);
      const result = await ask(ORDER_BY_ID, { id: `gid://shopify/Order/${id}` });
      expect(result.errors).toBeUndefined();
    }
  });

  it('the order of the picture is as in the picture', async () => {
    const id = `gid://shopify/Order/${store.findOrder(4127)?.id}`;
    const { order } = (await ask(ORDER_BY_ID, { id })).data as OrderByIdQuery;
    expect(order?.totalPriceSet.shopMoney).toEqual({ amount: '169.95', currencyCode: 'GBP' });
    expect(order?.totalTaxSet?.shopMoney.amount).toBe('28.33');
    expect(order?.lineItems.nodes.map((line) => [line.title, line.variantTitle, line.quantity])).toEqual([
      ['Stoneware serving bowl', 'Ash', 1],
      ['Oak serving board', 'Large', 1],
      ['Linen napkins, set of 4', 'Flax', 2],
    ]);
    expect(order?.fulfillments[0]).toMatchObject({
      displayStatus: 'DELIVERED',
      deliveredAt: '2026-11-19T14:20:00Z',
      trackingInfo: [{ company: 'Royal Mail', number: 'KT218477361GB' }],
    });
    expect(order?.customer).toMatchObject({ numberOfOrders: '5', amountSpent: { amount: '612.4' } });
    expect(order?.transactions[0]?.paymentDetails).toMatchObject({ company: 'Visa', number: '•••• •••• •••• 4242' });
  });

  it('the shop says who it is', async () => {
    const { shop } = (await ask(SHOP_INFO)).data as ShopInfoQuery;
    expect(shop).toMatchObject({ myshopifyDomain: SHOP, currencyCode: 'GBP', ianaTimezone: 'Europe/London' });
  });
});

describe('search', () => {
  it('a number finds the order of that name and none that contains it', async () => {
    expect(await names('name:4127')).toEqual(['#4127']);
    expect(await names('name:"#4127"')).toEqual(['#4127']);
    expect(await names('name:412')).toEqual([]);
    expect(await names('name:412*')).toHaveLength(10);
  });

  it('terms join by AND, OR and NOT, in parentheses', async () => {
    expect(await names('email:"lucy.adeyemi@example.com"')).toEqual(['#4124', '#4136']);
    expect(await names('email:LUCY.adeyemi@example.com fulfillment_status:unshipped')).toEqual(['#4136']);
    expect(await names('(name:4124 OR name:4136) AND -fulfillment_status:unshipped')).toEqual(['#4124']);
    expect(await names('name:4124 OR NOT name:4*')).toEqual(['#4124']);
  });

  it('finds by customer, status, tag, SKU and time', async () => {
    const hannah = store.findOrder(4127)?.customerId;
    expect(await names(`customer_id:${hannah}`)).toEqual(['#4127']);
    expect(await names('status:cancelled')).toEqual(['#4083', '#4103']);
    expect(await names('financial_status:partially_refunded')).toEqual(['#4091', '#4099']);
    expect(await names('fulfillment_status:partial')).toEqual(['#4113', '#4123']);
    expect(await names('sku:CARAFE-1L created_at:>2026-11-23')).toEqual(['#4138', '#4139']);
    store.editOrder(4130, { tags: ['VIP', 'gift'] });
    expect(await names('tag:vip')).toEqual(['#4130']);
    expect(await names("updated_at:>='2026-11-23T09:58:00Z'")).toEqual(['#4130']);
    expect(await names("processed_at:<'2026-07-28T00:00:00Z'")).toEqual(['#4080']);
  });

  it('an unknown field is refused, where the real one would ignore it', async () => {
    expect((await ask('{ orders(first: 1, query: "colour:red") { nodes { id } } }')).errors?.[0]?.message).toContain(
      'colour',
    );
  });
});
