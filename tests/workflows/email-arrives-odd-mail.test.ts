import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CUSTOMER, mimePost, newMessageId, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, look, startAppWorld, tell } from '#tests/support/app-world.ts';

const BODY_LIMIT = 4_500_000;

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld({ bodyLimit: BODY_LIMIT });
});
afterAll(() => app.close());

type Shown = { text: string; subject: string; from_address: string; draft_state: string; references: string[] };

/** A mail of these bytes, through the door and filed. @returns what a person then sees of it. */
async function arrive(raw: Buffer): Promise<Shown> {
  const post = mimePost(raw, { recipient: app.alias, key: 'mailgun-signing-key', at: app.clock.now() });
  expect(await app.post(post)).toBe(200);
  const outcomes = await app.runDue();
  expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
  const [shown] = await app.sql<Shown[]>`
    select m.text, m.from_address, m.references, t.subject, t.draft_state from messages m join threads t on t.id = m.thread_id
    order by m.at desc, m.id desc limit 1`;
  if (!shown) throw new Error('nothing was filed');
  return shown;
}

describe('a mail that is not as it should be is stored, filed and readable', () => {
  test('broken MIME', async () => {
    const raw =
      'From: ann@example.com\r\nContent-Type: multipart/mixed; boundary="never"\r\n\r\n--other\r\n\r\nWords all the same';
    expect((await arrive(Buffer.from(raw))).text).toContain('Words all the same');
  });

  test('an unknown charset', async () => {
    const head = 'From: ann@example.com\r\nSubject: Hi\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\n';
    expect((await arrive(Buffer.from(`${head}Plain words stay`))).text).toBe('Plain words stay');
  });

  test('eight-bit text of an old charset keeps its letters', async () => {
    const head =
      'From: ann@example.com\r\nSubject: Hi\r\nContent-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
    const body = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect((await arrive(Buffer.concat([Buffer.from(head), body]))).text).toBe('Привет');
  });

  test('no Message-ID', async () => {
    const shown = await arrive(writeMail({ messageId: null, text: 'No id at all' }, app.alias));
    expect(shown).toMatchObject({ text: 'No id at all', draft_state: 'ready' });
  });

  test('no From', async () => {
    const shown = await arrive(Buffer.from('Subject: Who am I\r\n\r\nWords of nobody'));
    expect(shown).toMatchObject({ text: 'Words of nobody', from_address: '' });
  });

  test('NUL bytes, lone surrogates and control characters', async () => {
    const raw = Buffer.from(
      'From: ann@example.com\r\nSubject: a\u0000b\r\nX-Odd: \u0000\r\n\r\nbefore\u0000after \ud800',
    );
    expect((await arrive(raw)).text).toMatch(/before.after/);
  });

  test('ten thousand References', async () => {
    const references = Array.from({ length: 10_000 }, (_, index) => `ref-${index}@example.com`);
    const shown = await arrive(writeMail({ references, text: 'A long history' }, app.alias));
    expect(shown.text).toBe('A long history');
    expect(shown.references.length).toBeLessThanOrEqual(101);
    expect([shown.references[0], shown.references.at(-1)]).toEqual(['ref-0@example.com', 'ref-9999@example.com']);
  });

  test('a subject of two megabytes', async () => {
    const shown = await arrive(writeMail({ subject: 'Where '.repeat(350_000), text: 'A long subject' }, app.alias));
    expect(shown.text).toBe('A long subject');
    expect(shown.subject.startsWith('Where Where')).toBe(true);
    expect(shown.subject.length).toBeLessThanOrEqual(2000);
    const [mail] = await app.sql<
      { raw_key: string }[]
    >`select raw_key from mails order by received_at desc, id desc limit 1`;
    const { size } = await stat(join(app.world.env.STORAGE_DIR, mail?.raw_key ?? ''));
    expect(size, 'the bytes as received keep it whole').toBeGreaterThan(2_000_000);
  });

  test('an empty mail', async () => {
    expect((await arrive(Buffer.from(`From: ${CUSTOMER}\r\n\r\n`))).text).toBe('');
  });
});

describe('a mail that is larger than the host takes', () => {
  const picture = 'A'.repeat(6_000_000);
  const large = (messageId: string) =>
    [
      `From: Ines <${CUSTOMER}>`,
      `To: ${app.alias}`,
      'Subject: A large picture',
      `Message-ID: <${messageId}>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="edge"',
      '',
      '--edge',
      'Content-Type: text/plain',
      '',
      'See the picture.',
      '--edge',
      'Content-Type: image/png; name="large.png"',
      'Content-Disposition: attachment; filename="large.png"',
      '',
      picture,
      '--edge--',
      '',
    ].join('\r\n');
  const mailgun = () => app.standIns.mailgun.url;
  const bring = (messageId: string, mode: string) =>
    tell(mailgun(), 'inbound', { raw: large(messageId), recipient: app.alias, mode, wait: true, auth: 'pass' });
  const attempts = async (messageId: string) => {
    type Delivery = { messageId: string; attempts: { status: number }[] };
    const all = await look<Delivery[]>(mailgun(), 'inbound');
    return all.find((delivery) => delivery.messageId === messageId)?.attempts.map(({ status }) => status);
  };

  test('does not come through by forward(), and does by store(notify=): a job fetches it with its file', async () => {
    app.clock.toRealTime();
    const [forwarded, stored] = [newMessageId(), newMessageId()];
    await bring(forwarded, 'forward');
    expect(await attempts(forwarded)).toEqual([413]);
    await bring(stored, 'store');
    expect(await attempts(stored)).toEqual([200]);
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    const [mail] = await app.sql`
      select m.text, a.filename, a.size, m.raw_key from mails m join attachments a on a.mail_id = m.id
      where m.envelope->>'messageId' = ${stored}`;
    expect(mail?.filename).toBe('large.png');
    expect(mail?.size).toBeGreaterThanOrEqual(picture.length);
    expect(mail?.text).toContain('See the picture.');
    expect(mail?.raw_key).toMatch(/./);
  });

  test('is waited for while Mailgun is down, and is a dead letter once Mailgun keeps it no longer', async () => {
    const messageId = newMessageId();
    await bring(messageId, 'store');
    await tell(mailgun(), 'faults', { kind: 'status', method: 'GET', path: '/messages/', status: 503, times: 2 });
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['again']);
    expect((await app.runFor(15)).map(({ kind }) => kind)).toEqual(['again']);
    await tell(mailgun(), 'expire-stored');
    const before = await app.storedFiles();
    expect((await app.runFor(60)).map(({ kind }) => kind)).toEqual(['dead']);
    const [job] = await app.sql`select last_error from jobs where status = 'dead'`;
    expect(job?.last_error).toContain('keeps this mail no longer');
    expect(await app.storedFiles()).toBe(before);
    expect(await app.sql`select from mails where envelope->>'messageId' = ${messageId}`).toHaveLength(0);
  });

  test('is kept once, when it is fetched twice', async () => {
    const messageId = newMessageId();
    await bring(messageId, 'store');
    const [job] = await app.sql<
      { id: string }[]
    >`select id from jobs where status = 'due' and name = 'email-arrives/fetch'`;
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    const files = await app.storedFiles();
    await app.sql`update jobs set status = 'due', run_at = now() - interval '1 minute' where id = ${job?.id ?? ''}`;
    await app.world.db.publish([{ jobId: job?.id ?? '', shopId: app.shop.id, runAt: new Date(0) }]);
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['done']);
    expect(await app.sql`select from mails where envelope->>'messageId' = ${messageId}`).toHaveLength(1);
    expect(await app.storedFiles()).toBe(files);
  });
});
