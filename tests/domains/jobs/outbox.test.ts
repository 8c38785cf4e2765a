import { beforeEach, describe, expect, test } from 'vitest';
import { markUninstalled } from '#app/domains/tenancy/mark-uninstalled.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { outages } from '#app/jobs/outages.server.ts';
import { replayJob } from '#app/jobs/replay-job.server.ts';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';
import { rowsRead, watchPlans } from '#tests/support/plans.ts';
import { setUpJobs } from './setup.ts';

const { db, world, handedOver, clock, enqueued, put, row, run } = await setUpJobs();
const shop = await makeShop(db.database);
const other = await makeShop(db.database);
const ago = (seconds: number) => plusSeconds(NOW, -seconds);
const down = new AppError('shopify-down', 'Shopify isn’t answering.');

beforeEach(async () => {
  await db.ownerSql`delete from jobs`;
  handedOver.length = 0;
  clock.set(NOW);
});

/** Ids that a sweep hands over, in any order. */
async function swept(): Promise<string[]> {
  handedOver.length = 0;
  await sweepJobs(world);
  return handedOver.map(({ jobId }) => jobId).sort();
}

describe('a job of a key', () => {
  const make = (dedupeKey: string, of = shop) =>
    withShop(world.db, of, (tx) =>
      enqueue(tx, of, 'email-arrives/file', { mailId: newId() }, { now: clock.now(), dedupeKey }),
    );

  test('is made and handed over once while it is due, however many at once ask for it', async () => {
    await Promise.all(Array.from({ length: 10 }, () => make('refresh:1')));
    expect(handedOver).toHaveLength(1);
    await make('refresh:1');
    await make('refresh:2');
    await make('refresh:1', other);
    expect(handedOver).toHaveLength(3);
  });

  test('is made again once the one before runs, for it may have read already', async () => {
    const ref = await enqueued(shop, { dedupeKey: 'refresh:1' });
    await run(ref, () => make('refresh:1'));
    expect(handedOver).toHaveLength(2);
  });

  test('that fails while a later one of its key waits is tried again like any other', async () => {
    const first = await enqueued(shop, { dedupeKey: 'refresh:1' });
    const outcome = await run(first, async () => {
      await make('refresh:1');
      throw down;
    });
    expect(outcome).toEqual({ kind: 'again', afterSeconds: 10 });
    expect(await row(shop, first)).toMatchObject({ status: 'due', leaseId: null });
    clock.pass(10);
    expect(await run(first)).toEqual({ kind: 'done' });
  });

  test('that is dead can be taken up again while a later one of its key waits', async () => {
    const dead = await put(shop, { status: 'dead', dedupeKey: 'refresh:1' });
    await make('refresh:1');
    expect(await withShop(world.db, shop, (tx) => replayJob(tx, shop, dead.jobId, NOW))).toBe(true);
    expect(await run(dead)).toEqual({ kind: 'done' });
  });

  test('whose transaction fails leaves the key free', async () => {
    const failing = withShop(world.db, shop, async (tx) => {
      await enqueue(tx, shop, 'email-arrives/file', { mailId: newId() }, { now: NOW, dedupeKey: 'refresh:1' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(handedOver).toEqual([]);
    await make('refresh:1');
    expect(handedOver).toHaveLength(1);
  });
});

test('a payload that is not of its contract makes no job and fails its transaction', async () => {
  const wrong = withShop(world.db, shop, (tx) =>
    enqueue(tx, shop, 'email-arrives/file', { mailId: 'not an id' }, { now: NOW }),
  );
  await expect(wrong).rejects.toThrow();
  expect(handedOver).toEqual([]);
});

describe('the sweep', () => {
  test('hands over what the queue does not know of, of every shop, and nothing else', async () => {
    const wanted = [
      await put(shop, { publishedAt: null, runAt: ago(6) }),
      await put(other, { publishedAt: null, runAt: ago(6) }),
      await put(shop, { publishedAt: ago(120), runAt: ago(120) }),
      await put(shop, { publishedAt: ago(7200), runAt: ago(120) }),
      await put(shop, { status: 'running', publishedAt: ago(300), runAt: ago(300), leaseUntil: ago(0) }),
      await put(shop, { status: 'running', publishedAt: null, runAt: ago(300), leaseUntil: ago(60) }),
    ];
    await put(shop, { publishedAt: null, runAt: ago(4) });
    await put(shop, { publishedAt: null, runAt: plusSeconds(NOW, 60) });
    await put(shop, { publishedAt: ago(119), runAt: ago(600) });
    await put(shop, { publishedAt: ago(7200), runAt: ago(119) });
    await put(shop, { status: 'running', publishedAt: ago(300), runAt: ago(300), leaseUntil: plusSeconds(NOW, 1) });
    for (const status of ['done', 'dead']) await put(shop, { status, publishedAt: null, runAt: ago(600) });
    expect(await swept()).toEqual(wanted.map(({ jobId }) => jobId).sort());
  });

  test('leaves the queue its time before it hands over the same job again', async () => {
    const { jobId } = await put(shop, { publishedAt: null, runAt: ago(60) });
    expect(await swept()).toEqual([jobId]);
    clock.pass(119);
    expect(await swept()).toEqual([]);
    clock.pass(1);
    expect(await swept()).toEqual([jobId]);
  });

  test('two at once do not both hand over a job', async () => {
    for (let made = 0; made < 40; made += 1) await put(shop, { publishedAt: null, runAt: ago(60) });
    const counts = await Promise.all([sweepJobs(world), sweepJobs(world), sweepJobs(world)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(new Set(handedOver.map(({ jobId }) => jobId)).size).toBe(40);
    expect(handedOver).toHaveLength(40);
  });

  test('does for a shop that has left what the law asks for, and nothing else until it is back', async () => {
    const gone = await makeShop(db.database);
    const due = { publishedAt: null, runAt: ago(60) };
    const filing = await put(gone, due);
    const erasing = await put(gone, { ...due, name: 'shop-leaves/erase-shop' });
    await withShop(world.db, gone, (tx) => markUninstalled(tx, gone, NOW));
    expect(await swept()).toEqual([erasing.jobId]);
    await makeShop(db.database, gone.domain);
    expect(await swept()).toEqual([filing.jobId]);
  });

  test('takes the oldest first where there are more than it hands over at once', async () => {
    await db.ownerSql`
      insert into jobs (shop_id, id, name, payload, run_at, created_at)
      select ${shop.id}, gen_random_uuid(), 'email-arrives/file', '{}', ${ago(86_400).toISOString()}::text::timestamptz + n * interval '1 minute', now()
      from generate_series(1, 600) n`;
    expect(await sweepJobs(world)).toBe(500);
    const left = await db.ownerSql<{ oldest: number }[]>`
      select (extract(epoch from min(run_at) - ${ago(86_400).toISOString()}::text::timestamptz) / 60)::int as oldest
      from jobs where published_at is null`;
    expect(left).toEqual([{ oldest: 501 }]);
    expect(await sweepJobs(world)).toBe(100);
  });

  test('among 100,000 finished jobs it reads only the unfinished', async () => {
    await db.ownerSql`
      insert into jobs (shop_id, id, name, payload, status, run_at, published_at, created_at)
      select ${shop.id}, gen_random_uuid(), 'email-arrives/file', '{}', 'done', now(), now(), now() from generate_series(1, 100000)`;
    await put(shop, { publishedAt: null, runAt: ago(60) });
    await db.ownerSql`analyze jobs`;
    const watched = await watchPlans(db);
    const plans = await watched.plansOf(() => sweepJobs({ ...world, db: watched.database }));
    await watched.database.close();
    expect(plans.length).toBeGreaterThan(0);
    expect(rowsRead(plans, 'jobs')).toBeLessThan(10);
  });
});

describe('what is down', () => {
  const seen = (of = shop) => withShop(world.db, of, (tx) => outages(tx, of, clock.now()));

  test('nothing, while jobs wait their turn or fail for reasons of their own', async () => {
    await put(shop, {});
    await put(shop, { status: 'dead', errorCode: 'internal', failingSince: ago(900) });
    await put(shop, { errorCode: 'internal', attempts: 2, failingSince: ago(900), runAt: ago(600) });
    await put(shop, { runAt: plusSeconds(NOW, 3600), publishedAt: ago(900) });
    expect(await seen()).toEqual([]);
  });

  test('a service, since the first job failed for its sake, until the last one of them is done', async () => {
    const first = await enqueued(shop);
    await run(first, () => Promise.reject(new AppError('model-down', 'Not answering.')));
    clock.pass(60);
    const second = await enqueued(shop);
    await run(second, () => Promise.reject(new AppError('model-down', 'Not answering.')));
    await run(await enqueued(shop), () => Promise.reject(new AppError('mail-down', 'Not answering.')));
    expect((await seen()).toSorted((a, b) => a.service.localeCompare(b.service))).toEqual([
      { service: 'mailgun', since: plusSeconds(NOW, 60) },
      { service: 'openai', since: NOW },
    ]);
    expect(await seen(other)).toEqual([]);
    clock.pass(60);
    await run(first);
    expect(await seen()).toContainEqual({ service: 'openai', since: plusSeconds(NOW, 60) });
    await run(second);
    expect((await seen()).map(({ service }) => service)).toEqual(['mailgun']);
  });

  test('Shopify, while its own jobs wait for it', async () => {
    const ref = await enqueued(shop);
    await run(ref, () => Promise.reject(down));
    expect(await seen()).toEqual([{ service: 'shopify', since: NOW }]);
  });

  test('the queue, when a job has waited three minutes for its first try', async () => {
    await put(shop, { runAt: ago(179) });
    expect(await seen()).toEqual([]);
    await put(shop, { runAt: ago(600) });
    expect(await seen()).toEqual([{ service: 'qstash', since: ago(600) }]);
  });
});
