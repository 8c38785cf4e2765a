import type { Express, Request } from 'express';
import type { QStash } from './context.ts';
import { isBounded, readCount, readFilter } from './filters.ts';
import { bodyOf, headersOf, jsonOf, queryOf } from './http.ts';
import type { Published } from './messages.ts';
import { type Headers, Refused, readMessageSpec } from './publish-headers.ts';
import type { DeadLetter, MessageSpec } from './records.ts';
import { deadLetterView } from './views.ts';

const MOST_AT_ONCE = 100;

/** `/v2/dlq`. A retry makes a new message with a new id, and takes the dead letter away. */
export function addDlqApi(app: Express, qstash: QStash) {
  const { store, messages, engine } = qstash;

  const find = (dlqId: string): DeadLetter => {
    const letter = store.get('deadLetter', dlqId);
    if (!letter) throw new Refused(404, `message ${dlqId} not found in the dead letter queue`);
    return letter;
  };

  /** The letters that the query means, a page of them, and where the next page begins. */
  function choose(query: Map<string, string[]>): { page: DeadLetter[]; cursor?: string } {
    const fits = readFilter(query);
    const after = query.get('cursor')?.[0];
    const fitting = store
      .all('deadLetter')
      .filter((letter) => !after || numberOf(letter.id) > numberOf(after))
      .filter((letter) => fits(deadLetterView(letter), letter.id, letter.at))
      .sort((a, b) => numberOf(a.id) - numberOf(b.id));
    const page = fitting.slice(0, readCount(query, MOST_AT_ONCE));
    const last = page.at(-1);
    return { page, ...(last && fitting.length > page.length && { cursor: last.id }) };
  }

  function retry(letter: DeadLetter, headers: Headers): Published {
    const published = messages.publish(withOverrides(letter.message, headers));
    store.remove('deadLetter', letter.id);
    return published;
  }

  app.get('/v2/dlq', (request, response) => {
    const { page, cursor } = choose(queryOf(request));
    response.json({ messages: page.map(deadLetterView), cursor });
  });

  app.get('/v2/dlq/:dlqId', (request, response) => void response.json(deadLetterView(find(request.params.dlqId))));

  app.delete('/v2/dlq/:dlqId', (request, response) => {
    store.remove('deadLetter', find(request.params.dlqId).id);
    response.status(200).end();
  });

  app.delete('/v2/dlq', (request, response) => {
    const { page, cursor } = choose(boundedQuery(request));
    for (const letter of page) store.remove('deadLetter', letter.id);
    response.json({ deleted: page.length, cursor });
  });

  app.post('/v2/dlq/retry/:dlqId', (request, response) => {
    const published = retry(find(request.params.dlqId), headersOf(request.headers));
    engine.wake();
    response.status(201).json(published);
  });

  app.post('/v2/dlq/retry', (request, response) => {
    const { page, cursor } = choose(boundedQuery(request));
    const responses = page.map((letter) => retry(letter, headersOf(request.headers)));
    engine.wake();
    response.status(201).json({ responses, cursor: cursor ?? '' });
  });
}

/** Ids end in the number of their message, which only grows in the order in which messages came. */
const numberOf = (dlqId: string): number => Number(dlqId.split('-').at(-1));

/** The SDK names the letters in the query, the OpenAPI in a body `{dlqIds}`. */
function boundedQuery(request: Request): Map<string, string[]> {
  const query = queryOf(request);
  if (bodyOf(request).length > 0) {
    const body = jsonOf(request);
    const dlqIds = typeof body === 'object' && body !== null && 'dlqIds' in body ? body.dlqIds : undefined;
    if (Array.isArray(dlqIds)) query.set('dlqIds', dlqIds.map(String));
  }
  if (!isBounded(query)) throw new Refused(400, 'which messages? name some, or give a count');
  return query;
}

/** The message again, at once, with whatever settings the retry itself brings. */
function withOverrides(spec: MessageSpec, headers: Headers): MessageSpec {
  const given = readMessageSpec(spec.url, headers, Buffer.from(spec.bodyBase64, 'base64'));
  const has = (name: string) => headers[`upstash-${name}`] !== undefined;
  return {
    url: spec.url,
    bodyBase64: spec.bodyBase64,
    method: has('method') ? given.method : spec.method,
    retries: has('retries') ? given.retries : spec.retries,
    timeoutMs: has('timeout') ? given.timeoutMs : spec.timeoutMs,
    delayMs: given.delayMs,
    headers: { ...spec.headers, ...omitContentType(given.headers) },
    labels: has('label') ? given.labels : spec.labels,
    redact: spec.redact,
    ...optional('retryDelay', given.retryDelay ?? spec.retryDelay),
    ...optional('callback', given.callback ?? spec.callback),
    ...optional('failureCallback', given.failureCallback ?? spec.failureCallback),
    ...optional('flowControl', given.flowControl ?? spec.flowControl),
  };
}

/** The retry request's own content type says nothing about the message. */
function omitContentType(headers: Headers): Headers {
  const { 'content-type': _own, ...forwarded } = headers;
  return forwarded;
}

function optional<K extends string, V>(name: K, value: V | undefined): { [N in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { [N in K]?: V };
}
