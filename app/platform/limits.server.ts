import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';
import { errorLine } from './errors.ts';
import type { Log } from './observability/log.server.ts';

export type LimitsConfig = { url: string; token: string };

/** What is limited, how often within which time, and what holds while Redis does not answer. Every limit stays open then. */
const rules = {
  /** Requests to a provider's door whose signature is wrong, by network address. */
  forged: { times: 20, window: '1 m' },
  /** New drafts that people ask for, by shop: each costs a call of the model. */
  redraft: { times: 30, window: '1 m' },
} as const;
export type LimitName = keyof typeof rules;

export type Limits = {
  /** Counts one and says whether it is still within the limit. Open when Redis does not answer: mail is worth more. */
  take(name: LimitName, key: string): Promise<boolean>;
  /** Is this key over its limit, as far as this process knows? Asks nobody, so that good traffic costs nothing. */
  isOver(name: LimitName, key: string, now: Date): boolean;
  /** Since when Redis has not answered; null while it does. */
  downSince(): Date | null;
};

/** Milliseconds for which Redis is waited for. */
const PATIENCE = 1000;
const MOST_REMEMBERED = 10_000;

/** Limits shared by all processes, counted in Upstash Redis. */
export function createLimits(config: LimitsConfig, log: Log): Limits {
  const redis = new Redis({
    url: config.url,
    token: config.token,
    retry: false,
    enableTelemetry: false,
    signal: () => AbortSignal.timeout(PATIENCE),
  });
  const over = new Map<string, number>();
  let downSince: Date | null = null;
  const limiters = Object.fromEntries(
    Object.entries(rules).map(([name, { times, window }]) => [
      name,
      // timeout 0: the library would otherwise answer "allowed" in Redis' place, and nobody would know that it is down.
      new Ratelimit({
        redis,
        limiter: Ratelimit.slidingWindow(times, window),
        prefix: `aftersale:${name}`,
        timeout: 0,
        analytics: false,
      }),
    ]),
  );
  return {
    async take(name, key) {
      try {
        const answer = await limiters[name]?.limit(key);
        downSince = null;
        if (!answer || answer.success) return true;
        if (over.size >= MOST_REMEMBERED) over.clear();
        over.set(`${name}:${key}`, answer.reset);
        return false;
      } catch (error) {
        downSince ??= new Date();
        log.warn({ limit: name, error: errorLine(error) }, 'Redis does not answer, the limit is open');
        return true;
      }
    },
    isOver(name, key, now) {
      const reset = over.get(`${name}:${key}`);
      if (reset === undefined) return false;
      if (reset > now.getTime()) return true;
      over.delete(`${name}:${key}`);
      return false;
    },
    downSince: () => downSince,
  };
}
