import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALIAS, ANN, DOMAIN, field, plainMail, type Setup, setUp, until } from './mailgun-setup.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

describe("the app's answers", () => {
  test('200 ends it, 406 ends it, everything else is tried again with another token', async () => {
    await setup.restart({ timeScale: 60_000 });
    for (const [answers, state, tries] of [
      [[200], 'done', 1],
      [[406], 'stopped', 1],
      [[500, 302, 204, 404, 200], 'done', 5],
    ] as const) {
      setup.app.received.length = 0;
      setup.app.answers.push(...answers);
      await setup.control('/__standin/inbound', { raw: plainMail(), recipient: ALIAS });
      await until(async () => (await setup.control('/__standin/inbound')).at(-1).state === state, state);
      expect(setup.app.received).toHaveLength(tries);
      expect(new Set(setup.app.received.map((post) => field(post, 'token'))).size).toBe(tries);
    }
  });

  test('after six retries Mailgun gives up', async () => {
    await setup.restart({ timeScale: 6_000_000 });
    setup.app.answers.push(...Array(10).fill(500));
    await setup.control('/__standin/inbound', { raw: plainMail(), recipient: ALIAS });
    await until(async () => (await setup.control('/__standin/inbound'))[0].state === 'gave-up', 'the end');
    expect(setup.app.received).toHaveLength(7);
  });

  test('a pending retry survives a restart, and so does everything else', async () => {
    const { dataDir } = setup;
    await setup.restart({ dataDir });
    setup.app.answers.push(500);
    await setup.control('/__standin/inbound', { raw: plainMail(), recipient: ALIAS, wait: true });
    await setup.client().messages.create(DOMAIN, { from: 'a@b.example', to: 'ann@example.com', text: 'kept' });
    await until(async () => (await setup.messagesOf('ann@example.com')).length === 2, 'the mail');
    await setup.restart({ dataDir });
    expect(await setup.messagesOf('ann@example.com')).toHaveLength(2);
    const [delivery] = await setup.control('/__standin/retry-now', {});
    expect(delivery).toMatchObject({ state: 'done', attempts: [{ status: 500 }, { status: 200 }] });
  });

  test('a post can come twice, out of order, and with the token of the try before', async () => {
    await setup.control('/__standin/faults', { kind: 'duplicate' });
    await setup.control('/__standin/inbound', { raw: plainMail('twice'), recipient: ALIAS, wait: true });
    expect(setup.app.received).toHaveLength(2);
    await setup.control('/__standin/faults', { kind: 'reorder' });
    await setup.control('/__standin/inbound', { raw: plainMail('first'), recipient: ALIAS, wait: true });
    await setup.control('/__standin/inbound', { raw: plainMail('second'), recipient: ALIAS, wait: true });
    await until(() => setup.app.received.length === 4, 'both');
    expect([setup.at(2), setup.at(3)].map((post) => field(post, 'stripped-text'))).toEqual(['second', 'first']);
    setup.app.answers.push(500);
    await setup.control('/__standin/faults', { kind: 'same-token' });
    await setup.control('/__standin/inbound', { raw: plainMail('again'), recipient: ALIAS, wait: true });
    await setup.control('/__standin/retry-now', {});
    expect(field(setup.at(5), 'token')).toBe(field(setup.at(4), 'token'));
  });

  test('a 5xx or a lost answer of the sending API leaves it open whether the mail went out', async () => {
    const letter = { from: 'a@b.example', to: 'ann@example.com', text: 'x' };
    await setup.control('/__standin/faults', { kind: 'status', status: 500, path: '/messages' });
    await expect(setup.client().messages.create(DOMAIN, letter)).rejects.toMatchObject({ status: 500 });
    expect(await setup.control('/__standin/sent')).toHaveLength(0);
    await setup.control('/__standin/faults', { kind: 'reset-after', path: '/messages' });
    await expect(setup.client().messages.create(DOMAIN, letter)).rejects.toThrow();
    expect(await setup.control('/__standin/sent')).toHaveLength(1);
  });
});

describe('the mailbox', () => {
  test('joins a conversation by ids alone, also when an ancestor is missing, and never by subject', async () => {
    const letter = { from: ANN, to: ALIAS, subject: 'My bowl', text: 'x' };
    const first = await setup.control('/__standin/mailbox/send', letter);
    await setup.control('/__standin/mailbox/send', letter);
    const common = { from: 'a@b.example', to: ANN.address, text: 'answer', subject: 'Something else' };
    await setup.client().messages.create(DOMAIN, { ...common, 'h:In-Reply-To': `<${first.messageId}>` });
    await setup.client().messages.create(DOMAIN, { ...common, 'h:References': '<unknown@x>' });
    await setup.client().messages.create(DOMAIN, { ...common, 'h:References': '<unknown@x> <also-unknown@x>' });
    await until(async () => (await setup.messagesOf('ann@example.com')).length === 5, 'five mails');
    const messages = await setup.messagesOf('ann@example.com');
    const groups = Map.groupBy<string, { conversation: string }>(messages, ({ conversation }) => conversation);
    expect([...groups.values()].map((group) => group.length).sort()).toEqual([1, 2, 2]);
  });

  test('a mail among customers does not reach the app; one that the app sends to its own alias comes back by the route', async () => {
    await setup.control('/__standin/mailbox/send', { from: ANN, to: 'bob@example.com', subject: 'Hi', text: 'x' });
    expect(await setup.messagesOf('bob@example.com')).toHaveLength(1);
    await setup.client().messages.create(DOMAIN, { from: 'a@mail.aftersale.example', to: ALIAS, text: 'loop' });
    await until(() => setup.app.received.some(({ path }) => path === '/inbound'), 'the loop');
    expect(setup.app.received.filter(({ path }) => path === '/inbound')).toHaveLength(1);
  });

  test('a page with its styles and scripts is served, and an HTML attachment cannot run on its origin', async () => {
    const page = await (await fetch(`${setup.url()}/mailbox`)).text();
    for (const [, path] of page.matchAll(/(?:href|src)="(\/mailbox\/[^"]+)"/g)) {
      expect((await fetch(setup.url() + path)).status).toBe(200);
    }
    const attachments = [
      { filename: 'x.html', contentType: 'text/html', base64: Buffer.from('<script>1</script>').toString('base64') },
    ];
    const { key } = await setup.control('/__standin/mailbox/send', {
      from: ANN,
      to: ALIAS,
      subject: 'S',
      text: 'T',
      attachments,
    });
    const file = await fetch(`${setup.url()}/mailbox/attachments/${key}/0`);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('content-disposition')).toContain('attachment');
  });
});
