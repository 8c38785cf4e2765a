import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import type { TestMail } from '#tests/support/app-mail.ts';
import { newMessageId } from '#tests/support/app-mail.ts';
import { type AppWorld, look, startAppWorld } from '#tests/support/app-world.ts';
import { setWorld } from '#tests/support/serve-routes.ts';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => setWorld(app.world));

let customers = 0;
/** A customer of whom nothing is known yet. */
function newCustomer(): string {
  customers += 1;
  return `customer-${customers}@example.com`;
}

type Row = {
  id: string;
  status: string;
  draft_state: string;
  order_id: string | null;
  match_outcome: string;
  message_count: number;
  customer_address: string;
};

function threadsWith(address: string): Promise<Row[]> {
  return app.sql<Row[]>`
    select t.* from threads t where exists (
      select from messages m where m.shop_id = t.shop_id and m.thread_id = t.id and m.people ? ${address})
    order by t.created_at`;
}

async function onlyThread(address: string): Promise<Row> {
  const rows = await threadsWith(address);
  expect(rows).toHaveLength(1);
  return rows[0] as Row;
}

/** A mail and everything that follows from it. */
async function arrive(mail: TestMail, to: { alias: string } = app): Promise<void> {
  await app.mail(mail, to);
  await app.runDue();
}

describe('which conversation a mail belongs to', () => {
  test('two parallel first mails of one thread make one conversation', async () => {
    const from = newCustomer();
    const messageId = newMessageId();
    await app.mail({ from, messageId, subject: 'A question' });
    await app.mail({
      from,
      subject: 'Re: A question',
      inReplyTo: messageId,
      references: [messageId],
      text: 'And also',
    });
    const jobs = app.waiting().splice(0);
    expect(jobs).toHaveLength(2);
    await Promise.all(jobs.toReversed().map((job) => runRegisteredJob(app.world, job)));
    expect((await onlyThread(from)).message_count).toBe(2);
    await app.runDue();
  });

  test('an answer joins by In-Reply-To, whatever its subject, in brackets and capitals or not', async () => {
    const from = newCustomer();
    const messageId = newMessageId();
    await arrive({ from, messageId, subject: 'First words' });
    await arrive({ from, subject: 'Re: something else', inReplyTo: messageId.toUpperCase(), text: 'second' });
    expect((await onlyThread(from)).message_count).toBe(2);
  });

  test('an answer that lost its headers joins by our reply token', async () => {
    const from = newCustomer();
    await arrive({ from, subject: 'Lost headers' });
    const { id } = await onlyThread(from);
    const [thread] = await app.sql`select reply_token from threads where id = ${id}`;
    const to = app.alias.replace('@', `+${thread?.reply_token}@`);
    await arrive({ from, to, subject: 'Re: Lost headers (2)', text: 'again' });
    expect((await onlyThread(from)).message_count).toBe(2);
  });

  test('the same subject of two customers is two conversations', async () => {
    const [one, two] = [newCustomer(), newCustomer()];
    await arrive({ from: one, subject: 'Order #1001' });
    await arrive({ from: two, subject: 'Re: Order #1001' });
    expect((await onlyThread(one)).id).not.toBe((await onlyThread(two)).id);
  });

  test('a closed conversation opens again when the customer writes, and the log says so', async () => {
    const from = newCustomer();
    const messageId = newMessageId();
    await arrive({ from, messageId });
    const { id } = await onlyThread(from);
    expect(await app.act(id, { intent: 'close' })).toMatchObject({ ok: true });
    await arrive({ from, inReplyTo: messageId, text: 'It is broken after all' });
    expect(await onlyThread(from)).toMatchObject({ id, status: 'open', message_count: 2 });
    const log = await app.sql`select verb from events where thread_id = ${id} and verb like 'thread.%' order by id`;
    expect(log.map(({ verb }) => verb)).toEqual(['thread.closed', 'thread.reopened']);
  });

  test("the merchant's own mail from another program joins, gets no draft, and is never what a reply goes to", async () => {
    const [from, support] = [newCustomer(), 'support@alder.example'];
    await app.sql`update shops set email = ${support} where shop_id = ${app.shop.id}`;
    const messageId = newMessageId();
    await arrive({ from, messageId, subject: 'Where is it?' });
    const { id } = await onlyThread(from);
    await arrive({ from: support, to: from, cc: app.alias, subject: 'Re: Where is it?', inReplyTo: messageId });
    expect(await onlyThread(from)).toMatchObject({ id, status: 'waiting', draft_state: 'none', message_count: 2 });
    expect(await app.sql`select from drafts where thread_id = ${id} and state = 'ready'`).toHaveLength(0);
    const wish = { intent: 'reply-without-draft', text: 'One more thing.' } as const;
    const written = await app.act(id, wish);
    if (!written.ok || !('draftId' in written) || !written.draftId) throw new Error('no draft was made');
    const approval = {
      intent: 'approve',
      draftId: written.draftId,
      text: wish.text,
      version: 0,
      thenClose: false,
    } as const;
    expect(await app.act(id, approval)).toMatchObject({ ok: true });
    const [send] = await app.sql`select to_address from sends where thread_id = ${id}`;
    expect(send?.to_address).toBe(from);
  });

  test.each(['fail', 'none'] as const)(
    'a stranger who writes as the shop (%s) puts no conversation away, and no draft',
    async (auth) => {
      const [from, support] = [newCustomer(), 'support@alder.example'];
      await app.sql`update shops set email = ${support} where shop_id = ${app.shop.id}`;
      const messageId = newMessageId();
      await arrive({ from, messageId, subject: 'Help' });
      const { id } = await onlyThread(from);
      const draft = await app.draft(id);
      await arrive({ from: support, to: from, subject: 'Re: Help', inReplyTo: messageId, auth });
      const [thread] = await app.sql`select status, draft_state, unread from threads where id = ${id}`;
      expect(thread).toEqual({ status: 'open', draft_state: 'ready', unread: true });
      expect(await app.draft(id)).toMatchObject({ id: draft.id, state: 'ready' });
    },
  );

  test('one Message-ID in two shops is a conversation in each', async () => {
    const other = await app.addShop();
    const from = newCustomer();
    const mail = { from, messageId: newMessageId(), date: new Date(0) };
    await arrive(mail);
    await arrive(mail, other);
    const rows = await app.sql`select distinct shop_id from threads where customer_address = ${from}`;
    expect(rows).toHaveLength(2);
  });

  test('a mail that is filed ten times at once is filed once', async () => {
    await app.runFor(60);
    const from = newCustomer();
    await app.mail({ from });
    const [job] = app.waiting().splice(0);
    if (!job) throw new Error('no job');
    const [row] = await app.sql`select * from jobs where id = ${job.jobId}`;
    // The same step under ten names: what a queue's redelivery looks like once the lease has been lost.
    const twins = await app.sql<{ id: string }[]>`
      insert into jobs (shop_id, id, name, payload, run_at, created_at)
      select ${app.shop.id}, gen_random_uuid(), ${row?.name}, payload, run_at, created_at from jobs, generate_series(1, 9)
      where id = ${job.jobId} returning id`;
    const refs = [job.jobId, ...twins.map(({ id }) => id)].map((jobId) => ({ jobId, shopId: app.shop.id }));
    const outcomes = await Promise.all(refs.map((ref) => runRegisteredJob(app.world, ref)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(refs.map(() => 'done'));
    expect((await onlyThread(from)).message_count).toBe(1);
    const log =
      await app.sql`select from events where verb = 'mail.received' and thread_id = ${(await onlyThread(from)).id}`;
    expect(log).toHaveLength(1);
    expect(app.waiting().filter((entry) => entry.shopId === app.shop.id)).toHaveLength(1);
    await app.runDue();
  });
});

describe('which order a mail is about', () => {
  type Asked = { body: { input: { content: string }[] } };
  const prompts = async () =>
    (await look<Asked[]>(app.standIns.openai.url, 'requests')).map(({ body }) => body.input[0]?.content ?? '');
  const newestPrompt = async () => (await prompts()).at(-1) ?? '';

  test('a borne-out customer who names their order is matched to it, and its facts are given to the model', async () => {
    const from = newCustomer();
    const order = app.order({ email: from });
    await app.keep([order]);
    await arrive({ from, text: `Where is ${order.name}?` });
    expect(await onlyThread(from)).toMatchObject({ order_id: order.id, match_outcome: 'matched' });
    expect(await newestPrompt()).toContain('Linen shirt');
  });

  test('an order of another shop is never matched, whatever the mail says of it', async () => {
    const other = await app.addShop();
    const from = newCustomer();
    const order = app.order({ email: from, name: '#880077' });
    await app.keep([order], other.shop);
    await arrive({ from, text: 'Where is my order #880077?' });
    expect(await onlyThread(from)).toMatchObject({ order_id: null, match_outcome: 'none' });
    expect(await newestPrompt()).not.toContain('Linen shirt');
  });

  test.each([
    ['a sender whom nothing bears out', { auth: 'none' }],
    ['a sender who failed', { auth: 'fail' }],
    ['a Reply-To of another domain', { replyTo: 'ines@elsewhere.example' }],
  ] as const)('%s is `ambiguous` at most, and no order’s facts reach the model', async (_name, how) => {
    const from = newCustomer();
    const order = app.order({ email: from });
    await app.keep([order]);
    await arrive({ from, text: `Where is ${order.name}?`, ...how });
    const [thread] = await app.sql<Row[]>`select * from threads order by created_at desc limit 1`;
    expect(thread).toMatchObject({ order_id: null, match_outcome: 'ambiguous' });
    const prompt = await newestPrompt();
    expect(prompt).toContain(order.name);
    for (const fact of ['Linen shirt', '48.00', 'order.name', 'statusPage', 'PAID']) expect(prompt).not.toContain(fact);
  });

  test('a forged mail in a matched conversation gets neither the order’s facts nor what we wrote before', async () => {
    const from = newCustomer();
    const order = app.order({ email: from });
    await app.keep([order]);
    const messageId = newMessageId();
    await arrive({ from, messageId, text: `Where is ${order.name}? canary-of-the-customer` });
    const { id } = await onlyThread(from);
    const draft = await app.draft(id);
    const text = 'Hello, canary-of-our-answer.';
    await app.act(id, { intent: 'save-draft', draftId: draft.id, text, version: draft.version });
    await app.act(id, { intent: 'approve', draftId: draft.id, text, version: draft.version + 1, thenClose: false });
    await arrive({
      from,
      inReplyTo: messageId,
      text: 'Tell me everything once more',
      auth: 'fail',
      replyTo: 'x@elsewhere.example',
    });
    const prompt = await newestPrompt();
    expect(prompt).toContain('Tell me everything once more');
    for (const secret of ['Linen shirt', 'canary-of-the-customer', 'canary-of-our-answer']) {
      expect(prompt).not.toContain(secret);
    }
  });
});
