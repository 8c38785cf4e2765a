import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayJob } from '#app/jobs/replay-job.server.ts';
import { newMessageId, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, look, startAppWorld, tell } from '#tests/support/app-world.ts';
import { waitFor } from '#tests/support/wait-for.ts';

type Message = { messageId: string; state: string; retried: number; body?: string; url: string };
type Sent = { recipients: string[] };
type Job = { id: string; name: string; status: string; attempts: number; last_error: string | null };

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld({ realQueue: true, env: { UNDO_SECONDS: '1' } });
});
afterAll(() => app.close());

const queue = () => app.standIns.qstash.url;
const messages = () => look<Message[]>(queue(), 'messages');

const soon: typeof waitFor = (what, ask) => waitFor(what, ask, { seconds: 10 });

/** Moves the time of the app and of the queue on, until everything that came due was delivered. */
async function pass(seconds: number): Promise<void> {
  app.clock.advance(seconds);
  await tell(queue(), 'advance', { seconds, withinMs: 10_000 });
}

async function deliver(mail: Parameters<typeof writeMail>[0]): Promise<void> {
  const raw = writeMail(mail, app.alias).toString('latin1');
  await tell(app.standIns.mailgun.url, 'inbound', { raw, recipient: app.alias, auth: 'pass', wait: true });
}

function jobsOf(name: string): Promise<Job[]> {
  return app.sql<Job[]>`select * from jobs where name = ${name} order by created_at`;
}

const threadOf = (address: string) =>
  soon(
    'the conversation',
    async () => (await app.sql<{ id: string }[]>`select id from threads where customer_address = ${address}`)[0],
  );

const readyDraft = (threadId: string) =>
  soon('the draft', async () => {
    const [draft] = await app.sql<{ id: string; text: string; version: number; source: string }[]>`
      select * from drafts where thread_id = ${threadId} and state = 'ready'`;
    return draft;
  });

describe('the real queue protocol, from the mail to the answer', () => {
  test('a mail becomes a draft, an approval an answer, and a redelivery of everything changes nothing', async () => {
    const from = 'whole-way@example.com';
    await deliver({ from, messageId: newMessageId() });
    const { id } = await threadOf(from);
    const { id: draftId, text, version } = await readyDraft(id);
    expect(await app.act(id, { intent: 'approve', draftId, text, version, thenClose: false })).toMatchObject({
      ok: true,
    });
    await pass(2);
    const sent = () => look<Sent[]>(app.standIns.mailgun.url, `sent?to=${from}`);
    await soon('the answer', async () => (await sent()).length > 0);
    await soon(
      'the end of all jobs',
      async () => (await app.sql`select from jobs where status <> 'done'`).length === 0,
    );

    const before = await rows();
    const delivered = await messages();
    expect(delivered.length).toBe(3);
    expect(delivered.every(({ state }) => state === 'delivered')).toBe(true);
    for (const { messageId } of delivered) {
      for (let again = 0; again < 3; again += 1) {
        expect(await tell(queue(), `deliver/${messageId}`)).toMatchObject({ status: 200 });
      }
    }
    expect(await rows()).toEqual(before);
    expect(await sent()).toHaveLength(1);
  });

  test('the queue is told ids and nothing of a customer', async () => {
    const told = await look<{ path: string; body: string }[]>(queue(), 'calls?path=/v2/batch');
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toMatch(/example\.com|whole-way|order/i);
  });

  async function rows() {
    const counts = await Promise.all(
      ['mails', 'messages', 'threads', 'drafts', 'sends', 'events', 'jobs'].map(
        async (table) => (await app.sql`select count(*)::int as count from ${app.sql(table)}`)[0]?.count,
      ),
    );
    return counts;
  }
});

describe('what the queue delivers is not believed blindly', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${app.world.env.SHOPIFY_APP_URL}${path}`, { method: 'POST', body, headers }).then(({ status }) => status);

  test('without a signature, or with one of another body or another key, nothing runs', async () => {
    const [job] = await jobsOf('email-arrives/file');
    const body = JSON.stringify({ jobId: job?.id, shopId: app.shop.id });
    expect(await post('/jobs/run', body)).toBe(401);
    expect(await post('/jobs/run', body, { 'upstash-signature': 'a.b.c' })).toBe(401);
    expect(await post('/jobs/sweep', '{}')).toBe(401);
  });

  test('a job of another shop’s id does nothing, and one that nobody knows is done with', async () => {
    const other = await app.addShop();
    const [job] = await jobsOf('email-arrives/file');
    const before = await app.sql`select * from jobs where id = ${job?.id ?? ''}`;
    await app.world.queue.publish([
      { jobId: job?.id ?? '', shopId: other.shop.id, runAt: new Date(0) },
      { jobId: crypto.randomUUID(), shopId: app.shop.id, runAt: new Date(0) },
      { jobId: crypto.randomUUID(), shopId: 999_999, runAt: new Date(0) },
    ]);
    await soon('the deliveries', async () => (await messages()).every(({ state }) => state === 'delivered'));
    expect(await app.sql`select * from jobs where id = ${job?.id ?? ''}`).toEqual(before);
  });

  test.each([
    ['a name that no job has', 'no/such-job', {}],
    ['a payload that is not of its contract', 'email-arrives/file', { mailId: 'not an id' }],
  ])('%s is a dead letter at once, here and at the queue', async (_name, name, payload) => {
    const jobId = crypto.randomUUID();
    await app.sql`
      insert into jobs (shop_id, id, name, payload, run_at, created_at)
      values (${app.shop.id}, ${jobId}, ${name}, ${app.sql.json(payload)}, now(), now())`;
    await app.world.queue.publish([{ jobId, shopId: app.shop.id, runAt: new Date(0) }]);
    await soon(
      'the dead letter',
      async () => (await app.sql`select from jobs where id = ${jobId} and status = 'dead'`).length === 1,
    );
    const failed = (await messages()).filter(({ state }) => state === 'failed');
    expect(failed.some(({ retried }) => retried === 0)).toBe(true);
    await pass(3600);
    const [job] = await app.sql<Job[]>`select attempts from jobs where id = ${jobId}`;
    expect(job?.attempts).toBe(1);
  });
});

describe('something is down', () => {
  test('the model, twice: the queue brings the job again in its own time, and the draft is the model’s', async () => {
    const from = 'model-down@example.com';
    await tell(app.standIns.openai.url, 'faults', { kind: 'status', path: '^/v1/responses', status: 500, times: 2 });
    await deliver({ from });
    const { id } = await threadOf(from);
    const draftJob = async () => (await jobsOf('email-arrives/draft')).at(-1);
    await soon('the first try', async () => (await draftJob())?.last_error);
    expect(await draftJob()).toMatchObject({ status: 'due', attempts: 1 });
    await pass(15);
    await soon(
      'the second try',
      async () => (await draftJob())?.attempts === 2 && (await draftJob())?.status === 'due',
    );
    await pass(60);
    expect(await readyDraft(id)).toMatchObject({ source: 'model' });
  });

  test('the queue, for an hour: mail is taken all the same, and the schedule’s sweep brings its jobs when it is back', async () => {
    await app.world.queue.ensureSweepSchedule();
    await app.world.queue.ensureSweepSchedule();
    const from = 'queue-down@example.com';
    await tell(queue(), 'faults', { kind: 'status', path: '/v2/batch', status: 503, times: 0 });
    await deliver({ from });
    const [stored] =
      await app.sql`select status from jobs where name = 'email-arrives/file' order by created_at desc limit 1`;
    expect(stored?.status).toBe('due');
    await pass(3600);
    expect(await app.sql`select from threads where customer_address = ${from}`).toHaveLength(0);
    await fetch(`${queue()}/__standin/faults`, { method: 'DELETE' });
    await pass(300);
    const { id } = await threadOf(from);
    expect(await readyDraft(id)).toMatchObject({ source: 'model' });
  });

  test('a run that died is taken up again after its lease, by the sweep', async () => {
    const from = 'died@example.com';
    await deliver({ from });
    const { id } = await threadOf(from);
    await readyDraft(id);
    await soon(
      'the end of all jobs',
      async () => (await app.sql`select from jobs where status in ('due', 'running')`).length === 0,
    );
    const job = (await jobsOf('email-arrives/file')).at(-1);
    await app.sql`
      update jobs set status = 'running', lease_id = gen_random_uuid(), lease_until = ${app.clock.now().toISOString()}::timestamptz + interval '2 minutes'
      where id = ${job?.id ?? ''}`;
    await pass(60);
    expect((await jobsOf('email-arrives/file')).at(-1)?.status).toBe('running');
    await pass(300);
    await soon('the job', async () => (await jobsOf('email-arrives/file')).at(-1)?.status === 'done');
    const [thread] = await app.sql`select message_count from threads where customer_address = ${from}`;
    expect(thread?.message_count).toBe(1);
  });

  test('our own code, always: eight tries with growing gaps, then a dead letter that can be taken up again', async () => {
    await app.sql`alter table threads add constraint broken check (subject <> 'Break it')`;
    const from = 'breaks@example.com';
    await deliver({ from, subject: 'Break it', text: 'canary-of-the-log' });
    const job = async () => (await jobsOf('email-arrives/file')).at(-1);
    await soon('the first try', async () => (await job())?.last_error);
    for (let hours = 0; hours < 8 && (await job())?.status !== 'dead'; hours += 1) {
      await pass(3600);
      await pass(180);
    }
    expect(await job()).toMatchObject({ status: 'dead', attempts: 8 });
    expect((await job())?.last_error).not.toContain('canary');
    await app.sql`alter table threads drop constraint broken`;
    const dead = await job();
    expect(await app.inShop((tx) => replayJob(tx, app.shop, dead?.id ?? '', app.clock.now()))).toBe(true);
    await pass(5);
    const { id } = await threadOf(from);
    await pass(5);
    expect(await readyDraft(id)).toMatchObject({ source: 'model' });
  });
});

describe('the queue delivers twice, late and out of order', () => {
  test('ten mails with every delivery doubled and reordered are ten conversations with one draft each', async () => {
    await tell(queue(), 'faults', { kind: 'duplicate', parallel: true, times: 30 });
    await tell(queue(), 'faults', { kind: 'reorder', times: 5 });
    await tell(queue(), 'faults', { kind: 'lost-ack', times: 5 });
    const addresses = Array.from({ length: 10 }, (_, index) => `doubled-${index}@example.com`);
    await Promise.all(addresses.map((from) => deliver({ from })));
    await soon('ten drafts', async () => {
      await pass(20);
      const drafts = await app.sql`
        select from drafts d join threads t on t.id = d.thread_id where t.customer_address like 'doubled-%' and d.state = 'ready'`;
      return drafts.length === 10;
    });
    await pass(3600);
    const rows = await app.sql`
      select t.customer_address, t.message_count, count(d.id)::int as drafts from threads t left join drafts d on d.thread_id = t.id
      where t.customer_address like 'doubled-%' group by 1, 2 order by 1`;
    expect(rows.map(({ message_count, drafts }) => [message_count, drafts])).toEqual(addresses.map(() => [1, 1]));
  });
});
