import { createStandInApp, listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { addAdminApi } from './admin-api.ts';
import { createClock } from './clock.ts';
import { addControl } from './control.ts';
import { addDlqApi } from './dlq-api.ts';
import { createEngine } from './engine.ts';
import { answerRefusals, requireBearer } from './http.ts';
import { createMessages } from './messages.ts';
import { addMessagesApi } from './messages-api.ts';
import { addSchedulesApi } from './schedules-api.ts';
import { createStore } from './store.ts';

type QStashOptions = {
  /** 0 or absent takes any free port. */
  port?: number;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  /** Every wait (delay, backoff, cron, deduplication window, flow control period) is divided by it; 1 when absent. */
  timeScale?: number;
  /** Where messages, schedules, dead letters, logs and rotated keys are kept over a restart; in memory when absent. */
  dataDir?: string;
};

/**
 * Stand-in for QStash: takes messages by its API v2 and delivers them over HTTP, each attempt newly signed.
 *
 * Publish, batch, delay, retries with backoff, callbacks, deduplication, flow control, schedules, dead letters, logs,
 * cancelling, signing keys. What is refused answers `{error}`. Left out, with an error that says so: URL groups,
 * queues, LLM and e-mail destinations. Faults of its own and doors for tests: `engine.ts`, `control.ts`.
 * The limits are those of the smallest plan: 1 MB a message, 7 days of delay, 15 minutes for an answer.
 * Sources: Upstash's QStash OpenAPI and feature pages; where @upstash/qstash differs, both ways are taken.
 */
export async function startQstash(options: QStashOptions): Promise<StandIn> {
  const store = createStore(options.dataDir);
  const configured = `${options.currentSigningKey} ${options.nextSigningKey}`;
  if (store.get('keys', 'keys')?.configured !== configured) {
    store.put('keys', { id: 'keys', current: options.currentSigningKey, next: options.nextSigningKey, configured });
  }
  // The clock never goes back over a restart, or what was due would be due later.
  const lastLine = store.all('log').at(-1)?.time ?? 0;
  const lead = Math.max(0, store.get('lead', 'lead')?.milliseconds ?? 0, lastLine - Date.now());
  const clock = createClock(options.timeScale ?? 1, lead);
  const messages = createMessages(store, clock);
  const { app, faults } = createStandInApp({
    onReset: () => store.clear(['message', 'schedule', 'deadLetter', 'deduplication', 'log']),
  });
  const engine = createEngine({ store, clock, messages, faults });
  const qstash = { store, clock, messages, engine };

  addControl(app, qstash);
  app.use('/v2', requireBearer(options.token));
  addMessagesApi(app, qstash);
  addSchedulesApi(app, qstash);
  addDlqApi(app, qstash);
  addAdminApi(app, qstash);
  app.use((request, response) => {
    response.status(404).json({ error: `${request.method} ${request.path} is not part of this stand-in` });
  });
  app.use(answerRefusals);

  const standIn = await listen(app, options.port);
  engine.wake();
  return {
    ...standIn,
    close: async () => {
      await engine.stop();
      await standIn.close();
    },
  };
}
