import { Client, Receiver } from '@upstash/qstash';
import { describe, expect, test } from 'vitest';
import { nextTime, parseCron } from '#tests/standins/qstash/cron.ts';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { type Delivery, OPTIONS, setUpQstash, standInDoors } from './qstash-setup.ts';

const setup = setUpQstash();
const { token: TOKEN, ...KEYS } = OPTIONS;

describe('publishing', () => {
  test('JSON reaches its destination with the headers that QStash sends', async () => {
    const { messageId } = await setup.client.publishJSON({
      url: setup.url,
      body: { jobId: 'ž1' },
      headers: { 'X-Trace': 'abc' },
    });
    const [delivery] = await setup.destination.received(1);
    expect(messageId).toMatch(/^msg_/);
    expect(delivery).toMatchObject({ url: setup.url, method: 'POST', body: '{"jobId":"ž1"}' });
    expect(delivery?.headers).toMatchObject({
      'user-agent': 'Upstash-QStash',
      'content-type': 'application/json',
      'upstash-message-id': messageId,
      'upstash-retried': '0',
      'upstash-caller-ip': expect.any(String),
      'x-trace': 'abc',
    });
    expect(Object.keys(delivery?.headers ?? {}).filter((name) => /forward|authorization|telemetry/.test(name))).toEqual(
      [],
    );
  });

  test('a destination stands unescaped in the path, with its own query, and any method and any bytes go through', async () => {
    const target = `${setup.destination.url}/a//b?to=${encodeURIComponent('x@y.z')}&n=1`;
    const bytes = new Uint8Array([0, 255, 128, 10]);
    const { status } = await setup.doors.api('POST', `/v2/publish/${target}`, { 'Upstash-Method': 'PUT' }, bytes);
    const [delivery] = await setup.destination.received(1);
    expect(status).toBe(200);
    expect(delivery).toMatchObject({ url: target, method: 'PUT', bytes: Buffer.from(bytes) });
    await setup.client.publish({ url: target, method: 'GET' });
    expect((await setup.destination.received(2))[1]).toMatchObject({ url: target, method: 'GET', body: '' });
  });

  test('a batch answers one id for each, and is refused whole when one of its messages is wrong', async () => {
    const answers = await setup.client.batchJSON([
      { url: setup.url, body: { n: 1 }, retries: 0 },
      { url: `${setup.destination.url}/other`, body: { n: 2 }, deduplicationId: 'one' },
    ]);
    expect(answers).toHaveLength(2);
    const bodies = (await setup.destination.received(2)).map((delivery) => delivery.body);
    expect(bodies.sort()).toEqual(['{"n":1}', '{"n":2}']);
    const refused = await setup.doors.api(
      'POST',
      '/v2/batch',
      {},
      JSON.stringify([{ destination: setup.url }, { destination: 'group' }]),
    );
    expect(refused.status).toBe(404);
    expect(await setup.doors.messages()).toHaveLength(2);
  });

  test('without the right token nothing is taken', async () => {
    const other = new Client({ baseUrl: setup.standIn.url, token: 'other', retry: false, devMode: false });
    await expect(other.publishJSON({ url: setup.url, body: {} })).rejects.toThrow(/unauthorized/);
    for (const path of [`/v2/publish/${setup.url}`, '/v2/batch', '/v2/dlq', '/v2/keys']) {
      expect((await fetch(`${setup.standIn.url}${path}`, { method: 'POST' })).status).toBe(401);
    }
    expect(await setup.doors.messages()).toEqual([]);
  });

  test.each([
    ['a URL group', 'my-group', {}, 404],
    ['a count of retries that is none', undefined, { 'Upstash-Retries': 'many' }, 400],
    ['a delay that is none', undefined, { 'Upstash-Delay': 'soon' }, 400],
    ['a delay beyond the plan', undefined, { 'Upstash-Delay': '8d' }, 400],
    ['an unknown function in the retry delay', undefined, { 'Upstash-Retry-Delay': 'process(1)' }, 400],
    ['an unfinished retry delay', undefined, { 'Upstash-Retry-Delay': 'pow(2,' }, 400],
    ['a colon in the deduplication id', undefined, { 'Upstash-Deduplication-Id': 'a:b' }, 400],
    ['a flow control without limits', undefined, { 'Upstash-Flow-Control-Key': 'k' }, 400],
    ['a callback that is no URL', undefined, { 'Upstash-Callback': 'nowhere' }, 404],
  ])('%s is refused', async (_what, target, headers, status) => {
    const answer = await setup.doors.api(
      'POST',
      `/v2/publish/${target ?? setup.url}`,
      headers as Record<string, string>,
      '{}',
    );
    expect(answer).toEqual({ status, body: { error: expect.any(String) } });
    expect(await setup.doors.messages()).toEqual([]);
  });

  test('a message of more than 1 MB is refused', async () => {
    expect((await setup.doors.api('POST', `/v2/publish/${setup.url}`, {}, 'x'.repeat(1024 * 1024 + 1))).status).toBe(
      413,
    );
  });

  test('the same deduplication id within ten minutes is one message; after that it is another', async () => {
    const publish = () =>
      setup.client.publishJSON({ url: setup.url, body: { n: Math.random() }, deduplicationId: 'order-1' });
    const first = await publish();
    const second = await publish();
    expect(second).toMatchObject({ messageId: first.messageId, deduplicated: true });
    await setup.doors.advance(601);
    expect((await publish()).messageId).not.toBe(first.messageId);
    await setup.destination.received(2);
  });

  test('deduplication by content sees equal bodies, and tells other bodies and destinations apart', async () => {
    const publish = (body: unknown, path = '/a') =>
      setup.client.publishJSON({ url: `${setup.destination.url}${path}`, body, contentBasedDeduplication: true });
    const ids = [
      await publish({ a: 1 }),
      await publish({ a: 1 }),
      await publish({ a: 2 }),
      await publish({ a: 1 }, '/b'),
    ];
    expect(new Set(ids.map((answer) => answer.messageId)).size).toBe(3);
    await setup.destination.received(3);
  });
});

describe('the signature', () => {
  const receiver = new Receiver({ ...KEYS, devMode: false });
  const verify = (
    by: Receiver,
    delivery: { headers: Record<string, string>; body: string },
    body?: string,
    at?: string,
  ) =>
    by.verify({
      signature: delivery.headers['upstash-signature'] ?? '',
      body: body ?? delivery.body,
      url: at ?? setup.url,
    });

  test('the SDK accepts a delivery; not a tampered body, another URL, other keys', async () => {
    await setup.client.publishJSON({ url: setup.url, body: { text: 'příliš žluťoučký 🐎' } });
    const delivery = (await setup.destination.received(1))[0] as Delivery;
    expect(await verify(receiver, delivery)).toBe(true);
    await expect(verify(receiver, delivery, `${delivery.body} `)).rejects.toThrow(/body hash/);
    await expect(verify(receiver, delivery, undefined, `${setup.url}/`)).rejects.toThrow(/subject/);
    const stranger = new Receiver({ currentSigningKey: 'x', nextSigningKey: 'y', devMode: false });
    await expect(verify(stranger, delivery)).rejects.toThrow(/signature/);
    const [, payload = ''] = (delivery.headers['upstash-signature'] ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toMatchObject({ iss: 'Upstash', sub: setup.url, nbf: claims.iat, exp: claims.iat + 300 });
  });

  test('keys rotated once are accepted still, rotated twice no longer', async () => {
    const own = await startQstash({ token: TOKEN, ...KEYS });
    const there = standInDoors(own.url, TOKEN);
    expect((await there.api('GET', '/v2/keys')).body).toEqual({ current: 'sig_current', next: 'sig_next' });
    expect((await there.api('POST', '/v2/keys/rotate')).body).toEqual({
      current: 'sig_next',
      next: expect.any(String),
    });
    await there.api('POST', `/v2/publish/${setup.url}`, {}, 'one');
    const first = (await setup.destination.received(1))[0] as Delivery;
    expect(await verify(receiver, first)).toBe(true);
    await there.api('POST', '/v2/keys/rotate');
    await there.api('POST', `/v2/publish/${setup.url}`, {}, 'two');
    const second = (await setup.destination.received(2))[1] as Delivery;
    await own.close();
    await expect(verify(receiver, second)).rejects.toThrow(/signature/);
  });
});

describe('schedules', () => {
  test('one is put under an id, listed, read, put again, paused, resumed and deleted', async () => {
    const schedule = { destination: setup.url, scheduleId: 'sweeper', cron: '*/5 * * * *', body: '{}', retries: 1 };
    expect(await setup.client.schedules.create(schedule)).toEqual({ scheduleId: 'sweeper' });
    await setup.client.schedules.create({ ...schedule, cron: '0 9 * * 1' });
    expect(await setup.client.schedules.list()).toHaveLength(1);
    expect(await setup.client.schedules.get('sweeper')).toMatchObject({
      scheduleId: 'sweeper',
      cron: '0 9 * * 1',
      destination: setup.url,
      retries: 1,
      body: '{}',
      isPaused: false,
      method: 'POST',
    });
    await setup.client.schedules.pause({ schedule: 'sweeper' });
    expect((await setup.client.schedules.get('sweeper')).isPaused).toBe(true);
    expect((await setup.doors.api('POST', '/v2/schedules/sweeper/resume')).status).toBe(200);
    expect((await setup.client.schedules.get('sweeper')).isPaused).toBe(false);
    await setup.client.schedules.delete('sweeper');
    await expect(setup.client.schedules.get('sweeper')).rejects.toThrow(/not found/);
    await expect(setup.client.schedules.create({ ...schedule, scheduleId: 'a b' })).rejects.toThrow(/Schedule-Id/);
  });

  test('it delivers at its time, each time a new message, and not while it is paused', async () => {
    await setup.client.schedules.create({ destination: setup.url, scheduleId: 's', cron: '*/5 * * * *', body: 'tick' });
    await setup.doors.advance(300);
    await setup.doors.advance(300);
    const [first, second] = await setup.destination.received(2);
    expect(first).toMatchObject({ body: 'tick', headers: { 'upstash-schedule-id': 's' } });
    expect(second?.headers['upstash-message-id']).not.toBe(first?.headers['upstash-message-id']);
    await setup.client.schedules.pause({ schedule: 's' });
    await setup.doors.advance(3600);
    expect(setup.destination.deliveries).toHaveLength(2);
    await setup.client.schedules.resume({ schedule: 's' });
    await setup.doors.advance(300);
    await setup.destination.received(3);
  });

  test.each([
    '* * * *',
    '60 * * * *',
    'a * * * *',
    '0 0 31 2 *',
    '5-1 * * * *',
    'CRON_TZ=Mars/Crater * * * * *',
    '*/0 * * * *',
  ])('the cron %s is refused', async (cron) => {
    await expect(setup.client.schedules.create({ destination: setup.url, cron })).rejects.toThrow(/Upstash-Cron/);
  });
});

describe('messages and logs', () => {
  test('a message that waits can be read and cancelled, and then does not come', async () => {
    const { messageId } = await setup.client.publishJSON({
      url: setup.url,
      body: { a: 1 },
      delay: '1h',
      label: 'draft',
    });
    expect(await setup.client.messages.get(messageId)).toMatchObject({
      messageId,
      url: setup.url,
      body: '{"a":1}',
      maxRetries: 3,
    });
    expect(await setup.client.messages.cancel(messageId)).toEqual({ cancelled: 1 });
    const again = await setup.client.publishJSON({ url: setup.url, body: {}, delay: 60 });
    await setup.client.messages.delete(again.messageId);
    await setup.doors.advance(7200);
    expect(setup.destination.deliveries).toEqual([]);
    await expect(setup.client.messages.get(messageId)).rejects.toThrow(/not found/);
    await expect(setup.client.messages.delete('msg_none')).rejects.toThrow(/not found/);
  });

  test('the log tells the life of a message, newest first, under both of its paths, page by page', async () => {
    setup.destination.answer({ status: 500 });
    const { messageId } = await setup.client.publishJSON({
      url: setup.url,
      body: { a: 1 },
      retries: 1,
      label: ['a', 'b'],
    });
    await setup.destination.received(1);
    await setup.doors.advance(13);
    const { logs } = await setup.client.logs({ filter: { messageId } });
    expect(logs.map((line) => line.state)).toEqual(['DELIVERED', 'ACTIVE', 'RETRY', 'ERROR', 'ACTIVE', 'CREATED']);
    expect(logs[0]).toMatchObject({ messageId, url: setup.url, labels: ['a', 'b'] });
    const page = (await setup.doors.api('GET', '/v2/logs?count=4')).body as { logs: unknown[]; cursor: string };
    const rest = (await setup.doors.api('GET', `/v2/logs?cursor=${page.cursor}`)).body as {
      logs: unknown[];
      cursor?: string;
    };
    expect([page.logs.length, rest.logs.length, rest.cursor]).toEqual([4, 2, undefined]);
  });

  test('what a publisher wants redacted is delivered but not shown', async () => {
    await setup.client.publishJSON({
      url: setup.url,
      body: 'secret',
      headers: { 'X-Key': 'secret' },
      redact: { body: true, header: ['x-key'] },
    });
    const [delivery] = await setup.destination.received(1);
    expect(delivery).toMatchObject({ body: '"secret"', headers: { 'x-key': 'secret' } });
    const shown = JSON.stringify(await setup.client.logs());
    expect(shown).toContain('REDACTED:');
    expect(shown).not.toContain('secret');
  });
});

test.each([
  ['*/15 9-17 * * mon-fri', '2026-11-20T17:50:00Z', '2026-11-23T09:00:00.000Z'],
  ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['30 4 1,15 * 5', '2026-11-02T00:00:00Z', '2026-11-06T04:30:00.000Z'],
  ['0 12 * jan,JUL 7', '2026-02-01T00:00:00Z', '2026-07-05T12:00:00.000Z'],
  ['10/20 0 * * *', '2026-11-02T00:10:00Z', '2026-11-02T00:30:00.000Z'],
  ['CRON_TZ=Europe/Prague 0 8 * * *', '2026-03-28T12:00:00Z', '2026-03-29T06:00:00.000Z'],
  ['CRON_TZ=Asia/Kolkata 0 0 * * *', '2026-11-02T00:00:00Z', '2026-11-02T18:30:00.000Z'],
  ['CRON_TZ=America/New_York 30 2 * * *', '2026-03-08T06:00:00Z', '2026-03-09T06:30:00.000Z'],
])('after %s at %s comes %s', (cron, after, next) => {
  expect(new Date(nextTime(parseCron(cron), Date.parse(after)) ?? 0).toISOString()).toBe(next);
});
