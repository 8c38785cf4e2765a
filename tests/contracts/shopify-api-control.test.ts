import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { createStore, type Store } from '#tests/standins/shopify/api/create-store.ts';
import { seedShop } from '#tests/standins/shopify/api/seed/seed-shop.ts';
import { storeControl } from '#tests/standins/shopify/api/store-control.ts';

const NOW = new Date('2026-11-23T09:58:00Z');

describe('the back door', () => {
  let store: Store;
  let server: StandIn;

  beforeEach(async () => {
    store = createStore({ seed: seedShop({ now: NOW }), now: () => NOW });
    const app = express();
    app.use(express.raw({ type: () => true }));
    app.use('/__standin/store', storeControl(store));
    server = await listen(app);
  });
  afterEach(() => server.close());

  const post = (path: string, body: unknown) =>
    fetch(`${server.url}/__standin/store${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('places, ships, follows, refunds and cancels', async () => {
    expect((await post('/orders', { email: 'x@example.com', lines: [{ sku: 'WRAP' }] })).status).toBe(201);
    expect((await post('/orders/4140/fulfil', {})).status).toBe(201);
    expect((await post('/orders/%234140/event', { status: 'IN_TRANSIT' })).status).toBe(201);
    expect((await post('/orders/4140/refund', {})).status).toBe(201);
    expect((await post('/orders/4139/cancel', {})).status).toBe(200);
    const list = await (await fetch(`${server.url}/__standin/store/orders`)).json();
    expect(list).toHaveLength(61);
    expect(list.at(-1)).toMatchObject({ name: '#4140', financialStatus: 'REFUNDED', fulfillmentStatus: 'FULFILLED' });
  });

  it('says what is wrong with a request', async () => {
    expect((await post('/orders', { lines: 'none' })).status).toBe(400);
    expect((await post('/orders', { lines: [{ sku: 'NOTHING' }] })).status).toBe(422);
    expect((await post('/orders/9999/fulfil', {})).status).toBe(422);
    expect((await post('/orders/4127/refund', { amount: 17_000 })).status).toBe(422);
  });

  it('draws each product', async () => {
    for (const { handle } of store.state.products) {
      const picture = await fetch(`${server.url}/__standin/store/pictures/${handle}.svg`);
      expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    }
    expect((await fetch(`${server.url}/__standin/store/pictures/none.svg`)).status).toBe(404);
  });
});

describe('the shop', () => {
  it('is the same for the same day and in every state', () => {
    const state = seedShop({ now: NOW });
    expect(seedShop({ now: NOW })).toEqual(state);
    expect([state.products.length, state.customers.length, state.orders.length]).toEqual([15, 35, 60]);
    expect(state.orders.map((each) => each.name)).toEqual([...Array(60).keys()].map((index) => `#${4080 + index}`));
    const times = JSON.stringify(state).match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g) ?? [];
    const soon = state.orders.flatMap((each) => each.fulfilments.map((parcel) => parcel.estimatedDeliveryAt));
    expect(times.filter((time) => !soon.includes(time) && Date.parse(time) > NOW.getTime())).toEqual([]);
    for (const { email } of state.customers) expect(email).toMatch(/@([\w-]+\.)?example(\.\w+)?$/);
  });

  it('survives a restart', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'standin-store-'));
    try {
      const seed = () => seedShop({ now: NOW });
      const first = createStore({ dataDir, seed, now: () => NOW });
      first.placeOrder({ lines: [{ sku: 'MUG-ASH' }] });
      first.flush();
      const second = createStore({ dataDir, seed, now: () => NOW });
      expect(second.state).toEqual(first.state);
      expect(second.placeOrder({ lines: [{ sku: 'MUG-ASH' }] }).name).toBe('#4141');
      second.flush();
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
