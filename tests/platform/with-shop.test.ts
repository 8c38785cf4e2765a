import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { connect } from '#app/platform/db/connect.server.ts';
import { transaction, withShop } from '#app/platform/db/with-shop.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';
import { staff } from '#drizzle/schema/tenancy.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
/** One connection, so that each transaction comes after the other on the same one. */
const narrow = connect({ url: db.url, pool: 1, publish: async () => {} });
afterAll(async () => {
  await narrow.close();
  await db.close();
});

const one = await makeShop(db.database);
const two = await makeShop(db.database);

/** A person of each shop, of the same id. */
async function someoneIn(shop: typeof one, firstName: string) {
  await withShop(db.database, shop, (tx) =>
    tx.insert(staff).values({
      shopId: shop.id,
      id: '1',
      firstName,
      lastName: '',
      email: 'a@example.com',
      accountOwner: false,
      lastSeenAt: NOW,
    }),
  );
}
await someoneIn(one, 'Ada');
await someoneIn(two, 'Bea');

beforeEach(() => {
  db.published.length = 0;
});

test('a query that forgets its tenant sees the rows of the shop that was entered, and no other', async () => {
  expect(await withShop(db.database, one, (tx) => tx.select().from(staff))).toMatchObject([{ firstName: 'Ada' }]);
  expect(await withShop(db.database, two, (tx) => tx.select().from(staff))).toMatchObject([{ firstName: 'Bea' }]);
});

test('a query outside of any shop returns nothing, and changes nothing', async () => {
  expect(await db.database.drizzle.select().from(staff)).toEqual([]);
  expect(await transaction(db.database, (tx) => tx.select().from(staff))).toEqual([]);
  await db.database.drizzle.update(staff).set({ firstName: 'Nobody' });
  await db.database.drizzle.delete(staff);
  expect(await withShop(db.database, one, (tx) => tx.select().from(staff))).toMatchObject([{ firstName: 'Ada' }]);
});

test('a row for another shop is refused', async () => {
  const stranger = {
    shopId: two.id,
    id: '2',
    firstName: '',
    lastName: '',
    email: '',
    accountOwner: true,
    lastSeenAt: NOW,
  };
  await expect(withShop(db.database, one, (tx) => tx.insert(staff).values(stranger))).rejects.toMatchObject({
    cause: { code: '42501' },
  });
});

test('a row cannot be moved into another shop', async () => {
  await expect(withShop(db.database, one, (tx) => tx.update(staff).set({ shopId: two.id }))).rejects.toMatchObject({
    cause: { code: '42501' },
  });
});

test('the shop ends with its transaction, on the same pooled connection too', async () => {
  const inside = await withShop(narrow, one, (tx) =>
    tx.execute(sql`select pg_backend_pid() as connection, current_setting('app.shop_id') as shop`),
  );
  const after = await narrow.drizzle.execute(
    sql`select pg_backend_pid() as connection, current_setting('app.shop_id', true) as shop`,
  );
  expect(inside[0]).toEqual({ connection: after[0]?.connection, shop: String(one.id) });
  expect(after[0]?.shop).toBe('');
  expect(await narrow.drizzle.select().from(staff)).toEqual([]);
});

test('a transaction that fails leaves no shop behind', async () => {
  await expect(withShop(narrow, one, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await narrow.drizzle.select().from(staff)).toEqual([]);
});

test('two shops at the same time each see their own', async () => {
  const names = await Promise.all(
    Array.from({ length: 40 }, (_, turn) =>
      withShop(db.database, turn % 2 === 0 ? one : two, async (tx) => {
        await tx.execute(sql`select pg_sleep(0.005)`);
        return (await tx.select().from(staff)).map((person) => person.firstName).join();
      }),
    ),
  );
  expect(names).toEqual(Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? 'Ada' : 'Bea')));
});

test('a transaction costs BEGIN, the shop, its own statements and COMMIT', async () => {
  await withShop(db.database, one, (tx) => tx.select().from(staff));
  db.statements.length = 0;
  await withShop(db.database, one, (tx) => tx.select().from(staff));
  expect(db.statements).toHaveLength(4);
  expect(db.statements[0]).toMatch(/^begin/i);
  expect(db.statements[1]).toContain('app.shop_id');
  expect(db.statements.at(-1)).toMatch(/^commit/i);
});

test('jobs are handed to the queue once their transaction is committed, when anybody can see them', async () => {
  const seen: unknown[] = [];
  const publish: typeof db.database.publish = async (entries) => {
    for (const { jobId } of entries) seen.push(...(await db.ownerSql`select status from jobs where id = ${jobId}`));
  };
  await withShop({ ...db.database, publish }, one, async (tx) => {
    await enqueue(tx, one, 'email-arrives/file', { mailId: crypto.randomUUID() }, { now: NOW });
    await enqueue(tx, one, 'email-arrives/file', { mailId: crypto.randomUUID() }, { now: NOW });
    expect(seen).toEqual([]);
  });
  expect(seen).toEqual([{ status: 'due' }, { status: 'due' }]);
});

test('a transaction that fails has no job and hands none over', async () => {
  const before = await withShop(db.database, one, (tx) => tx.select().from(jobs));
  const failing = withShop(db.database, one, async (tx) => {
    await enqueue(tx, one, 'email-arrives/file', { mailId: crypto.randomUUID() }, { now: NOW });
    throw new Error('later step failed');
  });
  await expect(failing).rejects.toThrow('later step failed');
  expect(db.published).toEqual([]);
  expect(await withShop(db.database, one, (tx) => tx.select().from(jobs))).toEqual(before);
});
