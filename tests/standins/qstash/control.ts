import type { Express } from 'express';
import type { QStash } from './context.ts';
import { bodyOf, jsonOf } from './http.ts';
import { Refused } from './publish-headers.ts';
import { messageView } from './views.ts';

const DEFAULT_PATIENCE_MS = 5000;

/**
 * The stand-in's own doors, for tests:
 * - `POST /__standin/advance {seconds, withinMs?}` moves its clock forward and answers `{now, idle}` once everything
 *   that came due was delivered, or after `withinMs` of real time (5000). A schedule fires once for one advance.
 * - `GET /__standin/messages`: each message with its state (waiting, active, delivered, failed, cancelled), oldest first.
 * - `POST /__standin/deliver/{messageId}` delivers a message again, newly signed, and answers `{status, body}` of the app.
 */
export function addControl(app: Express, qstash: QStash) {
  const { store, clock, engine } = qstash;

  app.post('/__standin/advance', async (request, response, next) => {
    const body = bodyOf(request).length > 0 ? jsonOf(request) : {};
    const { seconds, withinMs = DEFAULT_PATIENCE_MS } = body as { seconds?: unknown; withinMs?: unknown };
    if (typeof seconds !== 'number' || !(seconds >= 0) || typeof withinMs !== 'number') {
      return next(new Refused(400, 'seconds is a number that is not negative'));
    }
    clock.advance(seconds * 1000);
    store.put('lead', { id: 'lead', milliseconds: clock.lead() });
    engine.wake();
    const idle = await engine.idle(withinMs);
    response.json({ now: Math.round(clock.now()), idle });
  });

  app.get('/__standin/messages', (_request, response) => {
    const messages = store.all('message').map((message) => ({
      ...messageView(message),
      state: message.state,
      retried: message.retried,
      dueInSeconds: message.state === 'waiting' ? Math.max(0, (message.dueAt - clock.now()) / 1000) : undefined,
    }));
    response.json(messages);
  });

  app.post('/__standin/deliver/:messageId', async (request, response, next) => {
    const answer = await engine.deliverAgain(request.params.messageId);
    if (!answer) return next(new Refused(404, `message ${request.params.messageId} not found`));
    response.json({ status: answer.status, body: answer.body.toString('utf8'), error: answer.error });
  });
}
