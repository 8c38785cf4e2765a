import { describe, expect, test } from 'vitest';
import { evaluateRetryDelay } from '#tests/standins/qstash/expression.ts';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { clientOf, OPTIONS, setUpQstash } from './qstash-setup.ts';

const setup = setUpQstash();

/** The one message there is, once its attempts are over. */
async function theMessage() {
  await setup.doors.advance(0);
  const [message] = await setup.doors.messages();
  if (!message) throw new Error('there is no message');
  return message;
}

describe('waiting', () => {
  test('a delayed message comes when its delay is over and not before; Not-Before beats Delay', async () => {
    await setup.client.publishJSON({ url: setup.url, body: 1, headers: { 'Upstash-Delay': '1h30m' } });
    await setup.client.publishJSON({
      url: setup.url,
      body: 2,
      delay: 5,
      notBefore: Math.floor(Date.now() / 1000) + 7200,
    });
    await setup.doors.advance(5395);
    expect(setup.destination.deliveries).toEqual([]);
    await setup.doors.advance(10);
    expect(setup.destination.deliveries.map((delivery) => delivery.body)).toEqual(['1']);
    await setup.doors.advance(1795);
    expect(setup.destination.deliveries.map((delivery) => delivery.body)).toEqual(['1', '2']);
  });

  test('with a time scale every wait is that much shorter', async () => {
    const fast = await startQstash({ ...OPTIONS, timeScale: 1000 });
    const published = Date.now();
    await clientOf(fast).publishJSON({ url: setup.url, body: 1, delay: '5m' });
    const [delivery] = await setup.destination.received(1);
    await fast.close();
    expect((delivery?.at ?? 0) - published).toBeGreaterThanOrEqual(290);
    expect((delivery?.at ?? 0) - published).toBeLessThan(2000);
  });
});

describe('retries', () => {
  test('what is not 2xx is tried again after 12 s, 2 m 28 s and 30 m 8 s, then it is a dead letter', async () => {
    setup.destination.answer(
      { status: 500 },
      { status: 404 },
      { status: 302, headers: { Location: '/x' } },
      { status: 503 },
    );
    await setup.client.publishJSON({ url: setup.url, body: 1 });
    await setup.destination.received(1);
    for (const [retry, seconds] of [12.18, 148.4, 1808].entries()) {
      const message = await theMessage();
      expect(message).toMatchObject({ state: 'waiting', retried: retry + 1 });
      expect(message.dueInSeconds).toBeGreaterThan(seconds - 3);
      expect(message.dueInSeconds).toBeLessThanOrEqual(seconds + 0.1);
      await setup.doors.advance(message.dueInSeconds + 0.1);
    }
    expect(setup.destination.deliveries.map((delivery) => delivery.headers['upstash-retried'])).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect(await theMessage()).toMatchObject({ state: 'failed' });
    expect(new Set(setup.destination.deliveries.map((delivery) => delivery.headers['upstash-signature'])).size).toBe(4);
    expect(new Set(setup.destination.deliveries.map((delivery) => delivery.headers['upstash-message-id'])).size).toBe(
      1,
    );
  });

  test.each([
    ['Retry-After in seconds', { 'Retry-After': '77' }, {}, 77],
    ['Retry-After as a date', { 'Retry-After': new Date(Date.now() + 300_000).toUTCString() }, {}, 300],
    ['X-RateLimit-Reset-Tokens as a duration', { 'X-RateLimit-Reset-Tokens': '6m5s' }, {}, 365],
    ['more than a day, which is overlooked', { 'Retry-After': '90000' }, {}, 12.18],
    ['an expression in milliseconds', {}, { retryDelay: 'max(1000, pow(2, retried) * 5000)' }, 5],
    ['Retry-After before an expression', { 'Retry-After': '77' }, { retryDelay: '1000' }, 77],
  ])('the wait obeys %s', async (_what, headers, options, seconds) => {
    setup.destination.answer({ status: 429, headers: headers as Record<string, string> });
    await setup.client.publishJSON({ url: setup.url, body: 1, ...options });
    await setup.destination.received(1);
    const { dueInSeconds } = await theMessage();
    expect(dueInSeconds).toBeGreaterThan(seconds - 4);
    expect(dueInSeconds).toBeLessThanOrEqual(seconds + 0.1);
  });

  test('489 that says it is not retryable is a dead letter at once; 489 alone is tried again', async () => {
    setup.destination.answer({ status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } }, { status: 489 });
    await setup.client.publishJSON({ url: setup.url, body: 1 });
    await setup.destination.received(1);
    expect(await theMessage()).toMatchObject({ state: 'failed', retried: 0 });
    await setup.client.publishJSON({ url: setup.url, body: 2 });
    await setup.destination.received(2);
    await setup.doors.advance(0);
    expect((await setup.doors.messages())[1]).toMatchObject({ state: 'waiting', retried: 1 });
  });

  test('a destination that does not answer in time, or is not there, has failed', async () => {
    setup.destination.answer({ status: 200, afterMs: 1500 });
    await setup.client.publishJSON({ url: setup.url, body: 1, retries: 0, timeout: 1 });
    await setup.client.publishJSON({ url: 'http://127.0.0.1:1/', body: 2, retries: 0 });
    await setup.doors.advance(0);
    expect((await setup.doors.messages()).map((message) => message.state)).toEqual(['failed', 'failed']);
    expect((await setup.client.dlq.listMessages()).messages.map((letter) => letter.responseBody)).toEqual([
      'the destination did not answer in time',
      expect.stringContaining('ECONNREFUSED'),
    ]);
  });

  test('retry delays are arithmetic and nothing else', () => {
    expect(evaluateRetryDelay('1000 * (1 + retried)', 2)).toBe(3000);
    expect(evaluateRetryDelay('min(86400, exp(2.5 * retried)) * 1000', 1)).toBeCloseTo(12182.49, 1);
    expect(evaluateRetryDelay('-floor(sqrt(17)) + round(7 / 2) % 3 - -1', 0)).toBe(-2);
    for (const wrong of ['', '1 +', '(1', '1)', '1 2', 'retried()', 'constructor(1)', 'pow', '1/0', 'this']) {
      expect(() => evaluateRetryDelay(wrong, 0)).toThrow();
    }
  });
});

describe('flow control', () => {
  test('no more run at once than the key allows, and all are delivered', async () => {
    setup.destination.answer(...Array.from({ length: 6 }, () => ({ status: 200, afterMs: 30 })));
    const publish = () =>
      setup.client.publishJSON({ url: setup.url, body: 1, flowControl: { key: 'shop-1', parallelism: 2 } });
    await Promise.all(Array.from({ length: 6 }, publish));
    await setup.doors.advance(0);
    expect(setup.destination.deliveries).toHaveLength(6);
    expect(setup.destination.mostAtOnce()).toBe(2);
  });

  test('no more start in a period than the rate allows; another key does not wait', async () => {
    const flowControl = { key: 'shop-2', rate: 2, period: '1m' } as const;
    for (let n = 0; n < 5; n++) await setup.client.publishJSON({ url: setup.url, body: n, flowControl });
    await setup.client.publishJSON({ url: setup.url, body: 'other', flowControl: { key: 'shop-3', rate: 1 } });
    await setup.destination.received(3);
    expect(await setup.client.flowControl.get('shop-2')).toMatchObject({ waitListSize: 3, rateMax: 2, ratePeriod: 60 });
    for (const count of [5, 6]) {
      await setup.doors.advance(61);
      await setup.destination.received(count);
      expect(setup.destination.deliveries).toHaveLength(count);
    }
  });
});

describe('told to fail', () => {
  const ids = () => setup.destination.deliveries.map((delivery) => delivery.headers['upstash-message-id']);

  test.each([false, true])(
    'a duplicate is the same message twice, each signed by itself (parallel: %s)',
    async (parallel) => {
      await setup.doors.fault({ kind: 'duplicate', parallel });
      const { messageId } = await setup.client.publishJSON({ url: setup.url, body: 1 });
      await setup.destination.received(2);
      await setup.doors.advance(0);
      expect(ids()).toEqual([messageId, messageId]);
      expect(new Set(setup.destination.deliveries.map((delivery) => delivery.headers['upstash-signature'])).size).toBe(
        2,
      );
    },
  );

  test('reordered, a message comes after the next one', async () => {
    await setup.doors.fault({ kind: 'reorder' });
    const first = await setup.client.publishJSON({ url: setup.url, body: 1 });
    await setup.doors.advance(0);
    expect(ids()).toEqual([]);
    const second = await setup.client.publishJSON({ url: setup.url, body: 2 });
    await setup.destination.received(2);
    expect(ids()).toEqual([second.messageId, first.messageId]);
  });

  test('when an acknowledgement is lost, a message that was done comes again', async () => {
    await setup.doors.fault({ kind: 'lost-ack' });
    const { messageId } = await setup.client.publishJSON({ url: setup.url, body: 1 });
    await setup.destination.received(1);
    await setup.doors.advance(13);
    expect(ids()).toEqual([messageId, messageId]);
    expect(await theMessage()).toMatchObject({ state: 'delivered', retried: 1 });
  });

  test('a message that is done can be delivered again by hand', async () => {
    const { messageId } = await setup.client.publishJSON({ url: setup.url, body: 1 });
    await setup.destination.received(1);
    setup.destination.answer({ status: 418, body: 'again?' });
    expect((await setup.doors.deliverAgain(messageId)).body).toMatchObject({ status: 418, body: 'again?' });
    expect(ids()).toEqual([messageId, messageId]);
    expect(await theMessage()).toMatchObject({ state: 'delivered' });
    expect((await setup.doors.deliverAgain('msg_none')).status).toBe(404);
  });

  test('a publish whose answer is lost was taken all the same', async () => {
    await setup.doors.fault({ kind: 'reset-after', path: '^/v2/publish' });
    await expect(setup.client.publishJSON({ url: setup.url, body: 1 })).rejects.toThrow();
    await setup.destination.received(1);
  });
});
