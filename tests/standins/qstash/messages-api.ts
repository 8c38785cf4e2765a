import type { Express } from 'express';
import type { QStash } from './context.ts';
import { isBounded, readCount, readFilter } from './filters.ts';
import { afterPrefix, bodyOf, headersOf, jsonOf, queryOf } from './http.ts';
import type { Published } from './messages.ts';
import { type Headers, Refused, readDeduplicationId, readMessageSpec } from './publish-headers.ts';
import type { MessageSpec } from './records.ts';
import { messageView } from './views.ts';

const PUBLISH = '/v2/publish/';

type Wanted = { spec: MessageSpec; deduplicationId?: string };

/** `/v2/publish`, `/v2/batch` and `/v2/messages`. */
export function addMessagesApi(app: Express, qstash: QStash) {
  const { store, messages, engine } = qstash;

  app.post(/^\/v2\/publish\/.+/, (request, response) => {
    const wanted = read(afterPrefix(request, PUBLISH), headersOf(request.headers), bodyOf(request));
    const published = publish(wanted);
    engine.wake();
    // One page of the documentation says 202 for a duplicate, the OpenAPI 200: depend on neither.
    response.status(published.deduplicated ? 202 : 200).json(published);
  });

  app.post('/v2/batch', (request, response) => {
    const items = jsonOf(request);
    if (!Array.isArray(items)) throw new Refused(400, 'a batch is a list');
    // All are read before any is taken: a batch with a wrong message is refused whole.
    const wanted = items.map(readBatchItem);
    const published = wanted.map(publish);
    engine.wake();
    response.json(published);
  });

  app.get('/v2/messages/:messageId', (request, response) => {
    const message = store.get('message', request.params.messageId);
    // QStash forgets a message that is done.
    if (message?.state !== 'waiting' && message?.state !== 'active') throw notFound(request.params.messageId);
    response.json(messageView(message));
  });

  app.delete('/v2/messages/:messageId', (request, response) => {
    if (!messages.cancel(request.params.messageId)) throw notFound(request.params.messageId);
    response.status(202).json({ cancelled: 1 });
  });

  app.delete('/v2/messages', (request, response) => {
    const query = queryOf(request);
    if (!isBounded(query)) throw new Refused(400, 'which messages?');
    const fits = readFilter(query);
    const chosen = store.all('message').filter((message) => {
      const isOpen = message.state === 'waiting' || message.state === 'active';
      return isOpen && fits({ ...message, messageId: message.id, state: undefined }, message.id, message.createdAt);
    });
    const cancelled = chosen.slice(0, readCount(query, 1000)).filter((message) => messages.cancel(message.id));
    response.json({ cancelled: cancelled.length });
  });

  function publish({ spec, deduplicationId }: Wanted): Published & { url: string } {
    const more = deduplicationId === undefined ? {} : { deduplicationId };
    return { ...messages.publish(spec, more), url: spec.url };
  }
}

const notFound = (messageId: string) => new Refused(404, `message ${messageId} not found`);

function read(destination: string, headers: Headers, body: Buffer): Wanted {
  const spec = readMessageSpec(destination, headers, body);
  const deduplicationId = readDeduplicationId(spec, headers);
  return { spec, ...(deduplicationId !== undefined && { deduplicationId }) };
}

function readBatchItem(item: unknown): Wanted {
  if (typeof item !== 'object' || item === null) throw new Refused(400, 'a batch is a list of objects');
  const { destination, headers = {}, body = '', queue } = item as Record<string, unknown>;
  if (queue !== undefined) throw new Refused(400, 'queues are not part of this stand-in');
  if (typeof destination !== 'string') throw new Refused(400, 'a message of a batch has a destination');
  if (typeof body !== 'string') throw new Refused(400, 'the body of a message in a batch is a string');
  if (typeof headers !== 'object' || headers === null) throw new Refused(400, 'headers are an object');
  return read(destination, headersOf(headers as Record<string, unknown>), Buffer.from(body, 'utf8'));
}
