import { createServer } from 'node:http';
import { Client } from '@upstash/qstash';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import type { OutboxEntry } from '#app/platform/db/with-shop.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { listen } from '#tests/standins/shared/serve.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, makeWorld } from '#tests/support/factories.ts';

const KEYS = { token: 'token-of-the-test', currentSigningKey: 'sig_current', nextSigningKey: 'sig_next' };

type Delivery = { path: string; body: string; signature: string | null };
const deliveries: Delivery[] = [];
const app = await listen(
  createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const signature = request.headers['upstash-signature'];
    deliveries.push({ path: request.url ?? '', body, signature: typeof signature === 'string' ? signature : null });
    response.end();
  }),
);
const qstash = await startQstash(KEYS);
const db = await testDatabase();
const world = makeWorld(db.url, {
  SHOPIFY_APP_URL: app.url,
  QSTASH_URL: qstash.url,
  QSTASH_TOKEN: KEYS.token,
});
const cutOff = makeWorld(db.url);
const shop = await makeShop(db.database);
afterAll(async () => {
  await Promise.all([world.db.close(), cutOff.db.close()]);
  await db.close();
  await qstash.close();
  await app.close();
});

const control = (path: string, body: unknown = {}) =>
  fetch(`${qstash.url}/__standin/${path}`, { method: 'POST', body: JSON.stringify(body) });
const callsOf = async (path: string) =>
  (await (await fetch(`${qstash.url}/__standin/calls?path=${path}`)).json()) as unknown[];

beforeEach(async () => {
  await control('reset');
  deliveries.length = 0;
});

const job = (runAt = new Date()): OutboxEntry => ({ jobId: newId(), shopId: shop.id, runAt });

describe('publishing', () => {
  test('a committed job reaches the app, signed, as its two ids and nothing of what it is about', async () => {
    const payload = { mailId: newId() };
    await withShop(world.db, shop, (tx) => enqueue(tx, shop, 'email-arrives/file', payload, { now: new Date() }));
    await expect.poll(() => deliveries).toHaveLength(1);
    const [delivery] = deliveries;
    const [row] = await db.ownerSql<{ id: string }[]>`select id from jobs`;
    expect(delivery?.path).toBe('/jobs/run');
    expect(JSON.parse(delivery?.body ?? '')).toEqual({ jobId: row?.id, shopId: shop.id });
    expect(delivery?.body).not.toContain(payload.mailId);
    if (!delivery) return;
    expect(await world.queue.verify({ ...delivery, path: '/jobs/run' })).toBe(true);
    expect(await world.queue.verify({ ...delivery, path: '/jobs/sweep' })).toBe(false);
    expect(await world.queue.verify({ ...delivery, path: '/jobs/run', body: `${delivery.body} ` })).toBe(false);
    expect(await world.queue.verify({ ...delivery, path: '/jobs/run', signature: null })).toBe(false);
    expect(await world.queue.verify({ ...delivery, path: '/jobs/run', signature: 'e30.e30.x' })).toBe(false);
  });

  test('a job for later comes when its time has come', async () => {
    await world.queue.publish([job(plusSeconds(new Date(), 10))]);
    await control('advance', { seconds: 5 });
    expect(deliveries).toEqual([]);
    await control('advance', { seconds: 7 });
    await expect.poll(() => deliveries).toHaveLength(1);
  });

  test('500 jobs of a sweep are handed over', async () => {
    const many = Array.from({ length: 500 }, () => job());
    await world.queue.publish(many);
    await expect.poll(() => deliveries.length, { timeout: 20_000 }).toBe(500);
  });

  test('what many commits hand over while the queue takes its time goes in one request, and each job comes once', async () => {
    await control('faults', { kind: 'latency', ms: 200, path: 'batch', times: 1 });
    const jobs = Array.from({ length: 20 }, () => job());
    const [first, ...others] = jobs.map((one) => () => world.queue.publish([one]));
    const underway = first?.();
    await expect.poll(async () => (await callsOf('batch')).length).toBe(1);
    await Promise.all([underway, ...others.map((publish) => publish())]);
    expect(await callsOf('batch')).toHaveLength(2);
    await expect.poll(() => deliveries).toHaveLength(20);
    expect(new Set(deliveries.map(({ body }) => body)).size).toBe(20);
  });

  test('a queue that is not there keeps nobody: the job stays due, and what was committed stays committed', async () => {
    await withShop(cutOff.db, shop, (tx) =>
      enqueue(tx, shop, 'email-arrives/file', { mailId: newId() }, { now: new Date(), dedupeKey: 'cut-off' }),
    );
    expect(await db.ownerSql`select status from jobs where dedupe_key = 'cut-off'`).toEqual([{ status: 'due' }]);
  });

  test.each([
    ['answers 429', { kind: 'status', status: 429, headers: { 'Retry-After': '60' }, times: 0 }],
    ['answers 500', { kind: 'status', status: 500, times: 0 }],
    ['cuts the connection', { kind: 'reset', times: 0 }],
    ['never answers', { kind: 'hang', times: 0 }],
  ])('a queue that %s is given up, and nothing is thrown', async (_how, fault) => {
    await control('faults', fault);
    await expect(world.queue.publish([job()])).resolves.toBeUndefined();
  });

  test('a token that the queue does not know throws nothing either', async () => {
    const stranger = makeWorld(db.url, { QSTASH_URL: qstash.url, QSTASH_TOKEN: 'another' });
    await expect(stranger.queue.publish([job()])).resolves.toBeUndefined();
    await stranger.db.close();
    expect(deliveries).toEqual([]);
  });
});

test('the schedule of the sweep is one, however often it is made, and calls every minute', async () => {
  await world.queue.ensureSweepSchedule();
  await world.queue.ensureSweepSchedule();
  const schedules = await new Client({ baseUrl: qstash.url, token: KEYS.token }).schedules.list();
  expect(schedules.map(({ cron, destination }) => ({ cron, destination }))).toEqual([
    { cron: '* * * * *', destination: `${app.url}/jobs/sweep` },
  ]);
  await control('advance', { seconds: 61 });
  await expect.poll(() => deliveries.map(({ path }) => path)).toEqual(['/jobs/sweep']);
});
