import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrdersByKeys } from '#app/domains/orders/find-orders-by-keys.server.ts';
import { ordersOfEmail } from '#app/domains/orders/orders-of-email.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop } from '#tests/support/factories.ts';
import { rowsRead, sorts, watchPlans, waysInto } from '#tests/support/plans.ts';

const db = await testDatabase();
const shop = await makeShop(db.database);
const other = await makeShop(db.database);
const watched = await watchPlans(db);
afterAll(async () => {
  await watched.database.close();
  await db.close();
});

/** 100,000 orders of each of two shops, a minute apart; 1,000 of each were placed by one busy person. */
beforeAll(async () => {
  for (const { id } of [shop, other]) {
    await db.ownerSql`
      insert into orders (shop_id, id, name, email, placed_at, total_minor, currency, snapshot, updated_at, read_at)
      select ${id}, 'gid://shopify/Order/' || n, '#' || n,
             case when n % 100 = 0 then 'busy@example.com' else 'person-' || n || '@example.com' end,
             '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute', 4800, 'GBP',
             jsonb_build_object('id', 'gid://shopify/Order/' || n, 'shop', ${id}::int), now(), now()
      from generate_series(1, 100000) n`;
    await db.ownerSql`
      insert into order_keys (shop_id, kind, key, order_id, placed_at)
      select ${id}::bigint, 'name', n::text, 'gid://shopify/Order/' || n, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute'
      from generate_series(1, 100000) n
      union all
      select ${id}::bigint, 'email', case when n % 100 = 0 then 'busy@example.com' else 'person-' || n || '@example.com' end,
             'gid://shopify/Order/' || n, '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 minute'
      from generate_series(1, 100000) n`;
  }
  await db.ownerSql`analyze orders, order_keys`;
});

type Found = { id: string; shop?: number };
const find = (keys: { kind: string; key: string }[], limit = 10) =>
  withShop(watched.database, shop, (tx) => findOrdersByKeys(tx, shop, keys, limit)) as Promise<Found[]>;

test('orders are found by any of the keys, each once, and only the shop’s own', async () => {
  const found = await find([
    { kind: 'name', key: '4711' },
    { kind: 'email', key: 'person-4711@example.com' },
    { kind: 'name', key: '12' },
    { kind: 'name', key: 'nobody' },
    { kind: 'email', key: '12' },
  ]);
  expect(found.map(({ id }) => id).toSorted()).toEqual(['gid://shopify/Order/12', 'gid://shopify/Order/4711']);
  expect(new Set(found.map((order) => order.shop))).toEqual(new Set([shop.id]));
});

test('of a busy person the newest orders are found, as many as were asked for', async () => {
  const found = await find([{ kind: 'email', key: 'busy@example.com' }], 3);
  expect(found.map(({ id }) => id).toSorted()).toEqual([
    'gid://shopify/Order/100000',
    'gid://shopify/Order/99800',
    'gid://shopify/Order/99900',
  ]);
});

test('no keys find nothing, without a question', async () => {
  expect(await watched.plansOf(() => find([]))).toHaveLength(1);
  expect(await find([])).toEqual([]);
});

test.each(["'; drop table orders; --", '\\', '"', '%', 'x'.repeat(10_000), '注文'])(
  'the key %j is text and nothing else',
  async (key) => {
    expect(await find([{ kind: 'name', key }])).toEqual([]);
  },
);

test('among 100,000 orders a mail’s keys are looked up in the index, without reading or sorting what is not wanted', async () => {
  const keys = [
    ...Array.from({ length: 20 }, (_, at) => ({ kind: 'name', key: String(at * 37 + 1) })),
    { kind: 'email', key: 'busy@example.com' },
    { kind: 'name', key: 'nobody' },
  ];
  const plans = await watched.plansOf(() => find(keys, 5));
  expect(waysInto(plans, 'order_keys').join()).toMatch(/^Index (Only )?Scan (Backward )?using order_keys_recent$/);
  expect(waysInto(plans, 'orders')).toEqual(['Index Scan using orders_shop_id_id_pk']);
  expect(rowsRead(plans, 'order_keys')).toBeLessThanOrEqual(25);
  expect(rowsRead(plans, 'orders')).toBeLessThanOrEqual(25);
  expect(sorts(plans)).toEqual([]);
});

test('among 100,000 orders the newest of an address are read from the index', async () => {
  const plans = await watched.plansOf(() =>
    withShop(watched.database, shop, (tx) => ordersOfEmail(tx, shop, 'Busy@Example.com')),
  );
  expect(waysInto(plans, 'orders')).toEqual(['Index Scan using orders_by_email']);
  expect(rowsRead(plans, 'orders')).toBe(5);
  expect(sorts(plans)).toEqual([]);
});
