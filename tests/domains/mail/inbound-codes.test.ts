import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { action, loader } from '#app/routes/inbound.mailgun.ts';
import { forwardFields, mimePost, newMessageId, newToken, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, look, startAppWorld, tell } from '#tests/support/app-world.ts';
import { CLOSED, makeWorld } from '#tests/support/factories.ts';
import {
  type FormPart,
  fieldParts,
  multipartRequest,
  signature,
  urlencodedRequest,
} from '#tests/support/mailgun-request.ts';
import { callAction, setWorld } from '#tests/support/serve-routes.ts';

const KEY = 'mailgun-signing-key';
const MAX_MAIL_BYTES = 2_000_000;
const ROOT = new URL('../../../', import.meta.url).pathname;

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld({ env: { MAX_MAIL_BYTES: String(MAX_MAIL_BYTES) } });
});
afterAll(() => app.close());
beforeEach(() => setWorld(app.world));

/** The code that the table gives for a case. */
function codeOf(row: number): number {
  const table = readFileSync(join(ROOT, 'docs/inbound-codes.md'), 'utf8');
  const code = new RegExp(`^\\| ${row} *\\|[^|]*\\| *(\\d+) *\\|`, 'm').exec(table)?.[1];
  if (!code) throw new Error(`the table has no row ${row}`);
  return Number(code);
}

type Post = { recipient?: string; token?: string; at?: Date; key?: string; files?: FormPart[] };

function forward(mail: Parameters<typeof forwardFields>[0] = {}, post: Post = {}): Request {
  const signed = signature(post.at ?? app.clock.now(), post.key ?? KEY, post.token ?? newToken());
  const fields = forwardFields(mail, post.recipient ?? app.alias);
  return multipartRequest([...fieldParts({ ...fields, ...signed }), ...(post.files ?? [])]);
}

function notice(messageUrl: string, post: Post = {}): Request {
  const signed = signature(app.clock.now(), KEY, post.token ?? newToken());
  const fields = { ...forwardFields({}, app.alias), ...signed, 'message-url': messageUrl };
  return urlencodedRequest(Object.entries(fields));
}

/** How many rows everything has that a delivery could add to, and how many files lie in the store. */
async function stored() {
  const [rows] = await app.sql<
    { mails: number; jobs: number; attachments: number; quarantine: number; tokens: number }[]
  >`
    select (select count(*)::int from mails) as mails, (select count(*)::int from jobs) as jobs,
           (select count(*)::int from attachments) as attachments, (select count(*)::int from quarantine) as quarantine,
           (select count(*)::int from provider_tokens) as tokens`;
  if (!rows) throw new Error('no counts');
  return { ...rows, files: await app.storedFiles() };
}

async function added(work: () => Promise<unknown>) {
  const before = await stored();
  await work();
  const after = await stored();
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, count]) => {
      const more = count - before[name as keyof typeof before];
      return more === 0 ? [] : [[name, more]];
    }),
  );
}

const picture: FormPart = { name: 'attachment-1', value: 'PNG', filename: 'door.png', type: 'image/png' };

test('every row of the table has a test here', () => {
  const table = readFileSync(join(ROOT, 'docs/inbound-codes.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (\d+) *\|/gm)].map((match) => Number(match[1]));
  const source = readFileSync(new URL(import.meta.url).pathname, 'utf8');
  const tested = [...source.matchAll(/^\s*(?:test|test\.each\(\w+\))\('row (\d+):/gm)].map((match) => Number(match[1]));
  expect([...new Set(tested)].sort((a, b) => a - b)).toEqual(rows);
});

describe('what Mailgun is answered', () => {
  test('row 1: a mail to an active alias is kept with its file and a job', async () => {
    const more = await added(async () => expect(await app.post(forward({}, { files: [picture] }))).toBe(codeOf(1)));
    expect(more).toEqual({ mails: 1, jobs: 1, attachments: 1, tokens: 1, files: 1 });
  });

  test('row 2: the same mail again is taken and changes nothing, with the same token and with another', async () => {
    const messageId = newMessageId();
    const token = newToken();
    const again = (post: Post) => app.post(forward({ messageId }, { files: [picture], ...post }));
    expect(await again({ token })).toBe(200);
    const more = await added(async () => {
      expect(await again({ token })).toBe(codeOf(2));
      expect(await again({})).toBe(codeOf(2));
    });
    expect(more).toEqual({ tokens: 1 });
  });

  test('row 3: the notice of a stored mail makes a job that fetches it', async () => {
    const url = `${app.world.env.MAILGUN_URL}/v3/domains/x/messages/1`;
    const more = await added(async () => expect(await app.post(notice(url))).toBe(codeOf(3)));
    expect(more).toEqual({ jobs: 1, tokens: 1 });
    const [job] = await app.sql`select name from jobs order by created_at desc, id desc limit 1`;
    expect(job?.name).toBe('email-arrives/fetch');
  });

  test('row 4: the same notice again makes no second job', async () => {
    const url = `${app.world.env.MAILGUN_URL}/v3/domains/x/messages/2`;
    const token = newToken();
    expect(await app.post(notice(url, { token }))).toBe(200);
    const more = await added(async () => {
      expect(await app.post(notice(url, { token }))).toBe(codeOf(4));
      expect(await app.post(notice(url))).toBe(codeOf(4));
    });
    expect(more).toEqual({ tokens: 1 });
  });

  test('row 5: a mail to an alias that nobody has leaves a line in quarantine, and none of its words', async () => {
    const recipient = 'nobody.abcdefghjkmn@in.aftersale.example';
    const post = forward({ text: 'canary-of-the-quarantine' }, { recipient, files: [picture] });
    const more = await added(async () => expect(await app.post(post)).toBe(codeOf(5)));
    expect(more).toEqual({ quarantine: 1 });
    const [line] = await app.sql`select recipient, reason, about::text from quarantine where recipient = ${recipient}`;
    expect(line).toMatchObject({ recipient, reason: 'unknown-alias' });
    expect(JSON.stringify(line)).not.toContain('canary');
  });

  test('row 6: a mail to an alias that is switched off, or of a shop that has left, is quarantined', async () => {
    const off = await app.addShop();
    const left = await app.addShop();
    await app.sql`update aliases set state = 'disabled' where address = ${off.alias}`;
    await app.sql`update shops set uninstalled_at = now() where shop_id = ${left.shop.id}`;
    const more = await added(async () => {
      expect(await app.post(forward({}, { recipient: off.alias }))).toBe(codeOf(6));
      expect(await app.post(forward({}, { recipient: left.alias }))).toBe(codeOf(6));
    });
    expect(more).toEqual({ quarantine: 2 });
  });

  test('row 7: a mail without a signature, or with a wrong one, leaves nothing', async () => {
    const more = await added(async () => {
      expect(await app.post(multipartRequest([...fieldParts(forwardFields({}, app.alias)), picture]))).toBe(codeOf(7));
      expect(await app.post(forward({}, { key: 'another-key', files: [picture] }))).toBe(codeOf(7));
      const basic = forward({}, { key: 'another-key' });
      basic.headers.set('authorization', `Basic ${Buffer.from('api:anything').toString('base64')}`);
      expect(await app.post(basic)).toBe(codeOf(7));
    });
    expect(more).toEqual({});
  });

  test('row 8: a signature of more than a day ago, or of the future, leaves nothing; one of eight hours ago is taken', async () => {
    const hours = (count: number) => new Date(app.clock.now().getTime() + count * 3_600_000);
    const more = await added(async () => {
      expect(await app.post(forward({}, { at: hours(-25), files: [picture] }))).toBe(codeOf(8));
      expect(await app.post(forward({}, { at: hours(1), files: [picture] }))).toBe(codeOf(8));
    });
    expect(more).toEqual({});
    expect(await app.post(forward({}, { at: hours(-8) }))).toBe(200);
  });

  test('row 9: a token that another mail has used up is refused, though its signature holds', async () => {
    const token = newToken();
    expect(await app.post(forward({ text: 'the real mail' }, { token }))).toBe(200);
    const more = await added(async () => {
      expect(await app.post(forward({ text: 'another body' }, { token, files: [picture] }))).toBe(codeOf(9));
    });
    expect(more).toEqual({});
  });

  test('row 9: a token is for one recipient, so it does not open the door of another shop', async () => {
    const other = await app.addShop();
    const mail = { messageId: newMessageId(), text: 'to both' };
    const token = newToken();
    expect(await app.post(forward(mail, { token }))).toBe(200);
    expect(await app.post(forward(mail, { token, recipient: other.alias }))).toBe(codeOf(9));
  });

  test('row 10: a form without a recipient, and what is no form, leave nothing', async () => {
    const { recipient: _recipient, ...fields } = forwardFields({}, app.alias);
    const signed = signature(app.clock.now(), KEY, newToken());
    const more = await added(async () => {
      expect(await app.post(multipartRequest([...fieldParts({ ...fields, ...signed }), picture]))).toBe(codeOf(10));
      const json = new Request('http://127.0.0.1/inbound/mailgun', { method: 'POST', body: '{"recipient":"x"}' });
      expect(await app.post(json)).toBe(codeOf(10));
    });
    expect(more).toEqual({});
  });

  test('row 11: a body over the limit is refused however it counts itself, and nothing stays staged', async () => {
    const big = { ...picture, value: Buffer.alloc(30_000_000, 'x') };
    const more = await added(async () => expect(await app.post(forward({}, { files: [big] }))).toBe(codeOf(11)));
    expect(more).toEqual({});
  });

  test('row 12: broken MIME is kept as far as it can be read', async () => {
    const raw = Buffer.from('From broken\r\nContent-Type: multipart/mixed; boundary=never\r\n\r\nStill words in here');
    const post = mimePost(raw, { recipient: app.alias, key: KEY, at: app.clock.now() });
    const more = await added(async () => expect(await app.post(post)).toBe(codeOf(12)));
    expect(more).toMatchObject({ mails: 1, jobs: 1 });
    const [mail] = await app.sql`select text from mails order by received_at desc, id desc limit 1`;
    expect(mail?.text).toContain('Still words in here');
  });

  test('row 13: with the database down the mail is refused for now, and its token is good when it comes back', async () => {
    const token = newToken();
    const mail = { messageId: newMessageId() };
    const down = makeWorld('postgres://nobody@127.0.0.1:2/none', { STORAGE_DIR: app.world.env.STORAGE_DIR });
    const more = await added(async () => {
      setWorld({ ...down, clock: app.clock.now });
      expect(await app.post(forward(mail, { token, files: [picture] }))).toBe(codeOf(13));
    });
    expect(more).toEqual({});
    setWorld(app.world);
    expect(await app.post(forward(mail, { token, files: [picture] }))).toBe(200);
    await down.db.close();
  });

  test('row 13: with the file store down the mail is refused for now', async () => {
    const noStore = makeWorld(app.database.url, { STORAGE_DIR: '/dev/null/nowhere' });
    const more = await added(async () => {
      setWorld({ ...noStore, clock: app.clock.now });
      expect(await app.post(forward({}, { files: [picture] }))).toBe(codeOf(13));
    });
    expect(more).toEqual({});
    await noStore.db.close();
  });

  test('row 14: with the queue down the mail is ours all the same, and the sweeper hands its job over later', async () => {
    const noQueue = makeWorld(app.database.url, { QSTASH_URL: CLOSED, STORAGE_DIR: app.world.env.STORAGE_DIR });
    const text = 'while the queue was down';
    setWorld({ ...noQueue, clock: app.clock.now });
    expect(await app.post(forward({ text }))).toBe(codeOf(14));
    await noQueue.db.close();
    const [job] = await app.sql<{ id: string; status: string }[]>`
      select j.id, j.status from jobs j join mails m on m.id = (j.payload->>'mailId')::uuid where m.text = ${text}`;
    expect(job?.status).toBe('due');
    expect(app.waiting().some((entry) => entry.jobId === job?.id)).toBe(false);
    app.clock.advance(180);
    await sweepJobs(app.world);
    expect(app.waiting().some((entry) => entry.jobId === job?.id)).toBe(true);
  });

  test('row 15: another method than POST is refused', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await callAction(action, new Request('http://127.0.0.1/inbound/mailgun', { method }));
      expect([answer.status, answer.headers.get('allow')]).toEqual([codeOf(15), 'POST']);
    }
    // Remix gives a GET to the loader.
    expect(loader().status).toBe(codeOf(15));
  });
});

describe('what Mailgun makes of the answers', () => {
  type Delivery = { state: string; attempts: { status: number | null }[]; messageId: string };
  const deliveries = async (id: string) =>
    (await look<Delivery[]>(app.standIns.mailgun.url, 'inbound')).filter(({ messageId }) => messageId === id);

  test('a mail that failed at first comes again by itself, with its token or a fresh one, and is kept once', async () => {
    app.clock.toRealTime();
    const { mailgun } = app.standIns;
    for (const [id, fault] of [
      ['retry-1@example.com', null],
      ['retry-2@example.com', { kind: 'same-token' }],
    ] as const) {
      const down = makeWorld('postgres://nobody@127.0.0.1:2/none', { STORAGE_DIR: app.world.env.STORAGE_DIR });
      setWorld(down);
      const raw = writeMail({ messageId: id }, app.alias).toString('latin1');
      await tell(mailgun.url, 'inbound', { raw, recipient: app.alias, wait: true });
      setWorld(app.world);
      await down.db.close();
      if (fault) await tell(mailgun.url, 'faults', fault);
      await tell(mailgun.url, 'retry-now');
      const [delivery] = await deliveries(id);
      expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 200]);
      const [kept] = await app.sql`select count(*)::int as count from mails where envelope->>'messageId' = ${id}`;
      expect(kept?.count).toBe(1);
    }
  });

  test('a mail that no alias takes does not come again', async () => {
    const raw = writeMail({ messageId: 'stopped@example.com' }, app.alias).toString('latin1');
    await tell(app.standIns.mailgun.url, 'inbound', { raw, recipient: 'gone@in.aftersale.example', wait: true });
    const [delivery] = await deliveries('stopped@example.com');
    expect(delivery).toMatchObject({ state: 'stopped', attempts: [{ status: 406 }] });
  });
});
