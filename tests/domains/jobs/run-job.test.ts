import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { markUninstalled } from '#app/domains/tenancy/mark-uninstalled.server.ts';
import { listJobs } from '#app/jobs/list-jobs.server.ts';
import { replayJob } from '#app/jobs/replay-job.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError, PermanentError } from '#app/platform/errors.ts';
import { RetryLater } from '#app/platform/retry-later.ts';
import { makeShop, makeWorld, NOW } from '#tests/support/factories.ts';
import { setUpJobs } from './setup.ts';

const { db, world, handedOver, clock, enqueued, put, row, run } = await setUpJobs();
const shop = await makeShop(db.database);
const other = await makeShop(db.database);

beforeEach(async () => {
  await db.ownerSql`delete from jobs`;
  handedOver.length = 0;
  clock.set(NOW);
});

describe('claiming', () => {
  test('of ten deliveries at once one runs', async () => {
    const ref = await enqueued(shop);
    let runs = 0;
    const deliver = () =>
      run(ref, async () => {
        runs += 1;
        await sleep(30);
      });
    const outcomes = await Promise.all(Array.from({ length: 10 }, deliver));
    expect(runs).toBe(1);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', ...Array<string>(9).fill('nothing')]);
    expect(await row(shop, ref)).toMatchObject({ status: 'done', attempts: 1, leaseId: null, leaseUntil: null });
  });

  test('a job that is done, or dead, is not run again', async () => {
    for (const status of ['done', 'dead']) {
      const ref = await put(shop, { status });
      expect(await run(ref, () => Promise.reject(new Error('ran')))).toEqual({ kind: 'nothing' });
    }
  });

  test('a job is not run before its time, but a second early is no matter', async () => {
    const ref = await enqueued(shop, { runAt: plusSeconds(NOW, 10) });
    clock.pass(8);
    expect(await run(ref)).toEqual({ kind: 'nothing' });
    clock.pass(1);
    expect(await run(ref)).toEqual({ kind: 'done' });
  });

  test('the handler gets the payload as its contract reads it, the shop, and which try it is', async () => {
    const mailId = newId();
    const ref = await put(shop, { payload: { mailId, more: 1 } });
    const seen: unknown[] = [];
    await run(ref, async (given) => void seen.push(given));
    expect(seen).toEqual([{ shop, payload: { mailId }, attempt: 1, now: NOW }]);
  });

  test('a job of another shop, of no shop, or of one that has left is not there', async () => {
    const ref = await enqueued(shop);
    const never = () => Promise.reject(new Error('ran'));
    expect(await run({ ...ref, shopId: other.id }, never)).toEqual({ kind: 'nothing' });
    expect(await run({ ...ref, shopId: 987_654_321 }, never)).toEqual({ kind: 'nothing' });
    expect(await run({ ...ref, jobId: newId() }, never)).toEqual({ kind: 'nothing' });
    await withShop(db.database, shop, (tx) => markUninstalled(tx, shop, NOW));
    expect(await run(ref, never)).toEqual({ kind: 'nothing' });
    await makeShop(db.database, shop.domain);
    expect(await run(ref)).toEqual({ kind: 'done' });
  });
});

test('what the law asks for is done for a shop that has left, too', async () => {
  const gone = await makeShop(db.database);
  const payload = { requestedAt: NOW.toISOString() };
  const [erasing, filing] = [await put(gone, { name: 'shop-leaves/erase-shop', payload }), await put(gone, {})];
  await withShop(db.database, gone, (tx) => markUninstalled(tx, gone, NOW));
  expect(await run(filing, () => Promise.reject(new Error('ran')))).toEqual({ kind: 'nothing' });
  const seen: unknown[] = [];
  expect(await run(erasing, async (given) => void seen.push(given.payload))).toEqual({ kind: 'done' });
  expect(seen).toEqual([payload]);
  expect(await row(gone, erasing)).toMatchObject({ status: 'done' });
  expect(await row(gone, filing)).toMatchObject({ status: 'due', attempts: 0 });
});

describe('a lease', () => {
  test('a run that died is taken up again when its lease has ended, and not before', async () => {
    const ref = await enqueued(shop);
    void run(ref, () => new Promise(() => {}));
    await expect.poll(async () => (await row(shop, ref))?.status).toBe('running');
    clock.pass(119);
    expect(await run(ref)).toEqual({ kind: 'nothing' });
    clock.pass(2);
    const tries: number[] = [];
    expect(await run(ref, async ({ attempt }) => void tries.push(attempt))).toEqual({ kind: 'done' });
    expect(tries).toEqual([2]);
  });

  test.each([
    ['ends well', () => Promise.resolve()],
    ['fails', () => Promise.reject(new Error('late'))],
    ['fails for good', () => Promise.reject(new PermanentError('late'))],
  ])('a run that lost its lease and then %s changes nothing any more', async (_how, ending) => {
    const ref = await enqueued(shop);
    let wake = () => {};
    const slow = run(ref, async () => {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      await ending();
    });
    await expect.poll(async () => (await row(shop, ref))?.status).toBe('running');
    clock.pass(121);
    const down = new AppError('mail-down', 'Mailgun isn’t answering.');
    expect(await run(ref, () => Promise.reject(new RetryLater(60, down)))).toEqual({ kind: 'again', afterSeconds: 60 });
    const settled = await row(shop, ref);
    wake();
    await slow;
    expect(await row(shop, ref)).toEqual(settled);
    expect(settled).toMatchObject({ status: 'due', attempts: 2 });
  });

  test('a job whose every run dies before it can say so ends among the dead letters', async () => {
    const ref = await enqueued(shop);
    for (let death = 1; death <= 8; death += 1) {
      void run(ref, () => new Promise(() => {}));
      await expect.poll(async () => (await row(shop, ref))?.attempts).toBe(death);
      clock.pass(121);
    }
    expect(await run(ref, () => Promise.reject(new Error('ran')))).toEqual({ kind: 'dead' });
    expect(await row(shop, ref)).toMatchObject({ status: 'dead', lastError: expect.stringContaining('8 runs') });
  });
});

describe('what can never be done', () => {
  test.each(['nobody/knows', '', 'constructor', '__proto__', 'toString'])(
    'a job called "%s" goes to the dead letters',
    async (name) => {
      const ref = await put(shop, { name });
      expect(await run(ref, () => Promise.reject(new Error('ran')))).toEqual({ kind: 'dead' });
      expect(await row(shop, ref)).toMatchObject({
        status: 'dead',
        lastError: `PermanentError: no job is called ${name}`,
      });
    },
  );

  test.each([{}, { mailId: 'x' }, { mailId: null }, [], 'text', 7])(
    'a payload of %j goes to the dead letters and reaches no handler',
    async (payload) => {
      const ref = await put(shop, { payload });
      let ran = false;
      const outcome = await run(ref, async () => {
        ran = true;
      });
      expect([outcome.kind, ran]).toEqual(['dead', false]);
      const dead = await row(shop, ref);
      expect(dead?.lastError).toMatch(/^PermanentError: payload of email-arrives\/file is wrong/);
      expect(dead?.finishedAt).toEqual(NOW);
    },
  );

  test('a handler that says so is believed at the first try', async () => {
    const ref = await enqueued(shop);
    expect(await run(ref, () => Promise.reject(new PermanentError('gone')))).toEqual({ kind: 'dead' });
    expect(await row(shop, ref)).toMatchObject({ status: 'dead', attempts: 1, lastError: 'PermanentError: gone' });
  });
});

describe('failing', () => {
  test('for no known reason: with growing gaps, and dead after eight tries', async () => {
    const ref = await enqueued(shop);
    const gaps: (number | string)[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const outcome = await run(ref, () => Promise.reject(new TypeError('cannot read x of undefined')));
      gaps.push(outcome.kind === 'again' ? outcome.afterSeconds : outcome.kind);
      if (outcome.kind === 'again') clock.pass(outcome.afterSeconds);
    }
    expect(gaps).toEqual([10, 30, 90, 270, 810, 2430, 3600, 'dead']);
    const dead = await row(shop, ref);
    expect(dead).toMatchObject({
      status: 'dead',
      lastError: 'TypeError: cannot read x of undefined',
      failingSince: NOW,
    });
  });

  test.each(['model-down', 'shopify-down', 'mail-down'] as const)(
    '%s is waited out: fifty tries, never more than an hour apart, and then it is done',
    async (code) => {
      const ref = await enqueued(shop);
      for (let turn = 0; turn < 50; turn += 1) {
        const outcome = await run(ref, () => Promise.reject(new AppError(code, 'Not answering.')));
        if (outcome.kind !== 'again') throw new Error(`try ${turn} ended ${outcome.kind}`);
        expect(outcome.afterSeconds).toBeLessThanOrEqual(3600);
        clock.pass(outcome.afterSeconds);
      }
      expect(await row(shop, ref)).toMatchObject({ status: 'due', errorCode: code, failingSince: NOW });
      expect(await run(ref)).toEqual({ kind: 'done' });
      expect(await row(shop, ref)).toMatchObject({ status: 'done', lastError: null, errorCode: null });
    },
  );

  test('one unknown failure after a long outage does not make it dead', async () => {
    const ref = await enqueued(shop);
    const fail = async (error: Error) => {
      const outcome = await run(ref, () => Promise.reject(error));
      if (outcome.kind === 'again') clock.pass(outcome.afterSeconds);
      return outcome.kind;
    };
    for (let turn = 0; turn < 20; turn += 1) await fail(new AppError('model-down', 'Not answering.'));
    expect(await fail(new Error('the database closed the connection'))).toBe('again');
    expect(await run(ref)).toEqual({ kind: 'done' });
  });

  test('a handler that knows when to try again is asked again just then, as often as it says so', async () => {
    const ref = await enqueued(shop);
    const later = new RetryLater(7, new AppError('conflict', 'In a moment.'));
    for (let turn = 0; turn < 20; turn += 1) {
      expect(await run(ref, () => Promise.reject(later))).toEqual({ kind: 'again', afterSeconds: 7 });
      expect((await row(shop, ref))?.runAt).toEqual(plusSeconds(clock.now(), 7));
      clock.pass(7);
    }
  });

  test.each([
    ['a text', 'boom'],
    ['nothing', undefined],
    ['a NUL', new Error('a\u0000b')],
    ['10 MB', new Error('x'.repeat(1e7))],
  ])('a handler that throws %s fails like any other', async (_what, thrown) => {
    const ref = await enqueued(shop);
    expect(await run(ref, () => Promise.reject(thrown))).toEqual({ kind: 'again', afterSeconds: 10 });
    expect((await row(shop, ref))?.lastError?.length).toBeLessThanOrEqual(500);
  });

  test('a database that is away at the claim is thrown, so that the queue delivers again', async () => {
    const ref = await enqueued(shop);
    const away = makeWorld('postgres://app@127.0.0.1:1/none');
    await expect(run(ref, undefined, away)).rejects.toThrow();
    await away.db.close();
    expect(await row(shop, ref)).toMatchObject({ status: 'due', attempts: 0 });
  });
});

describe('a dead letter', () => {
  test('is listed, taken up again with its tries counted anew, and handed to the queue', async () => {
    const ref = await enqueued(shop);
    await run(ref, () => Promise.reject(new PermanentError('gone')));
    const listed = await withShop(world.db, shop, (tx) => listJobs(tx, shop));
    expect(listed).toMatchObject([{ id: ref.jobId, status: 'dead', lastError: 'PermanentError: gone' }]);
    handedOver.length = 0;
    clock.pass(3600);
    expect(await withShop(world.db, shop, (tx) => replayJob(tx, shop, ref.jobId, clock.now()))).toBe(true);
    expect(handedOver).toEqual([{ ...ref, runAt: clock.now() }]);
    expect(await row(shop, ref)).toMatchObject({ status: 'due', attempts: 0, finishedAt: null, errorCode: null });
    expect(await run(ref)).toEqual({ kind: 'done' });
  });

  test('is taken up once, and nothing else is', async () => {
    const ref = await put(shop, { status: 'dead' });
    const replay = (id: string) => withShop(world.db, shop, (tx) => replayJob(tx, shop, id, NOW));
    const twice = await Promise.all([replay(ref.jobId), replay(ref.jobId)]);
    expect(twice.toSorted()).toEqual([false, true]);
    for (const status of ['due', 'running', 'done']) {
      expect(await replay((await put(shop, { status })).jobId)).toBe(false);
    }
    expect(handedOver).toHaveLength(1);
  });

  test('of another shop is neither listed nor taken up', async () => {
    const ref = await put(shop, { status: 'dead' });
    expect(await withShop(world.db, other, (tx) => listJobs(tx, other))).toEqual([]);
    expect(await withShop(world.db, other, (tx) => replayJob(tx, other, ref.jobId, NOW))).toBe(false);
    expect(await withShop(world.db, other, (tx) => replayJob(tx, shop, ref.jobId, NOW))).toBe(false);
    expect(await row(shop, ref)).toMatchObject({ status: 'dead' });
  });
});
