import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { refusal, withOptionsInCapitals } from './commands.ts';
import { type Outcome, toReply } from './encoding.ts';
import type { PubSub } from './pub-sub.ts';
import { createScripts } from './scripts.ts';

const NOT_AN_INTEGER = 'ERR value is not an integer or out of range';
const WRONG_TYPE = 'WRONGTYPE Operation against a key holding the wrong kind of value';

/** Which argument (from the command's name on) is an integer to add; INCR and DECR add 1 and have none. */
const COUNTERS: Readonly<Record<string, number | undefined>> = {
  INCR: undefined,
  DECR: undefined,
  INCRBY: 2,
  DECRBY: 2,
};
const EXPIRIES = new Set(['EXPIRE', 'PEXPIRE', 'EXPIREAT', 'PEXPIREAT']);

type Methods = Record<string, ((...args: string[]) => Promise<unknown>) | undefined>;

/**
 * Commands over one ioredis-mock, in memory and alone (ioredis-mock shares data between instances of one host, so
 * each gets a host of its own). Replies and errors are those of Redis.
 */
export function createExecutor(pubSub: PubSub) {
  const redis: Redis = new RedisMock({ host: randomUUID() });
  const scripts = createScripts(redis);
  const methods = redis as unknown as Methods;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, as in Redis: whatever `work` does is not interleaved with another request's commands. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  async function run(words: readonly string[]): Promise<Outcome> {
    const refused = refusal(words);
    if (refused) return { error: refused };
    const args = withOptionsInCapitals(words);
    const name = (args[0] ?? '').toUpperCase();
    const [, first = '', second = '', ...rest] = args;
    if (name === 'EVAL') return scripts.evaluate(first, second, rest);
    if (name === 'EVALSHA') return scripts.evaluateHash(first, second, rest);
    if (name === 'SCRIPT') return scripts.manage(first, args.slice(2));
    if (name === 'PUBLISH') return { result: pubSub.publish(first, second) };
    if (name in COUNTERS) {
      const wrong = await counterError(redis, first, COUNTERS[name] === undefined ? '1' : second);
      if (wrong) return { error: wrong };
    }
    if (EXPIRIES.has(name)) {
      if (!isInteger(second)) return { error: NOT_AN_INTEGER };
      if (!(await mayExpire(redis, name, first, Number(second), rest))) return { result: 0 };
    }
    const method = name === 'TOUCH' ? methods.exists : methods[name.toLowerCase()];
    if (!method) return { error: `ERR the stand-in cannot run '${name}'` };
    try {
      const kept = EXPIRIES.has(name) ? [first, second] : args.slice(1);
      return { result: toReply(await method.apply(redis, kept)) };
    } catch (error) {
      return { error: errorText(error) };
    }
  }

  return {
    /** One command. */
    execute: (args: readonly string[]) => alone(() => run(args)),
    /** All or nothing as to being accepted, and nothing in between; an error while running is that command's own. */
    transact: (commands: readonly (readonly string[])[]) =>
      alone(async (): Promise<Outcome[] | undefined> => {
        if (commands.some((args) => refusal(args))) return undefined;
        const outcomes: Outcome[] = [];
        for (const args of commands) outcomes.push(await run(args));
        return outcomes;
      }),
    reset: () => {
      scripts.forget();
      void redis.flushall();
    },
    close: () => redis.disconnect(),
  };
}

const isInteger = (text: string) => /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));

/** ioredis-mock counts on from NaN where Redis refuses. */
async function counterError(redis: Redis, key: string, by: string): Promise<string | undefined> {
  if (!isInteger(by)) return NOT_AN_INTEGER;
  const type = await redis.type(key);
  if (type === 'none') return undefined;
  if (type !== 'string') return WRONG_TYPE;
  return isInteger((await redis.get(key)) ?? '0') ? undefined : NOT_AN_INTEGER;
}

/** NX, XX, GT and LT of EXPIRE and its sisters, which ioredis-mock overlooks. */
async function mayExpire(redis: Redis, name: string, key: string, time: number, options: string[]): Promise<boolean> {
  const wanted = new Set(options);
  if (wanted.size === 0) return true;
  const left = await redis.pttl(key);
  const milliseconds = name.startsWith('P') ? time : time * 1000;
  const asked = name.endsWith('AT') ? milliseconds - Date.now() : milliseconds;
  const endless = left === -1;
  if (wanted.has('NX') && !endless) return false;
  if (wanted.has('XX') && endless) return false;
  if (wanted.has('GT') && (endless || asked <= left)) return false;
  if (wanted.has('LT') && !endless && asked >= left) return false;
  return true;
}

function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/does not contain|wrong kind of value/.test(message)) return WRONG_TYPE;
  return /^[A-Z]+ /.test(message) ? message : `ERR ${message}`;
}
