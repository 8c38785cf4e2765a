import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { countOrders } from '#app/domains/orders/count-orders.server.ts';
import { findOrdersByKeys } from '#app/domains/orders/find-orders-by-keys.server.ts';
import { minorUnits } from '#app/domains/orders/minor-units.ts';
import type { Order } from '#app/domains/orders/order.ts';
import { orderNameFormats } from '#app/domains/orders/order-name-formats.server.ts';
import { readOrder } from '#app/domains/orders/read-order.server.ts';
import { type StorableOrder, storeOrders } from '#app/domains/orders/store-orders.server.ts';
import { plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeOrder, makeShop, money, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const shop = await makeShop(db.database);
const other = await makeShop(db.database);
beforeEach(() => db.ownerSql`truncate orders, order_keys, order_name_formats`);

const storable = (order: Order, keys: StorableOrder['keys'] = []): StorableOrder => ({ order, keys, format: null });
const store = (orders: StorableOrder[], now = NOW, of: Shop = shop) =>
  withShop(db.database, of, (tx) => storeOrders(tx, of, orders, now));
const read = (id: string, of: Shop = shop) => withShop(db.database, of, (tx) => readOrder(tx, of, id));
const find = (kind: string, key: string, limit = 10) =>
  withShop(db.database, shop, (tx) => findOrdersByKeys(tx, shop, [{ kind, key }], limit));

/** An order as it was after each of three changes, oldest first. */
function history(): [Order, Order, Order] {
  const placed = makeOrder({ updatedAt: '2026-11-20T10:00:00Z', tags: ['one'] });
  const paid = { ...placed, updatedAt: '2026-11-20T10:00:01Z', tags: ['two'] };
  return [placed, paid, { ...placed, updatedAt: '2026-11-20T10:05:00Z', tags: ['three'] }];
}

describe('the newest copy stays', () => {
  test.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'when copies arrive in the order %j',
    async (arrival) => {
      const copies = history();
      for (const at of arrival) await store([storable(copies[at] ?? copies[0])]);
      expect((await read(copies[0].id))?.order.tags).toEqual(['three']);
    },
  );

  test('when all arrive in one page, newest first or last', async () => {
    for (const copies of [history(), history().toReversed()]) {
      const changed = await store(copies.map((copy) => storable(copy)));
      expect(changed).toEqual([copies[0]?.id]);
      expect((await read(copies[0]?.id ?? ''))?.order.tags).toEqual(['three']);
    }
  });

  test('when all arrive at the same time', async () => {
    const copies = history();
    await Promise.all([...copies, ...copies].map((copy) => store([storable(copy)])));
    expect((await read(copies[0].id))?.order.tags).toEqual(['three']);
  });

  test('when pages with the same orders arrive at the same time, in opposite order', async () => {
    const page = Array.from({ length: 25 }, () => makeOrder());
    const changed = (at: number) => page.map((order) => ({ ...order, updatedAt: `2026-11-21T10:00:0${at}Z` }));
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((at) => {
        const orders = changed(at).map((order) => storable(order, [{ kind: 'id', key: order.id }]));
        return store(at % 2 === 0 ? orders : orders.toReversed());
      }),
    );
    for (const order of page) expect((await read(order.id))?.order.updatedAt).toBe('2026-11-21T10:00:05Z');
  });

  test('when two changes fell into one second, which is as fine as Shopify tells the time', async () => {
    const first = makeOrder({ updatedAt: '2026-11-20T10:00:00Z', tags: ['first'] });
    const second = { ...first, tags: ['second'] };
    await store([storable(first)], NOW);
    expect(await store([storable(second)], plusSeconds(NOW, 1))).toEqual([first.id]);
    expect((await read(first.id))?.order.tags).toEqual(['second']);
    // What was read earlier of that second comes late.
    expect(await store([storable(first)], NOW)).toEqual([]);
    expect((await read(first.id))?.order.tags).toEqual(['second']);
  });
});

test('the same copy again changes nothing, and says so, but counts as a fresh read', async () => {
  const order = makeOrder();
  const withKeys = storable(order, [{ kind: 'name', key: '1001' }]);
  expect(await store([withKeys], NOW)).toEqual([order.id]);
  const later = plusSeconds(NOW, 60);
  expect(await store([withKeys], later)).toEqual([]);
  expect(await read(order.id)).toEqual({ order, readAt: later });
  await store([withKeys], NOW);
  expect((await read(order.id))?.readAt).toEqual(later);
  expect(await find('name', '1001')).toEqual([order]);
});

test('the keys of a newer copy take the place of the old ones, and an older copy brings none back', async () => {
  const [placed, paid] = history();
  await store([
    storable(placed, [
      { kind: 'email', key: 'old@example.com' },
      { kind: 'name', key: '1001' },
    ]),
  ]);
  await store([
    storable(paid, [
      { kind: 'email', key: 'new@example.com' },
      { kind: 'name', key: '1001' },
    ]),
  ]);
  await store([storable(placed, [{ kind: 'email', key: 'old@example.com' }])]);
  expect(await find('email', 'old@example.com')).toEqual([]);
  expect(await find('email', 'new@example.com')).toEqual([paid]);
  expect(await find('name', '1001')).toEqual([paid]);
});

test('a key that an order has twice is one key, and one that two orders share finds both', async () => {
  const [one, two] = [makeOrder(), makeOrder()];
  const person = { kind: 'person', key: 'ines duarte' };
  await store([storable(one, [person, person]), storable(two, [person])]);
  expect((await find('person', 'ines duarte')).map(({ id }) => id).toSorted()).toEqual([one.id, two.id]);
});

test('the formats of names are kept once each', async () => {
  const format = { prefix: 'NW-', suffix: '-A' };
  const named = Array.from({ length: 3 }, () => ({ ...storable(makeOrder()), format }));
  await store([...named, { ...storable(makeOrder()), format: { prefix: '#', suffix: '' } }]);
  const formats = await withShop(db.database, shop, (tx) => orderNameFormats(tx, shop));
  expect(formats.toSorted((a, b) => a.prefix.localeCompare(b.prefix))).toEqual([{ prefix: '#', suffix: '' }, format]);
});

test('251 orders are 251 orders, at the same number of statements as one', async () => {
  const statementsOf = async (count: number) => {
    const orders = Array.from({ length: count }, () => makeOrder());
    const keyed = orders.map((order) => storable(order, [{ kind: 'id', key: order.id }]));
    db.statements.length = 0;
    expect(await store(keyed)).toHaveLength(count);
    return db.statements.length;
  };
  expect(await statementsOf(251)).toBe(await statementsOf(1));
  expect(await withShop(db.database, shop, (tx) => countOrders(tx, shop))).toBe(252);
});

test('nothing to store costs nothing', async () => {
  expect(await store([])).toEqual([]);
});

test('an order of one shop is not another’s, even under the same id', async () => {
  const order = makeOrder();
  await store([storable(order)]);
  expect(await read(order.id, other)).toBeNull();
  await store([storable({ ...order, tags: ['theirs'] })], NOW, other);
  expect((await read(order.id))?.order.tags).toEqual([]);
  expect((await read(order.id, other))?.order.tags).toEqual(['theirs']);
});

test('an order without customer, address, e-mail or money moved is stored like any other', async () => {
  const bare = makeOrder({
    email: null,
    customer: null,
    displayFinancialStatus: null,
    name: 'Ω',
    subtotalPriceSet: null,
  });
  expect(await store([storable(bare)])).toEqual([bare.id]);
  expect((await read(bare.id))?.order).toEqual(bare);
});

describe('money', () => {
  const columns = async (order: Order) => {
    await store([storable(order)]);
    const [row] = await db.ownerSql<{ total_minor: string; currency: string }[]>`
      select total_minor, currency from orders where id = ${order.id}`;
    return row;
  };

  test.each([
    ['EUR', '169.95', '16995'],
    ['JPY', '12800', '12800'],
    ['JPY', '12800.0', '12800'],
    ['KWD', '12.345', '12345'],
    ['KWD', '12.3', '12300'],
    ['GBP', '0.1', '10'],
    ['GBP', '0.00', '0'],
    ['USD', '90071992547409.91', '9007199254740991'],
  ] as const)('%s %s is kept as %s of its smallest unit', async (currencyCode, amount, minor) => {
    const order = makeOrder({ currencyCode, currentTotalPriceSet: money(amount, currencyCode) });
    expect(await columns(order)).toEqual({ total_minor: minor, currency: currencyCode });
  });

  test('the total is what remains after refunds and edits, in the shop’s own currency', async () => {
    const order = makeOrder({
      totalPriceSet: money('48.00'),
      currentTotalPriceSet: {
        shopMoney: { amount: '20.00', currencyCode: 'GBP' },
        presentmentMoney: { amount: '23.40', currencyCode: 'EUR' },
      },
    });
    expect(await columns(order)).toEqual({ total_minor: '2000', currency: 'GBP' });
  });

  test.each(['', '1,50', '1.5.0', 'NaN', '1e3', '£3', ' 3'])('"%s" is no amount, and is not guessed', (amount) => {
    expect(() => minorUnits(amount, 'GBP')).toThrow('not an amount of money');
  });

  test('a refund is negative, and a cent is not lost to binary fractions', () => {
    expect(minorUnits('-19.99', 'EUR')).toBe(-1999);
    for (let cents = 0; cents < 2000; cents += 1) {
      const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      expect(minorUnits(amount, 'EUR')).toBe(cents);
    }
  });
});
