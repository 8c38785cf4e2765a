import { randomUUID } from 'node:crypto';
import type { Express, RequestHandler } from 'express';
import type { QStash } from './context.ts';
import { nextTime, parseCron } from './cron.ts';
import { afterPrefix, bodyOf, headersOf } from './http.ts';
import { Refused, readMessageSpec } from './publish-headers.ts';
import type { Schedule } from './records.ts';
import { scheduleView } from './views.ts';

const SCHEDULES = '/v2/schedules/';

/** `/v2/schedules`. A schedule that is put again under its id keeps its age and whether it is paused. */
export function addSchedulesApi(app: Express, qstash: QStash) {
  const { store, clock, engine } = qstash;

  const find = (scheduleId: unknown): Schedule => {
    const schedule = store.get('schedule', String(scheduleId));
    if (!schedule) throw new Refused(404, `schedule ${scheduleId} not found`);
    return schedule;
  };

  const setPaused =
    (isPaused: boolean): RequestHandler =>
    (request, response) => {
      const schedule = find(request.params.scheduleId);
      // What fell due during a pause is not made up for.
      store.put('schedule', { ...schedule, isPaused, nextAt: nextAt(schedule.cron) });
      engine.wake();
      response.status(200).end();
    };

  // OpenAPI says POST, the SDK sends PATCH. Before the creation, whose path takes anything.
  for (const method of ['post', 'patch', 'put'] as const) {
    app[method]('/v2/schedules/:scheduleId/pause', setPaused(true));
    app[method]('/v2/schedules/:scheduleId/resume', setPaused(false));
  }

  app.post(/^\/v2\/schedules\/.+/, (request, response) => {
    const headers = headersOf(request.headers);
    const cron = headers['upstash-cron'] ?? '';
    const id = headers['upstash-schedule-id'] ?? `scd_${randomUUID().replaceAll('-', '')}`;
    if (!/^[A-Za-z0-9._-]+$/.test(id)) throw new Refused(400, `invalid Upstash-Schedule-Id: '${id}'`);
    const earlier = store.get('schedule', id);
    store.put('schedule', {
      id,
      cron,
      createdAt: earlier?.createdAt ?? Math.round(clock.now()),
      isPaused: earlier?.isPaused ?? false,
      nextAt: nextAt(cron),
      spec: readMessageSpec(afterPrefix(request, SCHEDULES), headers, bodyOf(request)),
      ...(earlier?.lastAt !== undefined && { lastAt: earlier.lastAt }),
    });
    engine.wake();
    response.status(201).json({ scheduleId: id });
  });

  app.get('/v2/schedules', (_request, response) => void response.json(store.all('schedule').map(scheduleView)));

  app.get('/v2/schedules/:scheduleId', (request, response) => {
    response.json(scheduleView(find(request.params.scheduleId)));
  });

  app.delete('/v2/schedules/:scheduleId', (request, response) => {
    store.remove('schedule', find(request.params.scheduleId).id);
    response.status(200).end();
  });

  function nextAt(cron: string): number {
    try {
      return nextTime(parseCron(cron), clock.now()) ?? Number.POSITIVE_INFINITY;
    } catch (error) {
      throw new Refused(400, `invalid Upstash-Cron: ${error instanceof Error ? error.message : error}`);
    }
  }
}
