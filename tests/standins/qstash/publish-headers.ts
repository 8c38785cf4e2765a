import { createHash } from 'node:crypto';
import { parseDuration } from './duration.ts';
import { evaluateRetryDelay } from './expression.ts';
import type { DeliverySettings, FlowControl, MessageSpec } from './records.ts';

/** A request that QStash refuses; `status` and the sentence go to the caller as `{error}`. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Names in small letters, one value each. */
export type Headers = Record<string, string>;

// The smallest plan's limits (QStash pricing), so that what works here works on every plan.
const MOST_BODY_BYTES = 1024 * 1024;
const MOST_DELAY_MS = 7 * 24 * 3_600_000;
const MOST_RESPONSE_MS = 15 * 60_000;
const MOST_PERIOD_MS = 7 * 24 * 3_600_000;
const DEFAULT_RETRIES = 3;

/** The destination of a publish or a schedule: an http(s) URL. URL groups are left out of the stand-in. */
function checkDestination(destination: string): string {
  if (!/^https?:\/\//i.test(destination)) {
    throw new Refused(404, `URL groups are not part of this stand-in, and '${destination}' is no http(s) URL`);
  }
  if (!URL.canParse(destination)) throw new Refused(400, `invalid destination url: '${destination}'`);
  return destination;
}

/**
 * What the `Upstash-*` headers of a publish ask for.
 * Source: QStash OpenAPI, "Publish a message", and the feature pages.
 */
export function readMessageSpec(destination: string, headers: Headers, body: Buffer): MessageSpec {
  if (body.length > MOST_BODY_BYTES) throw new Refused(413, `the message exceeds ${MOST_BODY_BYTES} bytes`);
  const callback = headers['upstash-callback'];
  const failureCallback = headers['upstash-failure-callback'];
  const settings = readSettings(checkDestination(destination), headers, 'upstash-');
  const notBefore = headers['upstash-not-before'];
  if (notBefore !== undefined) {
    if (!/^\d+$/.test(notBefore)) throw new Refused(400, `invalid Upstash-Not-Before: '${notBefore}'`);
    // A time of the real clock; kept as a wait, for the stand-in's clock may be elsewhere.
    settings.delayMs = Math.max(0, Number(notBefore) * 1000 - Date.now());
  }
  if (settings.delayMs > MOST_DELAY_MS)
    throw new Refused(400, 'the delay exceeds 7 days, the maximum of the free plan');
  if (headers['content-type'] !== undefined) settings.headers['content-type'] = headers['content-type'];
  const flowControl = readFlowControl(headers);
  return {
    ...settings,
    bodyBase64: body.toString('base64'),
    ...(callback && { callback: readSettings(checkDestination(callback), headers, 'upstash-callback-') }),
    ...(failureCallback && {
      failureCallback: readSettings(checkDestination(failureCallback), headers, 'upstash-failure-callback-'),
    }),
    ...(flowControl && { flowControl }),
    labels: readList(headers['upstash-label']),
    redact: readList(headers['upstash-redact-fields']),
  };
}

/** The deduplication id that the headers give or ask to be computed; undefined when there is none. */
export function readDeduplicationId(spec: MessageSpec, headers: Headers): string | undefined {
  const id = headers['upstash-deduplication-id'];
  if (id !== undefined) {
    // Seen refused in us-east-1 (apache/superset issue 3591); refused here, so that no id of ours has one.
    if (id.includes(':')) throw new Refused(400, "DeduplicationId cannot contain ':'");
    return id;
  }
  if (headers['upstash-content-based-deduplication']?.toLowerCase() !== 'true') return undefined;
  const content = JSON.stringify([spec.url, spec.method, spec.headers, spec.bodyBase64]);
  return `content-${createHash('sha256').update(content).digest('hex')}`;
}

function readSettings(url: string, headers: Headers, prefix: string): DeliverySettings {
  const retryDelay = headers[`${prefix}retry-delay`];
  if (retryDelay !== undefined) checkExpression(retryDelay);
  const timeout = readDuration(headers, `${prefix}timeout`) ?? MOST_RESPONSE_MS;
  const forwarded = Object.entries(headers).filter(([name]) => name.startsWith(`${prefix}forward-`));
  return {
    url,
    method: (headers[`${prefix}method`] ?? 'POST').toUpperCase(),
    retries: readCount(headers, `${prefix}retries`) ?? DEFAULT_RETRIES,
    ...(retryDelay !== undefined && { retryDelay }),
    timeoutMs: Math.min(timeout, MOST_RESPONSE_MS),
    delayMs: readDuration(headers, `${prefix}delay`) ?? 0,
    headers: Object.fromEntries(forwarded.map(([name, value]) => [name.slice(`${prefix}forward-`.length), value])),
  };
}

function readFlowControl(headers: Headers): FlowControl | undefined {
  const key = headers['upstash-flow-control-key'];
  if (key === undefined) return undefined;
  const given = Object.fromEntries(readList(headers['upstash-flow-control-value']).map((part) => part.split('=')));
  const positive = (name: string): number | undefined => {
    if (given[name] === undefined) return undefined;
    const value = Number(given[name]);
    if (!Number.isInteger(value) || value < 1) throw new Refused(400, `invalid ${name} in Upstash-Flow-Control-Value`);
    return value;
  };
  const parallelism = positive('parallelism');
  const rate = positive('rate');
  if (parallelism === undefined && rate === undefined) {
    throw new Refused(400, 'Upstash-Flow-Control-Value needs parallelism or rate');
  }
  const period = given.period ?? '1s';
  const periodMs = /^\d+$/.test(period) ? Number(period) * 1000 : parseDuration(period);
  if (!periodMs || periodMs > MOST_PERIOD_MS) throw new Refused(400, 'invalid period in Upstash-Flow-Control-Value');
  return { key, periodMs, ...(parallelism !== undefined && { parallelism }), ...(rate !== undefined && { rate }) };
}

function checkExpression(expression: string) {
  try {
    evaluateRetryDelay(expression, 0);
  } catch (error) {
    throw new Refused(400, `invalid Upstash-Retry-Delay: ${error instanceof Error ? error.message : error}`);
  }
}

function readDuration(headers: Headers, name: string): number | undefined {
  const text = headers[name];
  if (text === undefined) return undefined;
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (milliseconds === undefined) throw new Refused(400, `invalid ${name}: '${text}'`);
  return milliseconds;
}

function readCount(headers: Headers, name: string): number | undefined {
  const text = headers[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Refused(400, `invalid ${name}: '${text}'`);
  return Number(text);
}

const readList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
