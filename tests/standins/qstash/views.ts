import { createHash } from 'node:crypto';
import type { DeadLetter, DeliverySettings, LogLine, Message, MessageSpec, Schedule } from './records.ts';

/** The records as QStash's API shows them (OpenAPI and the types of @upstash/qstash). */

const redacted = (value: string | Buffer) => `REDACTED:${createHash('sha256').update(value).digest('hex')}`;

/** A body is shown as text when it is UTF-8, else in base64; redacted when the publisher asked for it. */
function bodyFields(spec: MessageSpec): { body?: string; bodyBase64?: string } {
  const body = Buffer.from(spec.bodyBase64, 'base64');
  if (spec.redact.includes('body')) return { body: redacted(body) };
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? { body: text } : { bodyBase64: spec.bodyBase64 };
}

function headerField(spec: MessageSpec): Record<string, string[]> {
  // The documentation says `headers[Name]`, the SDK sends `header[Name]`.
  const hidden = new Set(spec.redact.map((field) => field.toLowerCase().replace(/^headers/, 'header')));
  const isHidden = (name: string) => hidden.has('header') || hidden.has(`header[${name}]`);
  return Object.fromEntries(
    Object.entries(spec.headers).map(([name, value]) => [name, [isHidden(name) ? redacted(value) : value]]),
  );
}

const urlOf = (settings: DeliverySettings | undefined) => settings?.url;

function specView(spec: MessageSpec) {
  return {
    method: spec.method,
    header: headerField(spec),
    ...bodyFields(spec),
    retryDelayExpression: spec.retryDelay,
    callback: urlOf(spec.callback),
    failureCallback: urlOf(spec.failureCallback),
    flowControlKey: spec.flowControl?.key,
    parallelism: spec.flowControl?.parallelism,
    rate: spec.flowControl?.rate,
    period: spec.flowControl && spec.flowControl.periodMs / 1000,
    label: spec.labels[0],
    labels: spec.labels.length > 0 ? spec.labels : undefined,
    callerIP: '127.0.0.1',
  };
}

export const messageView = (message: Message) => ({
  ...specView(message),
  messageId: message.id,
  url: message.url,
  maxRetries: message.retries,
  notBefore: Math.round(message.dueAt),
  createdAt: message.createdAt,
  scheduleId: message.scheduleId,
});

export function deadLetterView(letter: DeadLetter) {
  const body = Buffer.from(letter.answer.bodyBase64, 'base64');
  const text = letter.answer.error ?? body.toString('utf8');
  const isText = letter.answer.error !== undefined || Buffer.from(text, 'utf8').equals(body);
  return {
    ...messageView(letter.message),
    dlqId: letter.id,
    responseStatus: letter.answer.status,
    responseHeader: letter.answer.headers,
    ...(isText ? { responseBody: text } : { responseBodyBase64: letter.answer.bodyBase64 }),
  };
}

export const scheduleView = (schedule: Schedule) => ({
  ...specView(schedule.spec),
  scheduleId: schedule.id,
  cron: schedule.cron,
  createdAt: schedule.createdAt,
  destination: schedule.spec.url,
  retries: schedule.spec.retries,
  delay: schedule.spec.delayMs > 0 ? schedule.spec.delayMs / 1000 : undefined,
  isPaused: schedule.isPaused,
  lastScheduleTime: schedule.lastAt,
  nextScheduleTime: Math.round(schedule.nextAt),
});

export function logView(line: LogLine, message: Message | undefined) {
  const { id: _id, ...shown } = line;
  if (!message) return shown;
  const { messageId: _same, notBefore: _due, ...rest } = messageView(message);
  return { ...rest, ...shown };
}
