import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { actAs } from '#tests/support/act-as.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { startDemo } from './start-demo.ts';

export type CheckResult = {
  ok: boolean;
  /** What did not hold, in words. */
  failures: string[];
  /** Milliseconds of each stage. */
  stages: Record<string, number>;
};

type Sent = { recipients: string[]; messageId: string; mimeHeaders: [name: string, value: string][] };

const CUSTOMER = 'hannah.whitlock@posteo.example';
const MESSAGE_ID = 'check-1@posteo.example';

/** The main job once, unattended: a raw mail with an attachment → draft → approval → answer at the provider → the log. */
export async function check(options: { dataDir: string; say: (line: string) => void }): Promise<CheckResult> {
  const stages: Record<string, number> = {};
  const failures: string[] = [];
  const expect = (holds: boolean, sentence: string) => {
    if (!holds) failures.push(sentence);
  };
  let since = Date.now();
  const done = (stage: string) => {
    stages[stage] = Date.now() - since;
    since = Date.now();
    options.say(`${stage}: ${stages[stage]} ms`);
  };

  const demo = await startDemo({ ...options, fixedPorts: false, seed: false, undoSeconds: 1 });
  const sql = postgres(demo.ownerUrl, { max: 1 });
  try {
    done('start');
    const { world, alias } = demo;
    const deliver = () =>
      postJson(`${world.mailgun.url}/__standin/inbound`, { raw: rawMail(alias), recipient: alias, wait: true });
    await deliver();
    const thread = await waitFor('the conversation', async () => {
      const [row] = await sql<{ id: string; order_id: string | null }[]>`select id, order_id from threads limit 1`;
      return row;
    });
    done('accepted');
    const draft = await waitFor('the draft', async () => {
      const [row] = await sql<
        { id: string; text: string; version: number; source: string; claims: { status: string; text: string }[] }[]
      >`
        select id, text, version, source, claims from drafts where thread_id = ${thread.id} and state = 'ready'`;
      return row;
    });
    done('drafted');
    const [order] = await sql<{ name: string }[]>`
      select o.name from orders o join threads t on t.order_id = o.id and t.shop_id = o.shop_id where t.id = ${thread.id}`;
    expect(order?.name === '#4127', 'the mail was not matched to its order');
    expect(draft.source === 'model', 'the draft is not the model’s');
    const [file] = await sql<{ filename: string; size: number }[]>`select filename, size from attachments`;
    expect(file?.filename === 'bowl.png' && file.size === picture().length, 'the attachment was not kept whole');

    const mara = actAs(world);
    const path = `/app/inbox/${thread.id}`;
    const unproven = draft.claims.filter((claim) => claim.status !== 'proven');
    expect(
      unproven.length === 0,
      `the honest draft has claims that nothing proves: ${unproven.map(({ text }) => text)}`,
    );
    const approval = {
      intent: 'approve',
      draftId: draft.id,
      text: draft.text,
      version: draft.version,
      thenClose: false,
    };
    const approvals = await Promise.all([mara.post(path, approval), mara.post(path, approval)]);
    expect(
      approvals.filter(({ status }) => status === 200).length === 1,
      `approving twice at once gave ${approvals.map(({ status }) => status)}`,
    );
    done('approved');
    const sent = () => getJson<Sent[]>(`${world.mailgun.url}/__standin/sent`);
    const [answer] = await waitFor('the answer at the provider', async () => {
      const mails = await sent();
      return mails.length > 0 && mails;
    });
    done('sent');
    const header = (name: string) => answer?.mimeHeaders.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
    expect(answer?.recipients.join() === CUSTOMER, 'the answer did not go to the customer');
    expect(header('in-reply-to') === `<${MESSAGE_ID}>`, 'In-Reply-To does not name the customer’s mail');
    expect(header('references').includes(`<${MESSAGE_ID}>`), 'References do not name the customer’s mail');
    expect(
      header('reply-to').includes('+') && header('reply-to').includes(alias.split('@')[1] ?? ' '),
      'an answer would not come back to the alias',
    );
    const [send] = await sql<{ rfc_message_id: string }[]>`select rfc_message_id from sends`;
    expect(header('message-id') === `<${send?.rfc_message_id}>`, 'the Message-ID is not ours');
    await waitFor('the log', async () => {
      const [row] = await sql`select from events where verb = 'reply.delivered'`;
      return row;
    });
    const verbs = await sql<{ verb: string }[]>`select verb from events where thread_id = ${thread.id} order by id`;
    const told = verbs.map(({ verb }) => verb);
    for (const verb of [
      'mail.received',
      'order.matched',
      'draft.saved',
      'reply.approved',
      'reply.sent',
      'reply.delivered',
    ]) {
      expect(
        told.filter((line) => line === verb).length === 1,
        `the log has not one line ${verb}, but ${told.filter((line) => line === verb).length}`,
      );
    }
    await waitFor('the queue’s rest', async () => {
      const [open] = await sql`select from jobs where status in ('due', 'running')`;
      return !open;
    });
    done('logged');

    const before = await snapshot(sql);
    for (let again = 0; again < 2; again += 1) await deliver();
    const messages = await getJson<{ messageId: string }[]>(`${world.qstash.url}/__standin/messages`);
    await Promise.all(
      messages.map(({ messageId }) => postJson(`${world.qstash.url}/__standin/deliver/${messageId}`, {})),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await snapshot(sql);
    expect(before === after, `redelivering everything changed rows: ${before} became ${after}`);
    expect((await sent()).length === 1, 'redelivering everything sent another mail');
    expect(messages.length >= 3, 'the queue has delivered fewer jobs than the story has steps');
    done('redelivered');
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
    options.say(readFileSync(join(options.dataDir, 'app.log'), 'utf8').slice(-3000));
  } finally {
    await sql.end();
    await demo.stop();
  }
  done('stop');
  return { ok: failures.length === 0, failures, stages };
}

/** Rows of everything that a redelivery could add to. */
async function snapshot(sql: postgres.Sql): Promise<string> {
  const counts = [];
  for (const table of ['mails', 'messages', 'threads', 'attachments', 'drafts', 'sends', 'events', 'jobs']) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
    counts.push(`${table} ${row?.count}`);
  }
  return counts.join(', ');
}

/** A one-pixel PNG. */
function picture(): Buffer {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return Buffer.from(base64, 'base64');
}

function rawMail(alias: string): string {
  return [
    `From: Hannah Whitlock <${CUSTOMER}>`,
    `To: ${alias}`,
    'Subject: Where is order #4127?',
    `Message-ID: <${MESSAGE_ID}>`,
    'Date: Tue, 24 Nov 2026 09:58:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello, has my order #4127 been delivered? A picture of my door is attached.',
    '',
    'Hannah',
    '--edge',
    'Content-Type: image/png; name="bowl.png"',
    'Content-Disposition: attachment; filename="bowl.png"',
    'Content-Transfer-Encoding: base64',
    '',
    picture().toString('base64'),
    '--edge--',
    '',
  ].join('\r\n');
}

async function postJson(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}

async function getJson<Answer>(url: string): Promise<Answer> {
  return (await (await fetch(url)).json()) as Answer;
}
