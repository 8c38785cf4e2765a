import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALIAS, basic, DOMAIN, hmac, plainMail, type Setup, setUp, until } from './mailgun-setup.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const logged = async (event: string) => {
  const start = new Date(Date.now() - 60_000);
  return (await setup.client().logs.list({ start, end: new Date(Date.now() + 60_000), events: [event] })).items;
};

describe('sending', () => {
  test('a message is queued under an id in angle brackets, and lies in the mailbox of its recipient', async () => {
    const answer = await setup.client().messages.create(DOMAIN, {
      from: 'Kiln & Clay <support@mail.aftersale.example>',
      to: ['Ann Lee <ann@example.com>'],
      subject: 'Re: Wo bleibt meine Schüssel? 🥣',
      text: 'It left on Tuesday.',
      html: '<p>It left on <b>Tuesday</b>.</p>',
      attachment: [{ data: Buffer.from('%PDF-1.4'), filename: 'Rechnung Größe.pdf', contentType: 'application/pdf' }],
      'h:Message-Id': '<our-own-1@mail.aftersale.example>',
      'h:In-Reply-To': '<a1@example.com>',
      'h:References': '<a0@example.com> <a1@example.com>',
      'h:Reply-To': ALIAS,
      'v:send-id': '42',
      'o:tag': ['reply', 'draft'],
    });
    expect(answer).toMatchObject({
      status: 200,
      id: '<our-own-1@mail.aftersale.example>',
      message: 'Queued. Thank you.',
    });

    await until(async () => (await setup.messagesOf('ann@example.com')).length === 1, 'the mail');
    const messages = await setup.messagesOf('ANN@example.com');
    expect(messages[0]).toMatchObject({
      direction: 'received',
      messageId: 'our-own-1@mail.aftersale.example',
      inReplyTo: ['a1@example.com'],
      references: ['a0@example.com', 'a1@example.com'],
      from: { name: 'Kiln & Clay', address: 'support@mail.aftersale.example' },
      replyTo: [{ name: '', address: ALIAS }],
      subject: 'Re: Wo bleibt meine Schüssel? 🥣',
      text: 'It left on Tuesday.',
      attachments: [{ filename: 'Rechnung Größe.pdf', size: 8 }],
    });
    expect((await setup.control('/__standin/sent'))[0]).toMatchObject({
      to: ['Ann Lee <ann@example.com>'],
      variables: { 'send-id': '42' },
      options: { tag: ['reply', 'draft'] },
    });
  });

  test('the same call twice is two mails, for there is no idempotency key', async () => {
    const letter = { from: 'a@mail.aftersale.example', to: 'ann@example.com', text: 'x', 'h:Message-Id': '<same@x>' };
    await setup.client().messages.create(DOMAIN, letter);
    await setup.client().messages.create(DOMAIN, letter);
    expect(await setup.control('/__standin/sent')).toHaveLength(2);
  });

  test('a wrong key, an unknown domain and missing parameters are refused as Mailgun refuses them', async () => {
    const letter = { from: 'a@mail.aftersale.example', to: 'ann@example.com', text: 'x' };
    await expect(setup.client('wrong').messages.create(DOMAIN, letter)).rejects.toMatchObject({
      status: 401,
      details: 'Forbidden',
    });
    await expect(setup.client().messages.create('other.example', letter)).rejects.toMatchObject({ status: 404 });
    const refusals: [Record<string, string>, string][] = [
      [{ to: 'a@b.example', text: 'x' }, 'from parameter is missing'],
      [{ from: 'a@b.example', text: 'x' }, 'to parameter is missing'],
      [
        { from: 'a@b.example', to: 'nobody', text: 'x' },
        'to parameter is not a valid address. please check documentation',
      ],
      [
        { from: 'a@b.example', to: 'a@b.example' },
        "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified",
      ],
    ];
    for (const [fields, message] of refusals) {
      const body = new URLSearchParams(fields);
      const response = await fetch(`${setup.url()}/v3/${DOMAIN}/messages`, { method: 'POST', body, headers: basic() });
      expect([response.status, await response.json()]).toEqual([400, { message }]);
    }
    expect(await setup.control('/__standin/sent')).toEqual([]);
  });

  test('a finished mail is sent as it is, to the recipients that are named beside it', async () => {
    const answer = await setup
      .client()
      .messages.create(DOMAIN, { to: 'bob@example.com', message: Buffer.from(plainMail()) });
    expect(answer.id).toBe('<a1@example.com>');
    const key = (await setup.control('/__standin/sent'))[0].key;
    expect(await (await fetch(`${setup.url()}/__standin/raw/${key}`)).text()).toBe(plainMail());
  });

  test('a mail in test mode reaches nobody and is logged as delivered with the code 650', async () => {
    await setup.client().messages.create(DOMAIN, {
      from: 'a@b.example',
      to: 'ann@example.com',
      text: 'x',
      'o:testmode': true,
    });
    await until(async () => (await logged('delivered')).length === 1, 'the event');
    expect((await logged('delivered'))[0]?.['delivery-status']?.code).toBe(650);
    expect(await setup.messagesOf('ann@example.com')).toEqual([]);
  });

  test('a message of more than 25 MB is refused', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ from: 'a@b.example', to: 'ann@example.com', text: 'x' }))
      body.set(name, value);
    body.set('attachment', new Blob([new Uint8Array(26 * 1024 * 1024)]), 'big.bin');
    const response = await fetch(`${setup.url()}/v3/${DOMAIN}/messages`, { method: 'POST', body, headers: basic() });
    expect(response.status).toBe(413);
  });
});

describe('the log', () => {
  const send = (id: string) =>
    setup.client().messages.create(DOMAIN, {
      from: 'a@b.example',
      to: 'ann@example.com',
      text: 'x',
      'h:Message-Id': `<${id}>`,
    });

  test('both APIs find a mail by its message id, and not another one', async () => {
    await send('one@x');
    await send('two@x');
    await until(async () => (await logged('delivered')).length === 2, 'both deliveries');
    const filter = {
      AND: [{ attribute: 'message-id', comparator: '=', values: [{ label: 'one@x', value: 'one@x' }] }],
    };
    const end = new Date(Date.now() + 60_000);
    const logs = await setup.client().logs.list({ start: new Date(Date.now() - 60_000), end, filter });
    expect(logs.items.map(({ event }) => event).sort()).toEqual(['accepted', 'delivered']);
    expect(logs.items[0]?.['@timestamp']).toBeInstanceOf(Date);
    const events = await setup.client().events.get(DOMAIN, { 'message-id': 'two@x', event: 'delivered' });
    expect(events.items.map((item) => item.message.headers['message-id'])).toEqual(['two@x']);
  });

  test('lags behind: what was sent just now is not there yet', async () => {
    await setup.control('/__standin/log-lag', { seconds: 60 });
    await send('late@x');
    await until(async () => (await setup.messagesOf('ann@example.com')).length === 1, 'the mail');
    expect((await setup.client().events.get(DOMAIN, { 'message-id': 'late@x' })).items).toEqual([]);
    await setup.control('/__standin/log-lag', { seconds: 0 });
    expect((await setup.client().events.get(DOMAIN, { 'message-id': 'late@x' })).items).toHaveLength(2);
  });

  test('pages through events with the link to the next page', async () => {
    for (const id of ['p1@x', 'p2@x', 'p3@x']) await send(id);
    await until(async () => (await logged('delivered')).length === 3, 'the deliveries');
    const first = await setup.client().events.get(DOMAIN, { event: 'accepted', limit: 2, ascending: 'yes' });
    const second = await setup.client().events.get(DOMAIN, { page: first.pages.next?.page });
    expect([...first.items, ...second.items].map((item) => item.message.headers['message-id'])).toEqual([
      'p1@x',
      'p2@x',
      'p3@x',
    ]);
  });
});

describe('delivery webhooks', () => {
  const events = () =>
    setup.app.received.filter(({ path }) => path === '/events').map(({ body }) => JSON.parse(body.toString('utf8')));

  test('tell of accepted and delivered, signed', async () => {
    await setup
      .client()
      .messages.create(DOMAIN, { from: 'a@b.example', to: 'ann@example.com', text: 'x', 'v:send-id': '7' });
    await until(() => events().length === 2, 'two events');
    expect(events().map((one) => one['event-data'].event)).toEqual(['accepted', 'delivered']);
    const { signature, 'event-data': data } = events()[1];
    expect(signature.signature).toBe(hmac(signature.timestamp + signature.token));
    expect(data).toMatchObject({
      recipient: 'ann@example.com',
      'user-variables': { 'send-id': '7' },
      'delivery-status': { code: 250 },
    });
    expect(data.message.headers['message-id']).not.toContain('<');
  });

  test('tell of a bounce, of a complaint, and come twice or out of order when told to', async () => {
    await setup.control('/__standin/faults', [
      { kind: 'bounce' },
      { kind: 'reorder-event' },
      { kind: 'duplicate-event' },
    ]);
    await setup.client().messages.create(DOMAIN, {
      from: 'a@b.example',
      to: 'gone@example.com',
      text: 'x',
      'h:Message-Id': '<b@x>',
    });
    await until(() => events().length === 3, 'the events');
    expect(events().map((one) => one['event-data'].event)).toEqual(['failed', 'failed', 'accepted']);
    expect(events()[0]['event-data']).toMatchObject({ severity: 'permanent', 'delivery-status': { code: 550 } });
    await setup.control('/__standin/complain', { messageId: 'b@x' });
    await until(() => events().length === 4, 'the complaint');
    expect(events()[3]['event-data']).toMatchObject({ event: 'complained', recipient: 'gone@example.com' });
  });
});

describe('domains', () => {
  test('a new domain is unverified, cannot send, shows its records, and is active once they stand in the DNS', async () => {
    const { domains } = setup.client();
    const created = await domains.create({ name: 'mail.kiln.example', use_automatic_sender_security: true });
    expect(created.state).toBe('unverified');
    expect(created.sending_dns_records?.map((record) => record.record_type)).toEqual([
      'TXT',
      'CNAME',
      'CNAME',
      'CNAME',
    ]);
    const letter = { from: 'a@mail.kiln.example', to: 'ann@example.com', text: 'x' };
    await expect(setup.client().messages.create('mail.kiln.example', letter)).rejects.toMatchObject({ status: 403 });
    expect((await domains.verify('mail.kiln.example')).state).toBe('unverified');
    await setup.control('/__standin/dns', { domain: 'mail.kiln.example', valid: true });
    expect((await domains.get('mail.kiln.example')).state).toBe('unverified');
    expect((await domains.verify('mail.kiln.example')).state).toBe('active');
    expect((await setup.client().messages.create('mail.kiln.example', letter)).status).toBe(200);
    expect((await domains.list()).map(({ name }) => name)).toContain('mail.kiln.example');
    await domains.destroy('mail.kiln.example');
    await expect(domains.get('mail.kiln.example')).rejects.toMatchObject({ status: 404 });
  });
});
