import { Router } from 'express';
import type { Context } from './context.ts';
import { door, jsonBody } from './http.ts';
import { ids, parseAddresses } from './parse-mail.ts';
import type { LogEntry } from './state.ts';

const DAY_MS = 24 * 3600 * 1000;

type LogsBody = {
  start?: string;
  end?: string;
  duration?: string;
  events?: string[];
  filter?: { AND?: { attribute: string; comparator: string; values: { label: string; value: string }[] }[] };
  include_totals?: boolean;
  pagination?: { sort?: string; token?: string; limit?: number };
};

/**
 * Mailgun's two ways to look into the log: `GET /v3/{domain}/events` (deprecated) and `POST /v1/analytics/logs`. What
 * happened within the last `logLagSeconds` is not there yet; `POST /__standin/log-lag {seconds}` sets it.
 */
export function logsApi({ store, baseUrl }: Context): { api: Router; control: Router } {
  const api = Router();
  const control = Router();

  const visible = (): LogEntry[] => {
    const until = Date.now() / 1000 - store.state.settings.logLagSeconds;
    return store.state.log.filter((entry) => entry.timestamp <= until);
  };

  api.get(
    ['/v3/:domain/events', '/v3/:domain/events/:page'],
    door((request, response) => {
      const domain = request.params.domain?.toLowerCase();
      // The links to the next and the previous page carry the whole question, as Mailgun's do.
      const page = request.params.page;
      const query = page
        ? new URLSearchParams(Buffer.from(page, 'base64url').toString('utf8'))
        : queryOfEvents(request.url);
      const begin = timeOf(query.get('begin'));
      const end = timeOf(query.get('end'));
      const limit = Math.min(300, Math.max(1, Number(query.get('limit') ?? 100) || 100));
      const skip = Number(query.get('skip') ?? 0);
      // Without an order the newest come first, unless `begin` is earlier than `end`.
      const ascending = query.get('ascending')
        ? query.get('ascending') === 'yes'
        : begin !== null && (end === null || begin < end);
      const [from, to] = begin !== null && end !== null && begin > end ? [end, begin] : [begin, end];
      const found = visible().filter(
        (entry) =>
          domainOf(entry) === domain &&
          (from === null || entry.timestamp >= from) &&
          (to === null || entry.timestamp <= to) &&
          FIELDS.every((field) => !query.get(field) || matches(entry, field, query.get(field) ?? '')),
      );
      if (!ascending) found.reverse();
      const link = (at: number) => {
        query.set('skip', String(Math.max(0, at)));
        return `${baseUrl()}/v3/${domain}/events/${Buffer.from(query.toString()).toString('base64url')}`;
      };
      response.json({
        items: found.slice(skip, skip + limit),
        paging: {
          next: link(skip + limit),
          previous: link(skip - limit),
          first: link(0),
          last: link(Math.floor(Math.max(0, found.length - 1) / limit) * limit),
        },
      });
    }),
  );

  api.post(
    '/v1/analytics/logs',
    door((request, response) => {
      const body = jsonBody(request) as LogsBody;
      const end = body.end ? Date.parse(body.end) : Date.now();
      const start = body.duration
        ? end - durationMs(body.duration)
        : body.start
          ? Date.parse(body.start)
          : end - DAY_MS;
      if (Number.isNaN(start) || Number.isNaN(end)) {
        return response.status(400).json({ message: 'start and end must be dates in the format of RFC 2822' });
      }
      const conditions = body.filter?.AND ?? [];
      const unknown = conditions.find(({ attribute }) => !(attributeName(attribute) in READ));
      if (unknown) return response.status(400).json({ message: `Invalid filter attribute: ${unknown.attribute}` });
      const found = visible().filter(
        (entry) =>
          entry.timestamp * 1000 >= start &&
          // A time of RFC 2822 has whole seconds: the last of them counts until its end.
          entry.timestamp * 1000 < end + 1000 &&
          (!body.events?.length || body.events.includes(entry.event)) &&
          conditions.every((condition) => satisfies(entry, condition)),
      );
      if (!body.pagination?.sort?.endsWith(':asc')) found.reverse();
      const limit = body.pagination?.limit ?? 100;
      const skip = Number(body.pagination?.token ?? 0) || 0;
      return response.json({
        start: new Date(start).toUTCString(),
        end: new Date(end).toUTCString(),
        items: found.slice(skip, skip + limit).map(asLogItem),
        pagination: {
          first: '0',
          previous: String(Math.max(0, skip - limit)),
          next: skip + limit < found.length ? String(skip + limit) : '',
          last: String(Math.floor(Math.max(0, found.length - 1) / limit) * limit),
          ...(body.include_totals ? { total: found.length } : {}),
        },
        aggregates: { all: found.length, metrics: {} },
      });
    }),
  );

  control.post(
    '/__standin/log-lag',
    door((request, response) => {
      const seconds = Number(jsonBody(request).seconds);
      if (!(seconds >= 0)) return response.status(400).json({ message: 'seconds must be a number, 0 or more' });
      store.state.settings.logLagSeconds = seconds;
      store.changed();
      return response.json({ seconds });
    }),
  );
  return { api, control };
}

/** How each filter reads an entry: the values any of which may be meant. */
const READ: Record<string, (entry: LogEntry) => string[]> = {
  event: ({ event }) => [event],
  recipient: ({ recipient }) => [recipient],
  to: ({ message }) => message.headers.to.split(', '),
  from: ({ message }) => parseAddresses(message.headers.from).map(({ address }) => address),
  subject: ({ message }) => [message.headers.subject],
  'message-id': ({ message }) => [message.headers['message-id']],
  domain: (entry) => [domainOf(entry)],
  severity: ({ severity }) => [String(severity ?? '')],
  tags: ({ tags }) => (Array.isArray(tags) ? tags.map(String) : []),
};
const FIELDS = Object.keys(READ).filter((field) => field !== 'domain');

/** `message.headers.message-id`, `message_id` and `message-id` mean the same: Mailgun publishes no list of the names. */
function attributeName(attribute: string): string {
  const name = attribute.replace(/^message\.headers\.|\.name$/g, '').replaceAll('_', '-');
  return name === 'tag' ? 'tags' : name;
}

function matches(entry: LogEntry, field: string, wanted: string): boolean {
  const values = (READ[field]?.(entry) ?? []).map((value) => value.toLowerCase());
  return wanted
    .split(/\s+OR\s+/)
    .map((value) => (field === 'message-id' ? (ids(value)[0] ?? '') : value).toLowerCase())
    .some((value) => values.includes(value));
}

function satisfies(
  entry: LogEntry,
  condition: { attribute: string; comparator: string; values: { value: string }[] },
): boolean {
  const name = attributeName(condition.attribute);
  const has = condition.values.some(({ value }) =>
    condition.comparator.includes('contains')
      ? (READ[name]?.(entry) ?? []).some((own) => own.toLowerCase().includes(value.toLowerCase()))
      : matches(entry, name, value),
  );
  return /^(!=|not)/.test(condition.comparator) ? !has : has;
}

const domainOf = (entry: LogEntry): string => {
  const { domain } = entry;
  return typeof domain === 'object' && domain !== null && 'name' in domain ? String(domain.name) : '';
};

/** The newer API writes the time as an ISO date, the storage's URLs as a list and the variables as JSON text. */
function asLogItem({ timestamp, storage, 'user-variables': variables, ...entry }: LogEntry) {
  const kept = storage as { key: string; url: string };
  return {
    ...entry,
    '@timestamp': new Date(timestamp * 1000).toISOString(),
    storage: { key: kept.key, url: [kept.url], region: 'us-east4', env: 'production' },
    'user-variables': JSON.stringify(variables ?? {}),
  };
}

const queryOfEvents = (url: string) => new URLSearchParams(url.split('?')[1] ?? '');

/** A time of the events API: seconds since 1970, or an RFC 2822 date. */
function timeOf(value: string | null): number | null {
  if (!value) return null;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Date.parse(value) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

const durationMs = (text: string) => {
  const unit = { m: 60_000, h: 3_600_000, d: DAY_MS }[text.slice(-1)] ?? Number.NaN;
  return Number.parseFloat(text) * unit;
};
