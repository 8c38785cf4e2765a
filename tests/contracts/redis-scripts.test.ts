import { createHash } from 'node:crypto';
import { Ratelimit } from '@upstash/ratelimit';
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

describe('scripts', () => {
  test('an unknown hash is NOSCRIPT; once evaluated or loaded it is known by its whole text', async () => {
    const script = '#!lua flags=allow-key-locking\n  return redis.call("INCRBY", KEYS[1], ARGV[1]) -- counts';
    const hash = createHash('sha1').update(script).digest('hex');
    await expect(redis.evalsha(hash, ['n'], ['2'])).rejects.toThrow(/NOSCRIPT/);
    expect(await redis.eval(script, ['n'], ['2'])).toBe(2);
    expect(await redis.evalsha(hash, ['n'], ['2'])).toBe(4);
    expect(await redis.scriptLoad('return 1')).toBe(createHash('sha1').update('return 1').digest('hex'));
    await redis.scriptFlush();
    expect(await redis.scriptExists(hash)).toEqual([0]);
  });

  test('replies are converted as Redis does: integers cut, false is nil, an array ends at nil', async () => {
    expect(await redis.eval('return {1, 2.9, -2.9, true, "ž\\"\\n", {3, {4}}, false, 7, nil, 8}', [], [])).toEqual([
      1,
      2,
      -2,
      1,
      'ž"\n',
      [3, [4]],
      null,
      7,
    ]);
    expect(await redis.eval('return redis.call("HMGET", KEYS[1], "a", "b")[1] == false', ['none'], [])).toBe(1);
    expect(await redis.eval('redis.call("SET", KEYS[1], 10.0) return redis.call("GET", KEYS[1])', ['f'], [])).toBe(10);
    expect(await redis.eval('return #redis.call("SCAN", "0")[2]', [], [])).toBe(1);
    await expect(redis.eval('return redis.error_reply("MY own")', [], [])).rejects.toThrow('MY own');
    await expect(redis.eval('this is no lua', [], [])).rejects.toThrow(/compiling/);
    await expect(redis.eval('error("stop")', [], [])).rejects.toThrow(/stop/);
  });
});

describe('@upstash/ratelimit', () => {
  const algorithms = {
    fixedWindow: Ratelimit.fixedWindow(3, '10 m'),
    slidingWindow: Ratelimit.slidingWindow(3, '10 m'),
    cachedFixedWindow: Ratelimit.cachedFixedWindow(3, '10 m'),
    tokenBucket: Ratelimit.tokenBucket(3, '10 m', 3),
  };

  test.each(Object.entries(algorithms))(
    '%s lets n pass, refuses n + 1, and counts each name by itself',
    async (name, limiter) => {
      const ratelimit = new Ratelimit({ redis, limiter, prefix: name, analytics: false });
      const results = [];
      for (let turn = 0; turn < 4; turn++) results.push(await ratelimit.limit('shop-1'));
      expect(results.map((result) => result.success)).toEqual([true, true, true, false]);
      expect(results.map((result) => result.remaining).slice(0, 3)).toEqual([2, 1, 0]);
      expect(results[0]?.limit).toBe(3);
      expect((await ratelimit.limit('shop-2')).success).toBe(true);
      await ratelimit.resetUsedTokens('shop-1');
      expect((await ratelimit.limit('shop-1')).success).toBe(true);
    },
  );

  test('a token bucket fills again, at its rate', async () => {
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.tokenBucket(1, '200 ms', 2), prefix: 'refill' });
    expect((await ratelimit.limit('a', { rate: 2 })).success).toBe(true);
    expect((await ratelimit.limit('a')).success).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 220));
    expect((await ratelimit.limit('a')).success).toBe(true);
    expect((await ratelimit.limit('a')).success).toBe(false);
  });

  test('ten at the same moment: exactly the allowed number pass', async () => {
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(4, '10 m'), prefix: 'parallel' });
    const results = await Promise.all(Array.from({ length: 10 }, () => ratelimit.limit('a')));
    expect(results.filter((result) => result.success)).toHaveLength(4);
    expect(await ratelimit.getRemaining('a')).toMatchObject({ remaining: 0 });
  });

  test('a window that is over no longer counts', async () => {
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.fixedWindow(1, '1 s'), prefix: 'over' });
    await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000) + 5));
    expect((await ratelimit.limit('a')).success).toBe(true);
    expect((await ratelimit.limit('a')).success).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1010));
    expect((await ratelimit.limit('a')).success).toBe(true);
  });
});
