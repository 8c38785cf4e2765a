import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inboxPulse } from '#app/domains/inbox/inbox-pulse.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import { action } from '#app/routes/inbound.mailgun-events.ts';
import { uninstallShop } from '#app/workflows/shop-leaves/uninstall.server.ts';
import { startMailgun } from '#tests/standins/mailgun/start-mailgun.ts';
import { listen } from '#tests/standins/shared/serve.ts';
import { newToken } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld } from '#tests/support/app-world.ts';
import { makeWorld } from '#tests/support/factories.ts';
import { signature } from '#tests/support/mailgun-request.ts';
import { callAction, setWorld } from '#tests/support/serve-routes.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { DELIVERED, eventsFor, FAILED, KEY, post } from './delivery-events-support.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => {
  setWorld(app.world);
  app.waiting().splice(0);
});

/** The code that the table gives for a case. */
function codeOf(row: string): number {
  const table = readFileSync(join(ROOT, 'docs/inbound-codes.md'), 'utf8');
  const code = new RegExp(`^\\| ${row} *\\|[^|]*\\| *(\\d+) *\\|`, 'm').exec(table)?.[1];
  if (!code) throw new Error(`the table has no row ${row}`);
  return Number(code);
}

const { eventBody, tell, reply, stateOf, everything } = eventsFor(() => app);
const pulse = () => app.inShop((tx) => inboxPulse(tx, app.shop));

test('every row of the table has a test here', () => {
  const table = readFileSync(join(ROOT, 'docs/inbound-codes.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (D\d+) *\|/gm)].map((match) => match[1]);
  const source = readFileSync(new URL(import.meta.url).pathname, 'utf8');
  const tested = [...source.matchAll(/^\s*(?:test|test\.each\([^)]*\))\(\s*'row (D\d+):/gm)].map((match) => match[1]);
  expect([...new Set(tested)].sort()).toEqual([...rows].sort());
});

describe('what became of a reply', () => {
  test('row D1: delivered is noted with its time, once in the log, and open screens see that something changed', async () => {
    const sent = await reply('sent');
    const before = await pulse();
    const at = plusSeconds(app.clock.now(), -90);
    expect(await tell(sent.sendId, { data: { ...DELIVERED, timestamp: at.getTime() / 1000 } })).toBe(codeOf('D1'));
    expect(await stateOf(sent)).toMatchObject({ state: 'sent', delivered: true, log: ['reply.delivered'] });
    const [send] =
      await app.sql`select extract(epoch from delivered_at)::float as at from sends where id = ${sent.sendId}`;
    expect(send?.at).toBeCloseTo(at.getTime() / 1000, 2);
    expect(await pulse()).not.toBe(before);
  });

  test.each(['unknown', 'sending', 'queued'] as const)(
    'a reply that is %s and was delivered has been sent, and is not sent again',
    async (state) => {
      const doubted = await reply(state);
      expect(await tell(doubted.sendId)).toBe(200);
      expect(await stateOf(doubted)).toEqual({
        state: 'sent',
        delivered: true,
        status: 'waiting',
        sendState: 'none',
        log: ['reply.sent', 'reply.delivered'],
      });
      await app.runFor(120);
      expect((await stateOf(doubted)).log).toHaveLength(2);
    },
  );

  test.each(['sent', 'unknown', 'sending'] as const)(
    'row D2: a reply that was %s and failed for good is failed, and its conversation is open for a person',
    async (state) => {
      const sent = await reply(state);
      expect(await tell(sent.sendId, { data: FAILED })).toBe(codeOf('D2'));
      expect(await stateOf(sent)).toMatchObject({
        state: 'failed',
        status: 'open',
        sendState: 'failed',
        log: ['reply.failed'],
      });
      const [send] = await app.sql`select error from sends where id = ${sent.sendId}`;
      expect(send?.error).toContain('550');
      expect(send?.error).not.toContain('@');
    },
  );

  test('row D3: a complaint stands in the log once', async () => {
    const sent = await reply();
    expect(await tell(sent.sendId, { data: { event: 'complained' } })).toBe(codeOf('D3'));
    await tell(sent.sendId, { data: { event: 'complained' } });
    expect(await stateOf(sent)).toMatchObject({ state: 'sent', log: ['reply.complained'] });
  });

  test('row D4: the same event again, by itself and ten times at once, changes nothing', async () => {
    for (const data of [DELIVERED, FAILED, { event: 'complained' }]) {
      const sent = await reply('unknown');
      const body = eventBody(sent.sendId, { data });
      const statuses = await Promise.all(Array.from({ length: 10 }, () => post(body)));
      expect(statuses).toEqual(Array(10).fill(codeOf('D4')));
      const { log } = await stateOf(sent);
      expect(log).toHaveLength(new Set(log).size);
      const before = await everything();
      expect(await post(body)).toBe(codeOf('D4'));
      expect(await tell(sent.sendId, { data })).toBe(codeOf('D4'));
      expect(await everything()).toEqual(before);
    }
  });

  test('taken by the recipient’s server and then bounced: failed is the last word, whichever is told first', async () => {
    const [one, two] = [await reply(), await reply()];
    await tell(one.sendId);
    await tell(one.sendId, { data: FAILED });
    await tell(two.sendId, { data: FAILED });
    await tell(two.sendId);
    for (const sent of [one, two])
      expect(await stateOf(sent)).toMatchObject({ state: 'failed', delivered: true, sendState: 'failed' });
  });

  test.each([{ event: 'failed', severity: 'temporary' }, { event: 'opened' }, { event: 'of-next-year' }])(
    'row D5: %j changes nothing',
    async (data) => {
      const sent = await reply('unknown');
      const before = await everything();
      expect(await tell(sent.sendId, { data })).toBe(codeOf('D5'));
      expect(await everything()).toEqual(before);
    },
  );

  test('row D6: what is not ours changes nothing, and Mailgun stops', async () => {
    const sent = await reply('unknown');
    const other = await app.addShop();
    const before = await everything();
    const shopId = String(app.shop.id);
    const strange = [
      {},
      { 'shop-id': shopId },
      { 'send-id': sent.sendId },
      { 'shop-id': shopId, 'send-id': newId() },
      { 'shop-id': shopId, 'send-id': "'; drop table sends" },
      { 'shop-id': '99999999999999999999', 'send-id': sent.sendId },
      { 'shop-id': '-1', 'send-id': sent.sendId },
      // Another shop's name on this shop's reply.
      { 'shop-id': String(other.shop.id), 'send-id': sent.sendId },
    ];
    for (const variables of strange) expect(await tell(sent.sendId, { variables })).toBe(codeOf('D6'));
    expect(await everything()).toEqual(before);
    await uninstallShop(app.world, other.shop.domain, app.clock.now());
    expect(await tell(sent.sendId, { variables: strange.at(-1) ?? {} })).toBe(codeOf('D6'));
  });

  test('row D7: a wrong signature, or none, changes nothing', async () => {
    const sent = await reply('unknown');
    const before = await everything();
    expect(await tell(sent.sendId, { key: 'another' })).toBe(codeOf('D7'));
    const { signature: _signature, ...unsigned } = JSON.parse(eventBody(sent.sendId));
    expect(await post(JSON.stringify(unsigned))).toBe(codeOf('D7'));
    expect(await post(JSON.stringify({ ...unsigned, signature: { timestamp: '1', token: '', signature: '' } }))).toBe(
      codeOf('D7'),
    );
    expect(await everything()).toEqual(before);
  });

  test('row D8: a signature of the day before yesterday, or of tomorrow, changes nothing; one of eight hours ago counts', async () => {
    const sent = await reply('unknown');
    const before = await everything();
    for (const seconds of [-25 * 3600, 3600]) {
      expect(await tell(sent.sendId, { at: plusSeconds(app.clock.now(), seconds) })).toBe(codeOf('D8'));
    }
    expect(await everything()).toEqual(before);
    expect(await tell(sent.sendId, { at: plusSeconds(app.clock.now(), -8 * 3600) })).toBe(codeOf('D1'));
    expect(await stateOf(sent)).toMatchObject({ state: 'sent' });
  });

  test('row D9: what is no event is refused for good', async () => {
    const signed = { signature: signature(app.clock.now(), KEY, newToken()) };
    for (const body of [
      '',
      'event=delivered',
      '{"signature":',
      JSON.stringify(signed),
      JSON.stringify({ ...signed, 'event-data': [] }),
    ]) {
      expect(await post(body)).toBe(codeOf('D9'));
    }
  });

  test('row D10: more than an event can have is not read to its end', async () => {
    const sent = await reply();
    const body = eventBody(sent.sendId, { data: { ...DELIVERED, filler: 'x'.repeat(300_000) } });
    expect(await post(body)).toBe(codeOf('D10'));
  });

  test('row D11: while the database is down Mailgun is asked to come again, and then it counts', async () => {
    const sent = await reply('unknown');
    const body = eventBody(sent.sendId);
    const down = makeWorld('postgres://nobody@127.0.0.1:2/none', {}, { clock: app.clock.now });
    setWorld(down);
    expect(await post(body)).toBe(codeOf('D11'));
    setWorld(app.world);
    await down.db.close();
    expect(await post(body)).toBe(200);
    expect(await stateOf(sent)).toMatchObject({ state: 'sent', delivered: true });
  });

  test('row D12: another method is refused', async () => {
    const request = new Request('http://127.0.0.1/inbound/mailgun-events');
    expect((await callAction(action, request)).status).toBe(codeOf('D12'));
  });

  test('a time of delivery that cannot be is not believed', async () => {
    for (const timestamp of [-5, 1e15, 0]) {
      const sent = await reply();
      expect(await tell(sent.sendId, { data: { ...DELIVERED, timestamp } })).toBe(200);
      const [send] =
        await app.sql`select extract(year from delivered_at)::int as year from sends where id = ${sent.sendId}`;
      expect(send?.year).toBe(app.clock.now().getUTCFullYear());
    }
  });

  test('what Mailgun’s stand-in posts about a mail with our variables is understood', async () => {
    const sent = await reply('unknown');
    const bodies: string[] = [];
    const server = createServer(async (incoming, outgoing) => {
      const chunks = await incoming.toArray();
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      outgoing.writeHead(200).end();
    });
    const receiver = await listen(server);
    const mailgun = await startMailgun({
      apiKey: 'mailgun-key',
      webhookSigningKey: KEY,
      domain: 'mail.aftersale.example',
      inboundDomain: 'in.aftersale.example',
      routes: {
        forward: `${receiver.url}/x`,
        mime: `${receiver.url}/x`,
        store: `${receiver.url}/x`,
        events: `${receiver.url}/events`,
      },
    });
    try {
      const world = makeWorld('postgres://nobody@127.0.0.1:2/none', { MAILGUN_URL: mailgun.url });
      const from = 'support@mail.aftersale.example';
      const variables = { 'send-id': sent.sendId, 'shop-id': String(app.shop.id) };
      const words = { subject: 'Re: x', text: 'x', html: '<p>x</p>' };
      const ids = { messageId: 'a@mail.aftersale.example', inReplyTo: null, references: [] };
      await world.mailer.send({ from, to: 'reader@example.com', replyTo: from, ...words, ...ids, variables });
      await waitFor('the event of the delivery', async () => bodies.some((body) => body.includes('"delivered"')));
      await world.db.close();
    } finally {
      await mailgun.close();
      await receiver.close();
    }
    app.clock.toRealTime();
    for (const body of bodies) expect(await post(body)).toBe(200);
    expect(await stateOf(sent)).toMatchObject({ state: 'sent', delivered: true });
  });
});
