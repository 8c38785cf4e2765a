import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countThreads } from '#app/domains/inbox/count-threads.server.ts';
import { listThreads, type ThreadCursor, type ThreadView } from '#app/domains/inbox/list-threads.server.ts';
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

const STAFF = '7';
/** What a view has to hold, said once more in SQL. */
const views: Record<ThreadView, string> = {
  mine: `status = 'open' and assignee_id = '${STAFF}'`,
  unassigned: "status = 'open' and assignee_id is null",
  all: "status = 'open'",
  waiting: "status = 'waiting'",
  closed: "status = 'closed'",
};

/**
 * 100,000 conversations of each of two shops, three to a minute so that the id has to decide; a tenth of them open, of which
 * a third is nobody's.
 */
beforeAll(async () => {
  // Counted at once instead of row by row, which would take a minute; what the trigger does is tried in thread-counts.test.ts.
  await db.ownerSql`alter table threads disable trigger threads_counted`;
  for (const { id } of [shop, other]) {
    await db.ownerSql`
      insert into threads (shop_id, id, subject, subject_key, customer_address, customer_name, status, assignee_id,
                           reply_token, last_message_at, created_at, changed_at)
      select ${id}::bigint, gen_random_uuid(), 'Where is it', 'where is it', 'person-' || n || '@example.com', 'Person',
             case when n % 10 = 0 then 'open' when n % 10 = 1 then 'waiting' else 'closed' end,
             case n % 3 when 0 then null when 1 then ${STAFF} else '8' end,
             'token-' || n, '2026-01-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 minute', now(), now()
      from generate_series(1, 100000) n`;
  }
  await db.ownerSql`
    insert into thread_counts (shop_id, status, assignee_id, count)
    select shop_id, status, coalesce(assignee_id, ''), count(*) from threads group by 1, 2, 3`;
  await db.ownerSql`alter table threads enable trigger threads_counted`;
  await db.ownerSql`analyze threads, thread_counts`;
});

const page = (view: ThreadView, after: ThreadCursor | null) =>
  withShop(watched.database, shop, (tx) => listThreads(tx, shop, { view, staffId: STAFF, after }));

/** The cursor behind which the last pages of a view begin. */
async function nearTheEnd(view: ThreadView): Promise<ThreadCursor> {
  const [row] = await db.ownerSql<{ at: Date; id: string }[]>`
    select last_message_at as at, id from threads where shop_id = ${shop.id} and ${db.ownerSql.unsafe(views[view])}
    order by last_message_at, id offset 200 limit 1`;
  if (!row) throw new Error('the view is empty');
  return row;
}

describe.each(Object.keys(views) as ThreadView[])('the view "%s" among 100,000 conversations', (view) => {
  test.each(['first', 'last'])('reads its %s page from one index, and no more rows than it shows', async (which) => {
    const after = which === 'first' ? null : await nearTheEnd(view);
    const plans = await watched.plansOf(() => page(view, after));
    expect(waysInto(plans, 'threads').join()).toMatch(
      /^Index Scan (Backward )?using threads_(by_status|unassigned|assigned)$/,
    );
    expect(sorts(plans)).toEqual([]);
    expect(rowsRead(plans, 'threads')).toBeLessThanOrEqual(52);
  });

  test('shows every conversation once, newest first, page after page', async () => {
    const expected = await db.ownerSql<{ id: string }[]>`
      select id from threads where shop_id = ${shop.id} and ${db.ownerSql.unsafe(views[view])}
      order by last_message_at desc, id desc limit 230`;
    const shown: string[] = [];
    let after: ThreadCursor | null = null;
    for (let turn = 0; turn < 4; turn += 1) {
      const { rows, next }: Awaited<ReturnType<typeof page>> = await page(view, after);
      expect(rows).toHaveLength(50);
      shown.push(...rows.map(({ id }) => id));
      after = next;
    }
    expect(shown).toEqual(expected.slice(0, 200).map(({ id }) => id));
  });

  test('ends where its conversations end', async () => {
    let after: ThreadCursor | null = await nearTheEnd(view);
    const sizes: number[] = [];
    while (after) {
      const { rows, next }: Awaited<ReturnType<typeof page>> = await page(view, after);
      sizes.push(rows.length);
      after = next;
    }
    expect(sizes).toEqual([50, 50, 50, 50]);
  });
});

test('the counts are right, and come from a few rows of the rollup', async () => {
  const count = () => withShop(watched.database, shop, (tx) => countThreads(tx, shop, STAFF));
  for (const [view, condition] of Object.entries(views) as [ThreadView, string][]) {
    const [row] = await db.ownerSql<{ count: number }[]>`
      select count(*)::int from threads where shop_id = ${shop.id} and ${db.ownerSql.unsafe(condition)}`;
    expect((await count())[view], view).toBe(row?.count);
  }
  const plans = await watched.plansOf(count);
  expect(waysInto(plans, 'threads')).toEqual([]);
  expect(rowsRead(plans, 'thread_counts')).toBeLessThan(20);
});
