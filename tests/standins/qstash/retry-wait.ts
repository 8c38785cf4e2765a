import { parseDuration } from './duration.ts';
import { evaluateRetryDelay } from './expression.ts';
import type { Answer, DeliverySettings } from './records.ts';

const LONGEST_WAIT_SECONDS = 86_400;
const RESET_HEADERS = [
  'retry-after',
  'x-ratelimit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
] as const;

/**
 * How long to wait in milliseconds before the next attempt, `retried` retries having been made: what the answer asks
 * for, else the message's own expression, else min(86400, e^(2.5 n)) seconds.
 * Source: QStash documentation, "Retry".
 */
export function waitBeforeRetry(settings: DeliverySettings, retried: number, answer: Answer): number {
  for (const name of RESET_HEADERS) {
    const asked = parseReset(answer.headers[name]?.[0]);
    if (asked !== undefined && asked <= LONGEST_WAIT_SECONDS * 1000) return asked;
  }
  if (settings.retryDelay !== undefined) {
    const milliseconds = evaluateOrNothing(settings.retryDelay, retried);
    if (milliseconds !== undefined) return Math.min(LONGEST_WAIT_SECONDS * 1000, Math.max(0, milliseconds));
  }
  return Math.min(LONGEST_WAIT_SECONDS, Math.exp(2.5 * (retried + 1))) * 1000;
}

/** Seconds, `6m5s`, or a date (by the real clock). */
function parseReset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text.trim())) return Number(text) * 1000;
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** It was tried with 0 retries when the message was published, but may still divide by nothing later. */
function evaluateOrNothing(expression: string, retried: number): number | undefined {
  try {
    return evaluateRetryDelay(expression, retried);
  } catch {
    return undefined;
  }
}
