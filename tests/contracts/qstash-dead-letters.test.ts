import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Receiver } from '@upstash/qstash';
import { describe, expect, test } from 'vitest';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { clientOf, OPTIONS, setUpQstash, standInDoors } from './qstash-setup.ts';

const setup = setUpQstash();

describe('dead letters and callbacks', () => {
  async function deadLetter(body: unknown) {
    setup.destination.answer({ status: 400, body: 'no such job' });
    const { messageId } = await setup.client.publishJSON({ url: setup.url, body, retries: 0, label: 'x' });
    await setup.doors.advance(0);
    return messageId;
  }

  test('they are listed with what the destination said, and retried as a new message', async () => {
    const messageId = await deadLetter({ n: 1 });
    const { messages } = await setup.client.dlq.listMessages();
    expect(messages).toHaveLength(1);
    const dlqId = messages[0]?.dlqId ?? '';
    expect(messages[0]).toMatchObject({
      messageId,
      url: setup.url,
      responseStatus: 400,
      responseBody: 'no such job',
      body: '{"n":1}',
    });
    expect((await setup.doors.api('GET', `/v2/dlq/${dlqId}`)).body).toMatchObject({ dlqId });
    const { responses } = await setup.client.dlq.retry(dlqId);
    expect(responses).toHaveLength(1);
    expect(responses[0]?.messageId).not.toBe(messageId);
    const [, retried] = await setup.destination.received(2);
    expect(retried).toMatchObject({ body: '{"n":1}', headers: { 'upstash-message-id': responses[0]?.messageId } });
    expect((await setup.client.dlq.listMessages()).messages).toEqual([]);
    await deadLetter({ n: 2 });
    const [letter] = (await setup.client.dlq.listMessages()).messages;
    expect(await setup.doors.api('POST', `/v2/dlq/retry/${letter?.dlqId}`)).toMatchObject({
      status: 201,
      body: { messageId: expect.stringMatching(/^msg_/) },
    });
  });

  test('they are paged, deleted one by one, some at once, and all only when all are meant', async () => {
    for (let n = 0; n < 5; n++) await deadLetter({ n });
    const { messages, cursor } = await setup.client.dlq.listMessages({ count: 3 });
    const rest = await setup.client.dlq.listMessages({ ...(cursor !== undefined && { cursor }) });
    expect([messages.length, rest.messages.length, rest.cursor]).toEqual([3, 2, undefined]);
    const ids = messages.map((letter) => letter.dlqId);
    await setup.client.dlq.delete(ids[0] ?? '');
    expect(await setup.client.dlq.delete(ids.slice(1))).toMatchObject({ deleted: 2 });
    expect((await setup.doors.api('DELETE', '/v2/dlq')).status).toBe(400);
    expect((await setup.doors.api('DELETE', '/v2/dlq?lable=x')).status).toBe(400);
    expect(await setup.client.dlq.delete({ filter: { label: 'other' } })).toMatchObject({ deleted: 0 });
    expect(await setup.client.dlq.delete({ all: true })).toMatchObject({ deleted: 2 });
    await expect(setup.client.dlq.delete('no-such')).rejects.toThrow(/not found/);
  });

  test('a callback hears of every answer, a failure callback of the end, both signed as messages', async () => {
    setup.destination.answer({ status: 500, body: 'first' }, { status: 200 }, { status: 500, body: 'second' });
    await setup.client.publishJSON({
      url: setup.url,
      body: { n: 1 },
      retries: 1,
      callback: `${setup.destination.url}/callback`,
      failureCallback: `${setup.destination.url}/failure`,
      headers: { 'Upstash-Failure-Callback-Forward-X-Job': '7' },
    });
    await setup.destination.received(2);
    await setup.doors.advance(13);
    const at = (path: string) => setup.destination.deliveries.filter((delivery) => delivery.url.endsWith(path));
    const decode = (text: string) => Buffer.from(text, 'base64').toString();
    const heard = at('/callback').map((delivery) => JSON.parse(delivery.body));
    expect(heard.map((callback) => [callback.status, decode(callback.body), callback.retried])).toEqual([
      [500, 'first', 0],
      [500, 'second', 1],
    ]);
    const [failure] = at('/failure');
    expect(failure?.headers['x-job']).toBe('7');
    const told = JSON.parse(failure?.body ?? '');
    expect(told).toMatchObject({ status: 500, maxRetries: 1, url: setup.url, dlqId: expect.any(String) });
    expect(decode(told.sourceBody)).toBe('{"n":1}');
    const { token: _token, ...keys } = OPTIONS;
    const signature = failure?.headers['upstash-signature'] ?? '';
    const signed = { signature, body: failure?.body ?? '', url: `${setup.destination.url}/failure` };
    expect(await new Receiver({ ...keys, devMode: false }).verify(signed)).toBe(true);
  });
});

describe('a restart', () => {
  test('messages, schedules and dead letters are still there, and what was under way is delivered again', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'qstash-'));
    try {
      const first = await startQstash({ ...OPTIONS, dataDir });
      setup.destination.answer(
        { status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } },
        { status: 200, afterMs: 3000 },
      );
      await clientOf(first).schedules.create({ destination: setup.url, scheduleId: 's', cron: '0 0 1 1 *' });
      await clientOf(first).publishJSON({ url: setup.url, body: 'dead' });
      await setup.destination.received(1);
      await clientOf(first).publishJSON({ url: setup.url, body: 'under way' });
      await setup.destination.received(2);
      await clientOf(first).publishJSON({ url: setup.url, body: 'later', delay: 3600, deduplicationId: 'once' });
      await first.close();

      const second = await startQstash({ ...OPTIONS, dataDir });
      expect((await setup.destination.received(3))[2]?.body).toBe('"under way"');
      expect(await clientOf(second).schedules.list()).toHaveLength(1);
      expect((await clientOf(second).dlq.listMessages()).messages).toMatchObject([{ body: '"dead"' }]);
      const again = await clientOf(second).publishJSON({ url: setup.url, body: 'later', deduplicationId: 'once' });
      expect(again.deduplicated).toBe(true);
      await standInDoors(second.url, OPTIONS.token).advance(3600);
      expect((await setup.destination.received(4))[3]?.body).toBe('"later"');
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
