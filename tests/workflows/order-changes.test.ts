import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fetchWithin } from '#app/platform/shopify-admin/fetch-within.server.ts';
import { listen } from '#tests/standins/shared/serve.ts';
import { SHOP } from '#tests/standins/start-world.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RunningShop, startShop } from './order-changes-support.ts';

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
  await shop.install();
});
afterAll(() => shop.close());

const gid = (id: number) => `gid://shopify/Order/${id}`;
const copy = async (id: number) => {
  const [row] = await shop.sql<
    { financial_status: string; fulfillment_status: string; total_minor: string; currency: string; updated_at: Date }[]
  >`select financial_status, fulfillment_status, total_minor, currency, updated_at from orders where id = ${gid(id)}`;
  return row;
};
const refreshes = (id: number) => shop.sql`
  select status from jobs where name = 'order-changes/refresh' and payload->>'orderId' = ${gid(id)}`;
const taken = (webhookId: string) =>
  waitFor(`webhook ${webhookId}`, async () => {
    const found = (await shop.deliveries('')).filter((one) => one.webhookId === webhookId);
    return found.length > 0 && found.every(({ state }) => state === 'delivered');
  });
const sku = () => shop.world.store.state.products[0]?.variants[0]?.sku ?? '';
/** Two of the same, sent for nothing. */
const place = (more: object = {}) =>
  shop.world.store.placeOrder({
    email: 'buyer@example.com',
    lines: [{ sku: sku(), quantity: 2 }],
    shippingPrice: 0,
    ...more,
  });
const known = (id: number) => waitFor('the order', () => copy(id));

describe('Shopify says that an order changed', () => {
  test('a new order is there a moment later', async () => {
    const order = place();
    expect(await known(order.id)).toMatchObject({ financial_status: 'PAID', currency: 'GBP' });
  });

  test('the same webhook twice makes one read', async () => {
    const order = place();
    await known(order.id);
    await shop.quiet();
    const before = (await refreshes(order.id)).length;
    const webhook = { topic: 'orders/updated', shop: SHOP, webhookId: randomUUID(), payload: { id: order.id } };
    await shop.shopify('webhooks', webhook);
    await taken(webhook.webhookId);
    await shop.quiet();
    await shop.shopify('webhooks', webhook);
    await taken(webhook.webhookId);
    await shop.quiet();
    expect((await refreshes(order.id)).length).toBe(before + 1);
  });

  test('several changes in a row make one read', async () => {
    const order = place();
    await known(order.id);
    await shop.quiet();
    const before = (await refreshes(order.id)).length;
    // The queue takes nothing, as when it is down: the jobs wait.
    await shop.failQueue(1);
    for (let change = 0; change < 5; change += 1) {
      const webhookId = randomUUID();
      await shop.shopify('webhooks', { topic: 'orders/updated', shop: SHOP, webhookId, payload: { id: order.id } });
      await taken(webhookId);
    }
    expect((await refreshes(order.id)).length).toBe(before + 1);
    await shop.hourPasses();
    await shop.quiet();
  });

  test('what a webhook brings late or says wrongly changes nothing: the newest state is read', async () => {
    const order = place();
    const old = { id: order.id, financial_status: 'pending', updated_at: '2026-01-01T00:00:00Z', cancelled_at: null };
    shop.world.store.cancelOrder(order.name, { reason: 'CUSTOMER' });
    await waitFor('the refund', async () => (await copy(order.id))?.financial_status === 'REFUNDED');
    await shop.quiet();
    const webhookId = randomUUID();
    await shop.shopify('webhooks', {
      topic: 'orders/updated',
      shop: SHOP,
      webhookId,
      payload: old,
      triggeredAt: '2026-01-01T00:00:00Z',
    });
    await taken(webhookId);
    await shop.quiet();
    expect(await copy(order.id)).toMatchObject({ financial_status: 'REFUNDED' });
  });

  test('fulfilments and refunds are about the order that they name, not about their own id', async () => {
    const order = place();
    await known(order.id);
    await shop.quiet();
    shop.world.store.fulfil(order.name, {});
    await waitFor('the fulfilment', async () => (await copy(order.id))?.fulfillment_status === 'FULFILLED');
    await shop.quiet();
    const before = await refreshes(order.id);
    for (const topic of ['fulfillments/update', 'refunds/create']) {
      const webhookId = randomUUID();
      await shop.shopify('webhooks', { topic, shop: SHOP, webhookId, payload: { id: 12, order_id: order.id } });
      await taken(webhookId);
      await shop.quiet();
    }
    expect((await refreshes(order.id)).length).toBe(before.length + 2);
    expect(await refreshes(12)).toHaveLength(0);
  });

  test('a refund in part stays partial, and the money is counted to the penny', async () => {
    const order = place();
    const before = await known(order.id);
    shop.world.store.refund(order.name, { lines: [{ sku: sku(), quantity: 1 }] });
    await waitFor('the refund', async () => (await copy(order.id))?.financial_status === 'PARTIALLY_REFUNDED');
    const price = Number(before?.total_minor) / 2;
    expect(await copy(order.id)).toMatchObject({ total_minor: String(price) });
  });

  test.each([
    ['EUR', 1.15],
    ['JPY', 1.9],
  ])('what a customer pays in %s is kept in it, beside the shop’s own currency', async (currency, rate) => {
    const order = place({ presentmentCurrency: currency, rate });
    expect(await known(order.id)).toMatchObject({ currency: 'GBP' });
    const [row] = await shop.sql<{ amount: string; code: string }[]>`
      select snapshot#>>'{currentTotalPriceSet,presentmentMoney,amount}' as amount,
             snapshot#>>'{currentTotalPriceSet,presentmentMoney,currencyCode}' as code
      from orders where id = ${gid(order.id)}`;
    expect(row?.code).toBe(currency);
    const address = `${currency.toLowerCase()}@example.com`;
    const thread = await shop.mail({ from: `Kim <${address}>`, subject: 'A question', text: 'Do you sell lamps?' });
    await shop.as().post(`/app/inbox/${thread.id}`, { intent: 'pick-order', orderId: gid(order.id) });
    const shown = new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(row?.amount));
    expect((await shop.as().get(`/app/inbox/${thread.id}`)).body.includes(shown), shown).toBe(true);
  });

  test('a conversation about the order shows its new state', async () => {
    const order = place({ email: 'hal@example.com' });
    await known(order.id);
    const thread = await shop.mail({
      from: 'Hal <hal@example.com>',
      subject: order.name,
      text: `Has ${order.name} left?`,
    });
    await shop.quiet();
    const state = async () =>
      (
        await shop.sql<{ changed_at: Date }[]>`
      select changed_at from threads where id = ${thread.id} and order_id = ${gid(order.id)}`
      )[0]?.changed_at;
    const pulse = async () => (await shop.as().get('/app/pulse.data')).body;
    const shows = async (words: string) => (await shop.as().get(`/app/inbox/${thread.id}`)).body.includes(words);
    expect(await shows('AB123456789GB')).toBe(false);
    // Looking at it marks it as read, which is a change too.
    const before = { changed: await state(), pulse: await pulse() };
    expect(before.changed).toBeInstanceOf(Date);
    const tracking = { company: 'Royal Mail', number: 'AB123456789GB', url: 'https://example.com/AB123456789GB' };
    shop.world.store.fulfil(order.name, { tracking });
    await waitFor('the change', async () => Number(await state()) > Number(before.changed));
    expect(await shows('AB123456789GB')).toBe(true);
    expect(await pulse(), 'open screens are told').not.toBe(before.pulse);
  });
});

describe('a person asks for an order’s newest state', () => {
  test('it is read at once; while Shopify is down the screen says so, and another shop’s order is not there', async () => {
    const order = place();
    await known(order.id);
    const thread = await shop.mail({ from: 'Ida <ida@example.com>', subject: 'Lamps', text: 'Do you sell lamps?' });
    const refresh = (id: string) => shop.as().post(`/app/inbox/${thread.id}`, { intent: 'refresh-order', orderId: id });
    const read = async () => (await shop.sql`select read_at from orders where id = ${gid(order.id)}`)[0]?.read_at;
    const before = await read();
    expect((await refresh(gid(order.id))).status).toBe(200);
    expect(Number(await read())).toBeGreaterThan(Number(before));

    await shop.fail({ kind: 'status', status: 503, path: 'graphql' });
    const down = await refresh(gid(order.id));
    expect(down.status).toBe(503);
    expect(down.body).toContain('Shopify isn');
    await shop.fail({ kind: 'reset', path: 'graphql' });
    expect((await refresh(gid(order.id))).status).toBe(503);
    expect((await refresh(gid(1))).status).toBe(404);
    expect((await refresh(gid(order.id))).status).toBe(200);
  });
});

describe('Shopify takes a question and never answers', () => {
  test('it is given up in time, whatever the caller would wait for', async () => {
    const silent = await listen(createServer(() => {}));
    await expect(fetchWithin(100)(silent.url)).rejects.toMatchObject({ name: 'TimeoutError' });
    const patient = { signal: AbortSignal.timeout(60_000) };
    await expect(fetchWithin(100)(silent.url, patient)).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(fetchWithin(60_000)(silent.url, { signal: AbortSignal.abort() })).rejects.toThrow();
    await silent.close();
  });
});

describe('a webhook that is not believed, or cannot be kept', () => {
  const body = JSON.stringify({ id: 1 });

  test.each([
    ['another secret', 401, body, { 'X-Shopify-Hmac-Sha256': createHmac('sha256', 'x').update(body).digest('base64') }],
    ['no signature', 401, body, { 'X-Shopify-Hmac-Sha256': undefined }],
    ['a signature that is no base64', 401, body, { 'X-Shopify-Hmac-Sha256': '%%%' }],
    ['no webhook id', 400, body, { 'X-Shopify-Webhook-Id': undefined }],
    ['no topic', 400, body, { 'X-Shopify-Topic': undefined }],
    ['no shop', 400, body, { 'X-Shopify-Shop-Domain': undefined }],
    ['an empty body', 400, '', {}],
    ['a body that is no JSON', 400, '{"id":', {}],
    ['a shop that we never knew', 200, body, { 'X-Shopify-Shop-Domain': 'nobody.myshopify.com' }],
    ['an id that is none', 200, JSON.stringify({ id: { $gt: 0 } }), {}],
    ['a fulfilment without its order', 200, body, { 'X-Shopify-Topic': 'fulfillments/create' }],
    ['more than 5 MB', 413, JSON.stringify({ id: 1, note: 'x'.repeat(5_000_000) }), {}],
  ])('%s: %i, and no job is made', async (_case, status, posted, headers) => {
    await shop.quiet();
    const before = await shop.sql`select count(*) from jobs`;
    expect(await shop.postWebhook(posted, headers)).toBe(status);
    expect(await shop.sql`select count(*) from jobs`).toEqual(before);
  });

  test('a body that comes in chunks, with no length told, is cut off at 5 MB', async () => {
    const chunk = Buffer.alloc(1_000_000, 32);
    let sent = 0;
    const stream = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 60) return controller.close();
        controller.enqueue(chunk);
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: stream, duplex: 'half' };
    const headers = { 'X-Shopify-Hmac-Sha256': 'x', 'X-Shopify-Topic': 'orders/updated' };
    const status = await fetch(`${shop.appUrl}/webhooks/orders`, {
      ...init,
      headers: { ...headers, 'X-Shopify-Shop-Domain': SHOP, 'X-Shopify-Webhook-Id': randomUUID() },
    }).then(
      (answer) => answer.status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(status);
    expect(sent).toBeLessThan(60);
  });

  test('while the database is down Shopify is told to come again, and its redelivery is kept', async () => {
    await shop.quiet();
    const admin = postgres(inject('postgres').ownerUrl, { max: 1, onnotice: () => {} });
    const name = shop.databaseName;
    await admin.unsafe(`alter database "${name}" allow_connections false`);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    const order = place();
    const delivery = async () => (await shop.deliveries('orders/create')).at(-1);
    const first = await waitFor('a first try', async () => (await delivery())?.attempts[0]);
    expect(first.status).toBeGreaterThanOrEqual(500);
    await admin.unsafe(`alter database "${name}" allow_connections true`);
    await admin.end();
    expect(await known(order.id)).toMatchObject({ financial_status: 'PAID' });
    expect((await delivery())?.attempts.at(-1)).toMatchObject({ status: 200 });
  });
});
