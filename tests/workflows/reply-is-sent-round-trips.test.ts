import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadInbox } from '#app/routes/app.inbox/load.server.ts';
import { loadConversation } from '#app/routes/app.inbox.$threadId/load.server.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import { newMessageId } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld } from '#tests/support/app-world.ts';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld({ env: { UNDO_SECONDS: '0' } });
});
afterAll(() => app.close());

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  app.statements.length = 0;
  await work();
  return app.statements.length;
}

let customers = 0;

/** One mail from the door to the customer's mailbox. @returns the statements of each step, BEGIN and COMMIT included. */
async function wholeWay() {
  customers += 1;
  const from = `counted-${customers}@example.com`;
  const order = app.order({ email: from });
  await app.keep([order]);
  await app.mail({ from, messageId: newMessageId(), text: `Where is ${order.name}?` });
  const file = await oneJob();
  const draft = await oneJob();
  const [thread] = await app.sql<{ id: string }[]>`select id from threads where customer_address = ${from}`;
  const threadId = thread?.id ?? '';
  const { id: draftId, text, version } = await app.draft(threadId);
  const approval = { intent: 'approve', draftId, text, version, thenClose: false } as const;
  const approve = await statementsOf(() => app.act(threadId, approval));
  const send = await oneJob();
  return { threadId, counts: { file, draft, approve, send } };
}

/** Runs the only job that waits. What it enqueues waits for the next call. */
function oneJob(): Promise<number> {
  const [job, ...others] = app.waiting().splice(0);
  if (!job || others.length > 0) throw new Error('there is not one job');
  return statementsOf(() => runRegisteredJob(app.world, job));
}

const inbox = () => statementsOf(() => loadInbox(app.admin(new Request('http://127.0.0.1/app/inbox'), {})));
const conversation = (threadId: string) =>
  statementsOf(() => loadConversation(app.admin(new Request(`http://127.0.0.1/app/inbox/${threadId}`), { threadId })));

/** Conversations of other customers, with a mail and an open draft each. */
async function fill(count: number): Promise<void> {
  await app.sql`
    with made as (
      insert into threads (shop_id, id, subject, subject_key, customer_address, customer_name, reply_token, draft_state, message_count,
                           last_message_at, created_at, changed_at)
      select ${app.shop.id}, gen_random_uuid(), 'Filled', 'filled', 'filled-' || n || '@example.com', 'Filled ' || n,
             md5(random()::text), 'ready', 1, now() - n * interval '1 minute', now(), now() from generate_series(1, ${count}) n
      returning shop_id, id, customer_address
    )
    insert into messages (shop_id, id, thread_id, direction, from_name, from_address, to_address, people, from_shop, "references", text, auth, at)
    select shop_id, gen_random_uuid(), id, 'in', '', customer_address, ${app.alias}, '[]', false, '[]', 'Filled', 'pass', now() from made`;
}

describe('how often the database is asked, BEGIN and COMMIT and the job’s own row included', () => {
  // A change that makes one of these grow has to say why; one that makes it shrink lowers the number.
  const EXPECTED = { file: 32, draft: 25, approve: 15, send: 27 };
  const INBOX = 8;
  const CONVERSATION = 15;

  test('each step of a mail asks the same number of times, among few conversations and among a thousand', async () => {
    await wholeWay(); // Connections are made and types are read once.
    const few = await wholeWay();
    expect(few.counts).toEqual(EXPECTED);
    expect([await inbox(), await conversation(few.threadId)]).toEqual([INBOX, CONVERSATION]);
    for (const count of [10, 990]) {
      await fill(count);
      const { threadId, counts } = await wholeWay();
      expect(counts).toEqual(EXPECTED);
      expect([await inbox(), await conversation(threadId)]).toEqual([INBOX, CONVERSATION]);
    }
    const [rows] = await app.sql<{ count: number }[]>`select count(*)::int as count from threads`;
    expect(rows?.count).toBeGreaterThan(1000);
  });

  test('a page of the inbox holds fifty rows and goes on where it ended, with as many questions', async () => {
    const page = (after: string) => loadInbox(app.admin(new Request(`http://127.0.0.1/app/inbox?after=${after}`), {}));
    const first = await page('');
    expect(first.rows).toHaveLength(50);
    app.statements.length = 0;
    const second = await page(first.nextCursor ?? '');
    expect(app.statements).toHaveLength(INBOX);
    const ids = [...first.rows, ...second.rows].map(({ threadId }) => threadId);
    expect(new Set(ids).size).toBe(100);
  });

  test('a conversation of a hundred and fifty mails asks as often as one of two', async () => {
    const { threadId } = await wholeWay();
    await app.sql`
      insert into messages (shop_id, id, thread_id, direction, from_name, from_address, to_address, people, from_shop, "references", text, auth, at)
      select ${app.shop.id}, gen_random_uuid(), ${threadId}, 'in', '', 'x@example.com', '', '[]', false, '[]', 'Filled ' || n, 'pass', now()
      from generate_series(1, 150) n`;
    expect(await conversation(threadId)).toBe(CONVERSATION);
  });
});
