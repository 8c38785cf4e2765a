import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { forwardFields, mimePost, newMessageId, newToken, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld } from '#tests/support/app-world.ts';
import { makeWorld } from '#tests/support/factories.ts';
import { type FormPart, fieldParts, multipartRequest, signature } from '#tests/support/mailgun-request.ts';
import { setWorld } from '#tests/support/serve-routes.ts';
import { cuttableDatabase } from './cut-connection.ts';

const KEY = 'mailgun-signing-key';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => setWorld(app.world));

const picture: FormPart = { name: 'attachment-1', value: 'PNG', filename: 'door.png', type: 'image/png' };

function forward(mail: Parameters<typeof forwardFields>[0], recipient = app.alias): Request {
  const signed = signature(app.clock.now(), KEY, newToken());
  return multipartRequest([...fieldParts({ ...forwardFields(mail, recipient), ...signed }), picture]);
}

type Kept = { mails: number; jobs: number; keys: string[] };

/** What is there of a mail: its rows, its jobs, and the keys of its files. */
async function keptOf(messageId: string): Promise<Kept> {
  const [row] = await app.sql<Kept[]>`
    with mine as (select * from mails where envelope->>'messageId' = ${messageId})
    select (select count(*)::int from mine) as mails,
           (select count(*)::int from jobs where payload->>'mailId' in (select id::text from mine)) as jobs,
           array(select storage_key from attachments where mail_id in (select id from mine)) as keys`;
  if (!row) throw new Error('no row');
  return row;
}

async function readFileOf(key: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of app.world.files.read(key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('a mail comes twice', () => {
  test('twenty deliveries of one mail at once are all answered 200 and make one row, one file and one job', async () => {
    const messageId = newMessageId();
    const before = await app.storedFiles();
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.post(forward({ messageId }))));
    expect(answers).toEqual(Array.from({ length: 20 }, () => 200));
    const kept = await keptOf(messageId);
    expect(kept).toMatchObject({ mails: 1, jobs: 1 });
    expect(kept.keys).toHaveLength(1);
    expect(await readFileOf(kept.keys[0] ?? '')).toBe('PNG');
    expect(await app.storedFiles()).toBe(before + 1);
  });

  test('one mail to two shops is kept once in each, however often it comes', async () => {
    const messageId = newMessageId();
    const other = await app.addShop();
    for (const alias of [app.alias, other.alias, app.alias, other.alias]) {
      expect(await app.post(forward({ messageId }, alias))).toBe(200);
    }
    const rows = await app.sql`select shop_id from mails where envelope->>'messageId' = ${messageId} order by shop_id`;
    expect(rows.map((row) => Number(row.shop_id))).toEqual([app.shop.id, other.shop.id].sort((a, b) => a - b));
  });

  test('another mail that reuses a Message-ID is kept too', async () => {
    const messageId = newMessageId();
    expect(await app.post(forward({ messageId, text: 'first' }))).toBe(200);
    expect(await app.post(forward({ messageId, text: 'second' }))).toBe(200);
    expect((await keptOf(messageId)).mails).toBe(2);
  });

  test('a mail to the alias with something behind a plus, in capitals, belongs to the alias', async () => {
    const messageId = newMessageId();
    expect(await app.post(forward({ messageId }, app.alias.replace('@', '+ABC123@').toUpperCase()))).toBe(200);
    expect((await keptOf(messageId)).mails).toBe(1);
  });
});

describe('the connection to the database breaks in the middle', () => {
  const STATEMENTS = ['begin', 'alias', 'mail', 'file', 'job', 'commit'];
  const cuts = STATEMENTS.flatMap((name, index) => [
    { name, at: index + 1, how: 'before' as const },
    { name, at: index + 1, how: 'after' as const },
  ]);

  test.each(cuts)(
    '$how the statement $at ($name): the mail is refused for now, and whole when it comes again',
    async ({ at, how }) => {
      const database = await cuttableDatabase(app.database.url);
      let count = Number.NEGATIVE_INFINITY;
      const world = makeWorld(
        database.url,
        { DATABASE_POOL: '1', STORAGE_DIR: app.world.env.STORAGE_DIR },
        {
          clock: app.clock.now,
          onStatement: () => {
            count += 1;
            if (count !== at) return;
            if (how === 'before') database.cutBefore();
            else database.cutAfter();
          },
        },
      );
      world.db.publish = app.world.db.publish;
      setWorld(world);
      try {
        // Statements are prepared once for each connection; from here on each is one round trip.
        expect(await app.post(forward({ text: 'to warm up' }))).toBe(200);
        const messageId = newMessageId();
        const files = await app.storedFiles();
        count = 0;
        expect(await app.post(forward({ messageId }))).toBe(503);
        expect(count).toBeGreaterThanOrEqual(at);
        count = Number.NEGATIVE_INFINITY;

        const first = await keptOf(messageId);
        expect(first.mails).toBe(at === STATEMENTS.length && how === 'after' ? 1 : 0);
        expect(await app.storedFiles(), 'nothing is left over').toBe(files + first.keys.length);

        expect(await app.post(forward({ messageId }))).toBe(200);
        const kept = await keptOf(messageId);
        expect(kept).toMatchObject({ mails: 1, jobs: 1 });
        expect(kept.keys).toHaveLength(1);
        expect(await readFileOf(kept.keys[0] ?? '')).toBe('PNG');
        expect(await app.storedFiles()).toBe(files + 1);
      } finally {
        await world.db.close();
        await database.close();
      }
    },
  );

  test('a job whose commit was answered by nobody is found by the sweeper', async () => {
    await app.runDue();
    app.clock.advance(300);
    await sweepJobs(app.world);
    await app.runDue();
    const [left] =
      await app.sql`select count(*)::int as count from jobs where status <> 'done' and name = 'email-arrives/file'`;
    expect(left?.count).toBe(0);
  });
});

describe('what a mail costs', () => {
  async function statementsOfOne(): Promise<string[]> {
    await app.post(forward({ text: `warm ${newMessageId()}` }));
    app.statements.length = 0;
    expect(await app.post(forward({ text: `counted ${newMessageId()}` }))).toBe(200);
    return [...app.statements];
  }

  test('a mail with a file is six statements with BEGIN and COMMIT, the same among 10,000 aliases', async () => {
    const few = await statementsOfOne();
    expect(few).toHaveLength(6);
    expect([few[0]?.trim(), few.at(-1)]).toEqual(['begin', 'commit']);
    await app.sql`
      insert into aliases (address, shop_id, created_at)
      select 'other' || n || '.' || md5(n::text) || '@in.aftersale.example', ${app.shop.id}, now() from generate_series(1, 10000) n`;
    const many = await statementsOfOne();
    expect(many).toEqual(few);
  });

  test('a mail without files is five statements, and so is one that was here before', async () => {
    const raw = () =>
      mimePost(writeMail({ messageId: 'counted@example.com', date: new Date(0) }, app.alias), {
        recipient: app.alias,
        key: KEY,
        at: app.clock.now(),
      });
    app.statements.length = 0;
    expect(await app.post(raw())).toBe(200);
    expect(app.statements).toHaveLength(5);
    app.statements.length = 0;
    expect(await app.post(raw())).toBe(200);
    expect(app.statements).toHaveLength(4);
  });
});
