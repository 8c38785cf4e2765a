import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppWorld, startAppWorld } from '#tests/support/app-world.ts';
import { header, replies } from './reply-is-sent-support.ts';

let app: AppWorld;
let by: ReturnType<typeof replies>;
beforeAll(async () => {
  app = await startAppWorld();
  by = replies(app);
});
afterAll(() => app.close());

describe('a reply that a person approved', () => {
  test('leaves once, after the undo window, with our own Message-ID and in the chain of the mail that it answers', async () => {
    const references = ['first@example.com', 'second@example.com'];
    const { from, messageId, threadId } = await by.arrive({
      references,
      inReplyTo: 'second@example.com',
      subject: 'Porto?',
    });
    await by.arrive({ subject: 'Another conversation meanwhile' });
    expect(await by.approve(threadId)).toMatchObject({ ok: true });
    await app.runDue();
    expect(await by.sentTo(from)).toHaveLength(0);
    expect((await by.sendOf(threadId)).state).toBe('queued');

    await app.runFor(11);
    const [mail, ...more] = await by.sentTo(from);
    expect(more).toEqual([]);
    const send = await by.sendOf(threadId);
    expect(send.state).toBe('sent');
    expect(header(mail, 'message-id')).toBe(`<${send.rfc_message_id}>`);
    expect(header(mail, 'in-reply-to')).toBe(`<${messageId}>`);
    expect(header(mail, 'references').split(/\s+/)).toEqual([...references, messageId].map((id) => `<${id}>`));
    const [thread] = await app.sql`select reply_token from threads where id = ${threadId}`;
    expect(header(mail, 'reply-to')).toContain(app.alias.replace('@', `+${thread?.reply_token}@`));
    expect(mail).toMatchObject({ recipients: [from], subject: 'Re: Porto?' });
    expect(await by.thread(threadId)).toMatchObject({ status: 'waiting', send_state: 'none', message_count: 2 });
    expect(await by.verbs(threadId)).toEqual(['reply.approved', 'reply.sent']);
    await app.runFor(7200);
    expect(await by.sentTo(from)).toHaveLength(1);
  });

  test('the customer’s answer to it comes back into the conversation, by its id and by its address', async () => {
    const { from, threadId } = await by.aboutToLeave();
    await app.runDue();
    const [mail] = await by.sentTo(from);
    const id = header(mail, 'message-id').slice(1, -1);
    await app.mail({ from, inReplyTo: id, subject: 'Re: whatever', text: 'Thank you' });
    await app.mail({ from, to: header(mail, 'reply-to'), subject: 'AW: hm', text: 'One more' });
    await app.runDue();
    expect(await by.thread(threadId)).toMatchObject({ status: 'open', message_count: 4 });
  });

  test('approved on two screens at once is one reply', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { from, threadId } = await by.arrive();
      const { id: draftId, text, version } = await app.draft(threadId);
      const approval = { intent: 'approve', draftId, text, version, thenClose: false } as const;
      const answers = await Promise.all([
        app.act(threadId, approval),
        app.act(threadId, approval, { staff: app.owner }),
        app.act(threadId, { ...approval, text: `${text}\n\nPS: Hello` }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toMatchObject({ code: 'conflict' });
      await app.runFor(11);
      expect(await by.sentTo(from)).toHaveLength(1);
    }
  });

  test('with a claim that nothing proves is refused until a person vouches for it, and after a word changed again', async () => {
    const { threadId } = await by.arrive();
    const text = 'Hello,\n\nyou will get 999.99 EUR back.\n\nBest';
    expect(await by.approve(threadId, text)).toMatchObject({ ok: false, code: 'conflict' });
    const { id: draftId, version, state } = await app.draft(threadId);
    expect(state).toBe('ready');
    expect(await app.act(threadId, { intent: 'save-draft', draftId, text, version })).toMatchObject({ ok: true });
    expect((await by.thread(threadId))?.draft_state).toBe('check-claim');
    await by.vouch(threadId, text);
    expect((await by.thread(threadId))?.draft_state).toBe('ready');
    expect(await by.approve(threadId, text.replace('999.99', '1999.99'))).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(await by.approve(threadId, text)).toMatchObject({ ok: true });
  });

  test('is refused once a newer mail is there', async () => {
    const { from, messageId, threadId } = await by.arrive();
    const draft = await app.draft(threadId);
    await app.mail({ from, inReplyTo: messageId, text: 'I have changed my mind' });
    const { id: draftId, text, version } = draft;
    const approval = { intent: 'approve', draftId, text, version, thenClose: false } as const;
    await app.runDue();
    expect(await app.act(threadId, approval)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await app.sql`select from sends where thread_id = ${threadId}`).toHaveLength(0);
  });

  test('leaves as it was approved when a newer mail comes in the undo window; the conversation stays open with a new draft', async () => {
    const { from, messageId, threadId } = await by.aboutToLeave({ text: 'The words that were answered' });
    await app.mail({ from, inReplyTo: messageId, text: 'Words that came later' });
    await app.runDue();
    await app.runFor(11);
    const [mail, ...more] = await by.sentTo(from);
    expect(more).toEqual([]);
    expect(header(mail, 'in-reply-to')).toBe(`<${messageId}>`);
    expect(mail?.text).toContain('> The words that were answered');
    expect(mail?.text).not.toContain('Words that came later');
    expect(await by.thread(threadId)).toMatchObject({ status: 'open', draft_state: 'ready', send_state: 'none' });
  });

  test('closes the conversation once it has left, when that was wished', async () => {
    const { threadId } = await by.arrive();
    await by.approve(threadId, undefined, true);
    expect((await by.thread(threadId))?.status).toBe('open');
    await app.runFor(11);
    expect((await by.thread(threadId))?.status).toBe('closed');
  });

  test('goes to Reply-To where the mail has one, and the draft has no say in it', async () => {
    const { threadId } = await by.arrive({ replyTo: 'desk@example.com' });
    await by.vouch(threadId, 'To: thief@elsewhere.example\nBcc: thief@elsewhere.example\n\nHello there');
    expect(await by.approve(threadId)).toMatchObject({ ok: true });
    await app.runFor(11);
    const [mail] = await by.sentTo('desk@example.com');
    expect(mail?.recipients).toEqual(['desk@example.com']);
    expect(await by.sentTo('thief@elsewhere.example')).toEqual([]);
  });

  test('answers a mail that no order matches', async () => {
    const { from, threadId } = await by.arrive();
    const [thread] = await app.sql`select order_id, match_outcome from threads where id = ${threadId}`;
    expect(thread).toEqual({ order_id: null, match_outcome: 'none' });
    await by.approve(threadId, 'Yes, we do.');
    await app.runFor(11);
    expect((await by.sentTo(from))[0]?.text).toContain('Yes, we do.');
  });

  test('cannot be approved where the mail names nobody to answer to', async () => {
    const { threadId } = await by.arrive();
    await app.sql`update messages set from_address = '' where thread_id = ${threadId}`;
    expect(await by.approve(threadId)).toMatchObject({ ok: false, code: 'invalid' });
  });
});

describe('calling a reply back', () => {
  test('in its window makes it a draft again, and nothing leaves', async () => {
    const { from, threadId } = await by.arrive();
    await by.approve(threadId, 'Words that were called back');
    const { id: sendId } = await by.sendOf(threadId);
    expect(await app.act(threadId, { intent: 'undo', sendId })).toMatchObject({ ok: true });
    await app.runFor(600);
    expect(await by.sentTo(from)).toEqual([]);
    expect(await by.thread(threadId)).toMatchObject({ draft_state: 'ready', send_state: 'none', message_count: 1 });
    expect(await app.draft(threadId)).toMatchObject({ state: 'ready', text: 'Words that were called back' });
    await by.approve(threadId, 'Better words');
    await app.runFor(11);
    expect((await by.sentTo(from)).map(({ text }) => text.split(/\r?\n/)[0])).toEqual(['Better words']);
    expect(await by.verbs(threadId)).toEqual(['reply.approved', 'reply.undone', 'reply.approved', 'reply.sent']);
  });

  test('and sending at the same moment have exactly one outcome, thirty times', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const { from, threadId, send } = await by.aboutToLeave();
      const undo = () => app.act(threadId, { intent: 'undo', sendId: send.id });
      const delayed = async () => {
        await new Promise((resolve) => setTimeout(resolve, round % 10));
        return undo();
      };
      const [answer] = await Promise.all([round % 2 === 0 ? delayed() : undo(), app.runDue()]);
      const mails = await by.sentTo(from);
      const { state } = await by.sendOf(threadId);
      expect([answer.ok, mails.length, state]).toEqual(answer.ok ? [true, 0, 'undone'] : [false, 1, 'sent']);
      outcomes.add(state);
    }
    // Both have to be seen, or the race is none.
    expect([...outcomes].sort()).toEqual(['sent', 'undone']);
  });

  test('after a newer mail does not bring the old draft back beside the new one', async () => {
    const { from, messageId, threadId } = await by.arrive();
    await by.approve(threadId, 'Words of a person');
    const { id: sendId } = await by.sendOf(threadId);
    await app.mail({ from, inReplyTo: messageId, text: 'A newer mail' });
    await app.runDue();
    expect(await app.act(threadId, { intent: 'undo', sendId })).toMatchObject({ ok: true });
    const drafts = await app.sql`select state, edited_by from drafts where thread_id = ${threadId} order by created_at`;
    expect(drafts.map(({ state }) => state)).toEqual(['retired', 'ready']);
    await app.runFor(60);
    expect(await by.sentTo(from)).toEqual([]);
  });

  test('of another conversation’s reply finds nothing', async () => {
    const two = await by.arrive();
    const one = await by.aboutToLeave();
    const answer = await app.act(two.threadId, { intent: 'undo', sendId: one.send.id });
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    expect((await by.sendOf(one.threadId)).state).toBe('queued');
  });
});
