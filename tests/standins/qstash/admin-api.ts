import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import type { QStash } from './context.ts';
import { readCount, readFilter } from './filters.ts';
import { queryOf } from './http.ts';
import { Refused } from './publish-headers.ts';
import { logView } from './views.ts';

const MOST_LINES = 1000;

/** `/v2/logs` and `/v2/events` (the same, under two names), `/v2/keys`, `/v2/flowControl`. */
export function addAdminApi(app: Express, qstash: QStash) {
  const { store, engine } = qstash;

  /** Newest first; the cursor is the number of the last line shown. */
  function readLog(query: Map<string, string[]>) {
    const fits = readFilter(query);
    const before = query.get('cursor')?.[0];
    const lines = store
      .all('log')
      .filter((line) => !before || Number(line.id) < Number(before))
      .map((line) => ({ line, view: logView(line, store.get('message', line.messageId)) }))
      .filter(({ line, view }) => fits(view, line.id, line.time))
      .reverse();
    const page = lines.slice(0, readCount(query, MOST_LINES));
    const last = lines.length > page.length ? page.at(-1) : undefined;
    return { views: page.map(({ view }) => view), cursor: last?.line.id };
  }

  app.get('/v2/logs', (request, response) => {
    const { views, cursor } = readLog(queryOf(request));
    response.json({ logs: views, cursor });
  });
  app.get('/v2/events', (request, response) => {
    const { views, cursor } = readLog(queryOf(request));
    response.json({ events: views, cursor });
  });

  const keys = () => {
    const { current = '', next = '' } = store.get('keys', 'keys') ?? {};
    return { current, next };
  };
  app.get('/v2/keys', (_request, response) => void response.json(keys()));
  app.post('/v2/keys/rotate', (_request, response) => {
    const next = `sig_${randomBytes(21).toString('base64url')}`;
    const { configured = '' } = store.get('keys', 'keys') ?? {};
    store.put('keys', { id: 'keys', current: keys().next, next, configured });
    response.json(keys());
  });

  app.get('/v2/flowControl/:key', (request, response) => {
    const { key } = request.params;
    const state = engine.flow.get(key);
    const ofKey = store.all('message').filter((message) => message.flowControl?.key === key);
    const flow = ofKey.at(-1)?.flowControl;
    if (!state && !flow) throw new Refused(404, `flow control key ${key} not found`);
    response.json({
      flowControlKey: key,
      waitListSize: ofKey.filter((message) => message.state === 'waiting').length,
      parallelismMax: flow?.parallelism ?? 0,
      parallelismCount: state?.active ?? 0,
      rateMax: flow?.rate ?? 0,
      rateCount: state?.count ?? 0,
      ratePeriod: (state?.periodMs ?? 0) / 1000,
      ratePeriodStart: Math.floor((state?.periodStart ?? 0) / 1000),
      isPaused: false,
      isPinnedParallelism: false,
      isPinnedRate: false,
    });
  });
}
