import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP } from '#tests/standins/start-world.ts';
import { openApp } from '#tests/support/open-app.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RunningShop, startShop } from './order-changes-support.ts';

const GRAPHQL = 'graphql';
const DAY = 86_400_000;
const pass = (times: number) => ({ kind: 'latency', ms: 0, path: GRAPHQL, times });
const answer = (status: number, more: Record<string, unknown> = {}) => ({
  kind: 'status',
  status,
  path: GRAPHQL,
  ...more,
});
const THROTTLED = answer(200, {
  headers: { 'Content-Type': 'application/json' },
  body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
});

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.close());

type Page = { variables: { after?: string | null } };
async function pagesAsked(): Promise<(string | null)[]> {
  const calls = await shop.calls(GRAPHQL);
  return calls
    .filter(({ body }) => body.includes('OrdersPage'))
    .map(({ body }) => (JSON.parse(body) as Page).variables.after ?? null);
}
const syncJob = async (errors: number) =>
  waitFor(`failure ${errors}`, async () => {
    const [job] = await shop.sql<{ error_code: string; wait: number; cursor: string | null }[]>`
      select error_code, extract(epoch from run_at - now())::int as wait, payload->>'cursor' as cursor from jobs
      where name = 'shop-installs/sync-orders' and status = 'due' and attempts = ${errors} and error_code is not null`;
    return job;
  });

describe('a shop installs the app', () => {
  test('a page that fails is asked for again by itself, and not the pages before it', async () => {
    const hit = [answer(429, { headers: { 'Retry-After': '37' } }), THROTTLED, answer(503)];
    // What the shop is called, and the first page, come through.
    await shop.fail(pass(2), ...hit);
    await openApp(shop.world.shopify.adminUrl);

    const limited = await syncJob(1);
    expect(limited).toMatchObject({ error_code: 'shopify-down' });
    expect(limited.cursor, 'the second page').not.toBeNull();
    expect(limited.wait, 'Retry-After is kept to').toBeGreaterThan(30);
    expect(limited.wait).toBeLessThanOrEqual(37);
    await shop.hourPasses();
    expect((await syncJob(2)).wait, 'points come back in seconds').toBeLessThanOrEqual(5);
    await shop.hourPasses();
    expect(await syncJob(3)).toMatchObject({ cursor: limited.cursor });
    await shop.eventually('the orders', async () => {
      return (await shop.sql`select from shops where orders_synced_at is not null`)[0];
    });

    const pages = await pagesAsked();
    expect(pages.filter((cursor) => cursor === null)).toHaveLength(1);
    expect(pages.filter((cursor) => cursor === limited.cursor)).toHaveLength(4);
  });

  test('all orders of the last 60 days are there, and no older one, for the app has no read_all_orders', async () => {
    const since = Date.now() - 60 * DAY;
    const all = shop.world.store.state.orders;
    const young = all.filter((order) => Date.parse(order.createdAt) >= since).map((order) => order.name);
    expect(young.length, 'more than a page of 25').toBeGreaterThan(25);
    expect(young.length).toBeLessThan(all.length);
    const kept = await shop.sql<{ name: string }[]>`select name from orders`;
    expect(kept.map(({ name }) => name).sort()).toEqual(young.sort());
  });

  test('what the shop is called, its currency and its time zone are known', async () => {
    const [row] = await shop.sql`select name, currency, timezone, email, signature from shops where domain = ${SHOP}`;
    expect(row).toEqual({
      name: 'Alder & Oak',
      currency: 'GBP',
      timezone: 'Europe/London',
      email: 'support@alderandoak.example',
      signature: 'Alder & Oak',
    });
  });

  test('opening the app again fetches nothing again', async () => {
    const before = (await shop.calls(GRAPHQL)).length;
    for (const staffId of [9001, 9002]) expect((await shop.as(staffId).get('/app/inbox')).status).toBe(200);
    await shop.quiet();
    expect((await shop.calls(GRAPHQL)).length).toBe(before);
    const told = await shop.sql`select from events where verb in ('shop.installed', 'orders.synced')`;
    expect(told).toHaveLength(2);
  });
});

describe('a shop that left comes back', () => {
  test('its alias takes no mail meanwhile, and the same one takes mail again; orders are fetched again', async () => {
    const [before] = await shop.sql`select address from aliases`;
    await shop.shopify('uninstall', { shop: SHOP });
    await waitFor('the end', async () => (await shop.sql`select from shops where uninstalled_at is not null`)[0]);
    expect(await shop.sql`select from sessions`).toHaveLength(0);

    const [kept] = await shop.sql`select count(*)::int as mails from mails`;
    const knock = { from: 'Ada <ada@example.com>', subject: 'Hello', text: 'Are you there?' };
    await shop.deliver(knock);
    expect(await shop.sql`select count(*)::int as mails from mails`).toEqual([kept]);
    expect(await shop.sql`select from quarantine`).toHaveLength(1);

    const missed = shop.world.store.placeOrder({ email: 'ada@example.com', lines: [{ sku: firstSku() }] });
    await shop.shopify('install', { shop: SHOP });
    const pages = (await pagesAsked()).length;
    await openApp(shop.world.shopify.adminUrl);
    await shop.eventually('the order that was placed meanwhile', async () => {
      return (await shop.sql`select from orders where name = ${missed.name}`)[0];
    });
    expect((await pagesAsked()).length).toBeGreaterThan(pages);
    const after =
      await shop.sql`select a.address, a.state, s.uninstalled_at from aliases a join shops s using (shop_id)`;
    expect(after).toEqual([{ address: before?.address, state: 'active', uninstalled_at: null }]);
    const from = 'Ada <ada@example.com>';
    const thread = await shop.mail({ from, subject: missed.name, text: `Where is ${missed.name}?` });
    expect(thread).toBeDefined();
  });

  test('an installation that was cut off after its tokens were kept is finished by the next request', async () => {
    // As it stands when the process ended between the two: the session is there, the shop is not.
    await shop.quiet();
    await shop.sql`update shops set orders_sync_begun_at = null, orders_synced_at = null`;
    await shop.sql`delete from aliases`;
    await shop.fail(THROTTLED);
    await shop.restart();
    expect((await shop.as().get('/app/inbox')).status).toBe(200);
    await shop.eventually('the orders', async () => {
      return (await shop.sql`select from shops where orders_synced_at is not null`)[0];
    });
    expect(await shop.sql`select from aliases`).toHaveLength(1);
  });
});

function firstSku(): string {
  const sku = shop.world.store.state.products[0]?.variants[0]?.sku;
  if (!sku) throw new Error('the shop sells nothing');
  return sku;
}
