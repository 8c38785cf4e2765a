import { Client, Receiver } from '@upstash/qstash';
import type { OutboxEntry } from './db/with-shop.server.ts';
import { errorLine } from './errors.ts';
import type { Log } from './observability/log.server.ts';

export type QueueConfig = {
  url: string;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  /** The app's public URL: where jobs are delivered. */
  appUrl: string;
  /** Milliseconds that publishing may take before the sweeper has to do it. */
  publishTimeout: number;
};

export type Queue = {
  /** Hands jobs over; a job that could not be handed over stays due and the sweeper finds it. Never throws. */
  publish(jobs: OutboxEntry[]): Promise<void>;
  /** Makes the schedule by which QStash calls the sweeper every minute; doing it again changes nothing. */
  ensureSweepSchedule(): Promise<void>;
  /** Was this body really sent by QStash to this path of ours? */
  verify(request: { signature: string | null; body: string; path: string }): Promise<boolean>;
};

/** QStash in front of the outbox: deliveries are at least once, so the job's row decides what is run. */
export function createQueue(config: QueueConfig, log: Log): Queue {
  const client = new Client({
    baseUrl: config.url,
    token: config.token,
    retry: false,
    enableTelemetry: false,
    devMode: false,
  });
  // devMode: with QSTASH_DEV in the environment the client would otherwise start a server of its own, and the receiver
  // accept published keys, in production too.
  const receiver = new Receiver({
    currentSigningKey: config.currentSigningKey,
    nextSigningKey: config.nextSigningKey,
    devMode: false,
  });

  return {
    publish: together(async (jobs: OutboxEntry[]) => {
      try {
        const batch = jobs.map((job) => ({
          url: `${config.appUrl}/jobs/run`,
          body: { jobId: job.jobId, shopId: job.shopId },
          retries: 3,
          ...(job.runAt.getTime() > Date.now() ? { notBefore: Math.ceil(job.runAt.getTime() / 1000) } : {}),
        }));
        await withTimeout(client.batchJSON(batch), config.publishTimeout);
      } catch (error) {
        log.warn({ jobs: jobs.length, error: errorLine(error) }, 'queue did not take jobs, the sweeper will');
      }
    }),
    async ensureSweepSchedule() {
      await client.schedules.create({
        scheduleId: 'aftersale-sweep',
        destination: `${config.appUrl}/jobs/sweep`,
        cron: '* * * * *',
        body: '{}',
        retries: 0,
      });
    },
    async verify({ signature, body, path }) {
      if (!signature) return false;
      try {
        return await receiver.verify({ signature, body, url: `${config.appUrl}${path}` });
      } catch {
        return false;
      }
    },
  };
}

/** Most jobs in one request to the queue. */
const MOST_AT_ONCE = 100;

/**
 * What several commits hand over while a request is on its way goes together in the next one: a hundred mails at once are a
 * few requests, and a commit waits for two of them at most. `send` must not reject, or nothing would be sent after it.
 */
function together(send: (jobs: OutboxEntry[]) => Promise<void>): (jobs: OutboxEntry[]) => Promise<void> {
  let gathered: OutboxEntry[] = [];
  let underway: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return (jobs) => {
    gathered.push(...jobs);
    next ??= underway.then(async () => {
      next = null;
      const all = gathered;
      gathered = [];
      const requests = Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, index) =>
        send(all.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE)),
      );
      underway = Promise.all(requests).then(() => {});
      await underway;
    });
    return next;
  };
}

function withTimeout<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
