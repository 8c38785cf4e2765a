import { and, eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { countThreads } from '#app/domains/inbox/count-threads.server.ts';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { threadCounts, threads } from '#drizzle/schema/inbox.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const STATUSES = ['open', 'waiting', 'closed'];
const STAFF = ['7', '8', null];

/** Repeatable randomness (mulberry32), so that a failure can be looked at again. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomOf>;

function draw(random: Random) {
  return { status: STATUSES[random(3)] ?? 'open', assigneeId: STAFF[random(3)] ?? null };
}

/** One conversation comes, changes, changes in what is not counted, or goes. */
async function change(shop: Shop, random: Random): Promise<void> {
  await withShop(db.database, shop, async (tx) => {
    const all = await tx.select({ id: threads.id }).from(threads);
    const one = all[random(Math.max(all.length, 1))];
    const at = and(eq(threads.shopId, shop.id), eq(threads.id, one?.id ?? newId()));
    const { status, assigneeId } = draw(random);
    switch (random(7)) {
      case 0:
        return void (await tx.delete(threads).where(at));
      case 1:
        return void (await tx.update(threads).set({ unread: false }).where(at));
      case 2:
        return void (await tx.update(threads).set({ status }).where(at));
      case 3:
        return void (await tx.update(threads).set({ assigneeId }).where(at));
      case 4:
        return void (await tx.update(threads).set({ status, assigneeId }).where(at));
      default:
        await tx.insert(threads).values({
          status,
          assigneeId,
          shopId: shop.id,
          id: newId(),
          subject: '',
          subjectKey: '',
          customerAddress: '',
          customerName: '',
          replyToken: newId(),
          lastMessageAt: NOW,
          createdAt: NOW,
          changedAt: NOW,
        });
    }
  });
}

/** The rollup, and the same counted from the conversations. */
async function bothCounts(shop: Shop) {
  return withShop(db.database, shop, async (tx) => {
    const rollup = await tx.select().from(threadCounts);
    const rows = await tx.select().from(threads);
    const counted = new Map<string, number>();
    for (const { status, assigneeId } of rows) {
      const key = `${status} ${assigneeId ?? ''}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    const kept = rollup.filter(({ count }) => count !== 0);
    return {
      rollup: Object.fromEntries(kept.map((row) => [`${row.status} ${row.assigneeId}`, row.count]).toSorted()),
      counted: Object.fromEntries([...counted].toSorted()),
    };
  });
}

test.each([1, 2, 3])('after 300 changes at random (seed %i) the rollup is what counting gives', async (seed) => {
  const shop = await makeShop(db.database);
  const random = randomOf(seed);
  for (let turn = 0; turn < 300; turn += 1) await change(shop, random);
  const { rollup, counted } = await bothCounts(shop);
  expect(rollup).toEqual(counted);
  expect(Object.keys(counted).length).toBeGreaterThan(5);
});

test('after changes from eight sides at once it is too, and nobody waited for ever', async () => {
  const shop = await makeShop(db.database);
  await Promise.all(
    Array.from({ length: 8 }, async (_, side) => {
      const random = randomOf(100 + side);
      for (let turn = 0; turn < 60; turn += 1) await change(shop, random);
    }),
  );
  const { rollup, counted } = await bothCounts(shop);
  expect(rollup).toEqual(counted);
});

test('a change that is rolled back is not counted', async () => {
  const shop = await makeShop(db.database);
  const random = randomOf(9);
  for (let turn = 0; turn < 40; turn += 1) await change(shop, random);
  const before = await bothCounts(shop);
  const failing = withShop(db.database, shop, async (tx) => {
    await tx.update(threads).set({ status: 'closed', assigneeId: '9' });
    await tx.delete(threads);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await bothCounts(shop)).toEqual(before);
});

test('the views count what they show: mine and nobody’s are open ones', async () => {
  const shop = await makeShop(db.database);
  const random = randomOf(4);
  for (let turn = 0; turn < 120; turn += 1) await change(shop, random);
  const { counted } = await bothCounts(shop);
  const of = (key: string) => counted[key] ?? 0;
  const open = of('open 7') + of('open 8') + of('open ');
  expect(await withShop(db.database, shop, (tx) => countThreads(tx, shop, '7'))).toEqual({
    mine: of('open 7'),
    unassigned: of('open '),
    all: open,
    waiting: of('waiting 7') + of('waiting 8') + of('waiting '),
    closed: of('closed 7') + of('closed 8') + of('closed '),
  });
});
