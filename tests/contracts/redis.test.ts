import { Redis } from '@upstash/redis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRedis } from '#tests/standins/redis/start-redis.ts';
import type { StandIn } from '#tests/standins/shared/serve.ts';

const TOKEN = 'token-of-the-contract-test';
let standIn: StandIn;
let redis: Redis;

beforeAll(async () => {
  standIn = await startRedis({ token: TOKEN });
  redis = new Redis({ url: standIn.url, token: TOKEN, enableTelemetry: false, retry: false });
});
afterAll(() => standIn.close());
beforeEach(async () => {
  await fetch(`${standIn.url}/__standin/reset`, { method: 'POST' });
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${standIn.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the REST protocol', () => {
  test('a command answers its result as JSON, and says of a missing key that it is null', async () => {
    expect(await (await post('/', ['SET', 'foo', 'bar', 'EX', 100])).json()).toEqual({ result: 'OK' });
    expect(await (await post('/', ['GET', 'foo'])).json()).toEqual({ result: 'bar' });
    expect(await (await post('/', ['GET', 'nothing'])).json()).toEqual({ result: null });
    expect(await (await post('/', ['TTL', 'foo'])).json()).toEqual({ result: 100 });
  });

  test('a command may stand in the path, with a body as its last argument and options in the query', async () => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const get = (path: string) => fetch(`${standIn.url}${path}`, { headers }).then((response) => response.json());
    expect(await get('/set/foo/bar%2Fbaz?EX=100')).toEqual({ result: 'OK' });
    expect(await get('/get/foo')).toEqual({ result: 'bar/baz' });
    expect(await get('/ttl/foo')).toEqual({ result: 100 });
    await post('/set/long?EX=7', 'a value with spaces / and slashes');
    expect(await get('/get/long')).toEqual({ result: 'a value with spaces / and slashes' });
    expect(await get('/ttl/long')).toEqual({ result: 7 });
    const withQueryToken = await fetch(`${standIn.url}/get/foo?_token=${TOKEN}`);
    expect(await withQueryToken.json()).toEqual({ result: 'bar/baz' });
  });

  test('no token, a wrong token and a wrong method are refused, each with its status, and nothing is done', async () => {
    const body = JSON.stringify(['SET', 'foo', 'bar']);
    for (const path of ['/', '/pipeline', '/multi-exec', '/subscribe/c']) {
      const none = await fetch(`${standIn.url}${path}`, { method: 'POST', body });
      expect(none.status).toBe(401);
      expect(await none.json()).toEqual({ error: expect.any(String) });
      const wrong = await post(path, body, { Authorization: 'Bearer other' });
      expect(wrong.status).toBe(401);
    }
    const deleted = await fetch(standIn.url, { method: 'DELETE', headers: { Authorization: `Bearer ${TOKEN}` } });
    expect(deleted.status).toBe(405);
    expect(await redis.get('foo')).toBeNull();
  });

  test('errors are 400 with the text of Redis', async () => {
    await redis.set('word', 'abc');
    await redis.lpush('list', 'x');
    const errorOf = async (...command: unknown[]) => {
      const response = await post('/', command);
      expect(response.status).toBe(400);
      return ((await response.json()) as { error: string }).error;
    };
    expect(await errorOf('GET')).toBe("ERR wrong number of arguments for 'get' command");
    expect(await errorOf('NOSUCH', 'a')).toMatch(/^ERR unknown command/);
    expect(await errorOf('constructor')).toMatch(/^ERR unknown command/);
    expect(await errorOf('BLPOP', 'list', 0)).toMatch(/^ERR Command is not available/);
    expect(await errorOf('INCR', 'word')).toBe('ERR value is not an integer or out of range');
    expect(await errorOf('INCR', 'list')).toMatch(/^WRONGTYPE/);
    expect(await errorOf('LPUSH', 'word', 'x')).toMatch(/^WRONGTYPE/);
    expect((await post('/', 'no json')).status).toBe(400);
    expect((await post('/', [])).status).toBe(400);
    expect((await post('/pipeline', ['GET', 'a'])).status).toBe(400);
  });

  test('with base64 asked for every string is encoded, nested ones too, and only OK is not', async () => {
    const base64 = { 'Upstash-Encoding': 'base64' };
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    expect(await (await post('/', ['SET', 'k', 'žluťoučký 🐎'], base64)).json()).toEqual({ result: 'OK' });
    expect(await (await post('/', ['GET', 'k'], base64)).json()).toEqual({ result: encoded('žluťoučký 🐎') });
    await redis.hset('h', { a: 'eins', b: 'zwei' });
    const piped = await post(
      '/pipeline',
      [
        ['HGETALL', 'h'],
        ['SCAN', '0'],
        ['SET', 'x', 'y'],
        ['INCR', 'n'],
      ],
      base64,
    );
    const [hash, scan, set, incr] = (await piped.json()) as { result: unknown }[];
    expect(hash?.result).toEqual(['a', 'eins', 'b', 'zwei'].map(encoded));
    expect(scan?.result).toEqual([encoded('0'), expect.arrayContaining([encoded('k'), encoded('h')])]);
    expect(set?.result).toBe('OK');
    expect(incr?.result).toBe(1);
  });

  test('a pipeline goes on after an error; a transaction with a command that cannot be is refused whole', async () => {
    const commands = [['SET', 'a', '1'], ['NOSUCH'], ['INCR', 'a']];
    expect(await (await post('/pipeline', commands)).json()).toEqual([
      { result: 'OK' },
      { error: expect.stringMatching(/^ERR unknown command/) },
      { result: 2 },
    ]);
    await redis.set('a', 5);
    const refused = await post('/multi-exec', [['SET', 'a', '9'], ['NOSUCH']]);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ error: expect.stringMatching(/^EXECABORT/) });
    expect(await redis.get('a')).toBe(5);
  });

  test('a transaction is not interleaved with another one', async () => {
    const counting = Array.from({ length: 20 }, () => ['INCR', 'n']);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/multi-exec', counting)));
    for (const answer of answers) {
      const numbers = ((await answer.json()) as { result: number }[]).map((item) => item.result);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    }
  });

  test('who subscribes hears what is published, as server-sent events', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${standIn.url}/subscribe/chat`, {
      headers: { Authorization: `Bearer ${TOKEN}`, Accept: 'text/event-stream' },
      signal: abort.signal,
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: subscribe,chat,1\n\n');
    expect(await (await post('/', ['PUBLISH', 'chat', 'hello, you'])).json()).toEqual({ result: 1 });
    expect((await reader?.read())?.value).toBe('data: message,chat,hello, you\n\n');
    abort.abort();
    expect(await (await post('/', ['PUBLISH', 'nobody', 'x'])).json()).toEqual({ result: 0 });
  });

  test('told to fail, it fails once, and the SDK says so', async () => {
    const fault = { kind: 'status', status: 503, body: { error: 'ERR down' } };
    await fetch(`${standIn.url}/__standin/faults`, { method: 'POST', body: JSON.stringify(fault) });
    await expect(redis.get('a')).rejects.toThrow('ERR down');
    expect(await redis.get('a')).toBeNull();
  });
});

describe('@upstash/redis', () => {
  test('values come back as they went in: numbers, objects, text of any script', async () => {
    await redis.set('number', 5);
    await redis.set('object', { a: [1, 'två', null], ключ: '値' });
    await redis.set('text', 'Ðóñ 🐎 \u0000 "quoted" \\ OK');
    expect(await redis.get('number')).toBe(5);
    expect(await redis.get('object')).toEqual({ a: [1, 'två', null], ключ: '値' });
    expect(await redis.get('text')).toBe('Ðóñ 🐎 \u0000 "quoted" \\ OK');
    expect(await redis.mget('number', 'none')).toEqual([5, null]);
  });

  test('a lock with nx is taken once, and is free again when its time is over', async () => {
    expect(await redis.set('lock', 'mine', { nx: true, px: 400 })).toBe('OK');
    expect(await redis.set('lock', 'yours', { nx: true, px: 400 })).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 430));
    expect(await redis.set('lock', 'yours', { nx: true, ex: 5 })).toBe('OK');
    expect(await redis.ttl('lock')).toBe(5);
  });

  test('expiry conditions hold', async () => {
    await redis.set('k', 1);
    expect(await redis.expire('k', 10, 'XX')).toBe(0);
    expect(await redis.expire('k', 10, 'NX')).toBe(1);
    expect(await redis.expire('k', 20, 'NX')).toBe(0);
    expect(await redis.expire('k', 5, 'GT')).toBe(0);
    expect(await redis.ttl('k')).toBe(10);
  });

  test('counters, hashes, lists, sets and sorted sets', async () => {
    expect(await redis.incr('n')).toBe(1);
    expect(await redis.incrby('n', 9)).toBe(10);
    expect(await redis.decr('n')).toBe(9);
    expect(await redis.hset('h', { name: 'Åsa', visits: 3 })).toBe(2);
    expect(await redis.hgetall('h')).toEqual({ name: 'Åsa', visits: 3 });
    expect(await redis.hgetall('no such hash')).toBeNull();
    expect(await redis.hincrby('h', 'visits', 2)).toBe(5);
    await redis.rpush('l', 'a', 'b', 'c');
    expect(await redis.lrange('l', 0, -1)).toEqual(['a', 'b', 'c']);
    await redis.sadd('s', 'x', 'y');
    expect((await redis.smembers('s')).sort()).toEqual(['x', 'y']);
    expect(await redis.smismember('s', ['x', 'q'])).toEqual([1, 0]);
    expect(await redis.zadd('z', { score: 2, member: 'two' }, { score: 1, member: 'one' })).toBe(2);
    expect(await redis.zrange('z', 0, -1, { withScores: true })).toEqual(['one', 1, 'two', 2]);
    expect(await redis.zscore('z', 'two')).toBe(2);
    expect(await redis.zadd('z', { nx: true }, { score: 9, member: 'two' })).toBe(0);
    expect(await redis.zrange('z', 0, 0, { rev: true })).toEqual(['two']);
    expect(await redis.scan(0, { match: 'h*' })).toEqual(['0', ['h']]);
    await redis.linsert('l', 'before', 'b', 'between');
    expect(await redis.lindex('l', 1)).toBe('between');
    expect(await redis.getex('n', { ex: 50 })).toBe(9);
    expect(await redis.ttl('n')).toBe(50);
    expect(await redis.zremrangebyscore('z', 0, 1)).toBe(1);
    expect(await redis.del('n', 'h', 'none')).toBe(2);
  });

  test('pipeline and multi give each command its own answer', async () => {
    const piped = redis.pipeline().set('a', 'x').incr('n').hset('h', { f: 1 }).hgetall('h');
    expect(await piped.exec()).toEqual(['OK', 1, 1, { f: 1 }]);
    expect(await redis.multi().set('a', '2').incr('a').get('a').exec()).toEqual(['OK', 3, 3]);
    await expect(redis.pipeline().set('w', 'x').incr('w').exec()).rejects.toThrow(/not an integer/);
  });

  test('a wrong token is an error, not an empty answer', async () => {
    const other = new Redis({ url: standIn.url, token: 'other', enableTelemetry: false, retry: false });
    await expect(other.get('a')).rejects.toThrow(/WRONGPASS/);
  });

  test('a subscriber of the SDK hears a published object', async () => {
    const subscriber = redis.subscribe<{ thread: number }>('threads');
    const heard = new Promise((resolve) => subscriber.on('message', (event) => resolve(event)));
    await new Promise((resolve) => subscriber.on('subscribe', resolve));
    expect(await redis.publish('threads', { thread: 7 })).toBe(1);
    expect(await heard).toEqual({ channel: 'threads', message: { thread: 7 } });
    await subscriber.unsubscribe();
  });
});
