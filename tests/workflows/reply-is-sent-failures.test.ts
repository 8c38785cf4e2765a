import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { type AppWorld, startAppWorld, tell } from '#tests/support/app-world.ts';
import { CLOSED } from '#tests/support/factories.ts';
import { mailerFor, replies } from './reply-is-sent-support.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

let app: AppWorld;
let by: ReturnType<typeof replies>;
beforeAll(async () => {
  app = await startAppWorld();
  by = replies(app);
});
afterAll(() => app.close());
beforeEach(() => {
  app.world.mailer = mailerFor(app, { timeout: 400 });
});
afterEach(async () => {
  await tell(app.standIns.mailgun.url, 'log-lag', { seconds: 0 });
  app.waiting().splice(0);
});

const settle = (threadId: string, sendId: string, sent: boolean) =>
  app.act(threadId, { intent: 'settle-send', sendId, sent });

describe('the provider certainly did not take it', () => {
  test.each([
    ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'Retry-After': '7' } }],
    ['401, a key that was changed', { kind: 'status', status: 401, body: 'Forbidden' }],
  ])('%s: it waits and leaves once', async (_name, fault) => {
    const { from, threadId } = await by.aboutToLeave();
    await by.fault({ ...fault, times: 2 });
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['again']);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'queued' });
    await app.runFor(30 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent', error: null });
    expect(await by.sentTo(from)).toHaveLength(1);
    expect(await by.verbs(threadId)).toEqual(['reply.approved', 'reply.sent']);
  });

  test('400: it has failed, a person sees it, and can send it again with other words', async () => {
    const { from, threadId, send } = await by.aboutToLeave();
    await by.fault({ kind: 'status', status: 400, body: { message: 'to parameter is not a valid address' } });
    expect((await app.runDue()).map(({ kind }) => kind)).toEqual(['done']);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'failed' });
    expect(await by.thread(threadId)).toMatchObject({ send_state: 'failed', status: 'open' });
    await app.runFor(DAY);
    expect(await by.sentTo(from)).toEqual([]);
    expect(await settle(threadId, send.id, false)).toMatchObject({ ok: true });
    expect(await by.approve(threadId, 'Other words')).toMatchObject({ ok: true });
    await app.runFor(11);
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('it is down for a day: the reply waits, nobody does anything, and it leaves once when the provider is back', async () => {
    const { from, threadId } = await by.aboutToLeave();
    app.world.mailer = mailerFor(app, { url: CLOSED });
    const outcomes = await app.runFor(DAY);
    expect(outcomes.length).toBeGreaterThan(20);
    expect(outcomes.every(({ kind }) => kind === 'again')).toBe(true);
    const [job] =
      await app.sql`select status, error_code from jobs where payload->>'sendId' = ${(await by.sendOf(threadId)).id}`;
    expect(job).toEqual({ status: 'due', error_code: 'mail-down' });
    app.world.mailer = mailerFor(app, {});
    await app.runFor(61 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('a reply that waits for the provider can still be called back', async () => {
    const { from, threadId, send } = await by.aboutToLeave();
    app.world.mailer = mailerFor(app, { url: CLOSED });
    await app.runDue();
    expect(await app.act(threadId, { intent: 'undo', sendId: send.id })).toMatchObject({ ok: true });
    app.world.mailer = mailerFor(app, {});
    await app.runFor(DAY);
    expect(await by.sentTo(from)).toEqual([]);
  });
});

describe('nobody knows whether the provider took it', () => {
  const accepted = [
    ['hangs after accepting', { kind: 'hang-after' }],
    ['cuts the connection after accepting', { kind: 'reset-after' }],
  ] as const;

  test.each(accepted)('it %s: its log knows, and the reply has left once', async (_name, fault) => {
    const { from, threadId } = await by.aboutToLeave();
    await by.fault(fault);
    await app.runDue();
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'unknown' });
    expect(await by.thread(threadId)).toMatchObject({ send_state: 'unknown' });
    await app.runFor(5 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.thread(threadId)).toMatchObject({ send_state: 'none', status: 'waiting' });
    expect(await by.sentTo(from)).toHaveLength(1);
    expect(await by.verbs(threadId)).toEqual(['reply.approved', 'reply.unknown', 'reply.sent']);
  });

  test('its log lags: absence counts for nothing in the meantime, and the reply is not sent again', async () => {
    const { from, threadId } = await by.aboutToLeave();
    await by.fault({ kind: 'reset-after' });
    await tell(app.standIns.mailgun.url, 'log-lag', { seconds: 3600 });
    await app.runFor(20 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'unknown' });
    await tell(app.standIns.mailgun.url, 'log-lag', { seconds: 0 });
    await app.runFor(5 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('a clock of ours that is ten minutes ahead does not hide what its log knows', async () => {
    const { threadId } = await by.aboutToLeave();
    await app.runDue();
    const { rfc_message_id: id } = await by.sendOf(threadId);
    const ahead = new Date(Date.now() + 10 * MINUTE * 1000);
    expect(await app.world.mailer.find(id, ahead)).toMatch(/accepted|delivered/);
    expect(await app.world.mailer.find(`other-${id}`, ahead)).toBe('absent');
  });

  test('its log cannot be asked either: the question is asked again until there is an answer', async () => {
    const { from, threadId } = await by.aboutToLeave();
    await by.fault({ kind: 'reset-after' });
    await app.runDue();
    app.world.mailer = mailerFor(app, { url: CLOSED });
    const outcomes = await app.runFor(DAY);
    expect(outcomes.every(({ kind }) => kind === 'again')).toBe(true);
    app.world.mailer = mailerFor(app, {});
    await app.runFor(61 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test.each([
    ['answers 500', { kind: 'status', status: 500 }],
    ['cuts the connection before it took anything', { kind: 'reset' }],
    ['never answers and took nothing', { kind: 'hang' }],
  ])(
    'it %s: absent for 30 minutes, a person is asked; their no makes it a draft again, which leaves once',
    async (_name, fault) => {
      const { from, threadId, send } = await by.aboutToLeave();
      await by.fault(fault);
      await app.runFor(29 * MINUTE);
      expect(app.waiting().length, 'the log is still asked').toBe(1);
      await app.runFor(DAY);
      expect(app.waiting()).toEqual([]);
      expect(await by.sendOf(threadId)).toMatchObject({ state: 'unknown' });
      expect(await by.sentTo(from), 'it is never sent again by itself').toEqual([]);
      expect(await settle(threadId, send.id, false)).toMatchObject({ ok: true });
      expect(await by.thread(threadId)).toMatchObject({
        send_state: 'none',
        draft_state: 'ready',
        status: 'open',
        message_count: 1,
      });
      expect(await settle(threadId, send.id, true)).toMatchObject({ ok: false, code: 'conflict' });
      await by.approve(threadId);
      await app.runFor(11);
      expect(await by.sentTo(from)).toHaveLength(1);
    },
  );

  test('a person’s yes settles it under their own name, and a second word comes too late', async () => {
    const { from, threadId, send } = await by.aboutToLeave();
    await by.fault({ kind: 'status', status: 502 });
    await app.runFor(40 * MINUTE);
    expect(await settle(threadId, send.id, true)).toMatchObject({ ok: true });
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.thread(threadId)).toMatchObject({ send_state: 'none', status: 'waiting' });
    const [line] =
      await app.sql`select actor_kind, actor_id from events where thread_id = ${threadId} and verb = 'reply.sent'`;
    expect(line).toEqual({ actor_kind: 'staff', actor_id: app.agent.id });
    expect(await settle(threadId, send.id, false)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await settle(threadId, send.id, true)).toMatchObject({ ok: false, code: 'conflict' });
    await app.runFor(DAY);
    expect(await by.sentTo(from)).toEqual([]);
  });

  test('the run dies after the provider took it: the next run asks the log and does not send again', async () => {
    const { from, threadId } = await by.aboutToLeave();
    const real = app.world.mailer;
    const [job] = app.waiting();
    app.world.mailer = {
      ...real,
      async send(mail) {
        await real.send(mail);
        return new Promise(() => {}); // the process is gone
      },
    };
    void app.runDue();
    for (let waited = 0; (await by.sentTo(from)).length === 0 && waited < 200; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    app.world.mailer = real;
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sending' });
    const undo = await app.act(threadId, { intent: 'undo', sendId: (await by.sendOf(threadId)).id });
    expect(undo).toMatchObject({ ok: false, code: 'conflict' });
    app.clock.advance(5 * MINUTE);
    await sweepJobs(app.world);
    expect(app.waiting().map(({ jobId }) => jobId)).toContain(job?.jobId);
    await app.runFor(5 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('a job that is delivered ten times at once sends one mail', async () => {
    const { from } = await by.aboutToLeave();
    const [job] = app.waiting();
    if (!job) throw new Error('no job');
    app.waiting().push(...Array.from({ length: 9 }, () => job));
    await Promise.all(Array.from({ length: 10 }, () => app.runDue()));
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('a mailbox that is full for now is no failure: the provider goes on trying', async () => {
    const { from, threadId } = await by.aboutToLeave();
    await by.fault({ kind: 'reset-after' });
    await tell(app.standIns.mailgun.url, 'faults', { kind: 'bounce', severity: 'temporary', recipient: from });
    await app.runFor(5 * MINUTE);
    expect(await by.sendOf(threadId)).toMatchObject({ state: 'sent' });
    expect(await by.verbs(threadId)).not.toContain('reply.failed');
  });
});
