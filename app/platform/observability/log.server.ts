import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { cutPersonal } from './cut-personal.ts';

export type Log = Logger;

/**
 * The log of a process: JSON lines, each with the trace it belongs to. Callers log ids and codes, never what a customer
 * wrote or is called; these paths, and what `cutPersonal` knows, are cut out all the same: an error of a provider or of the
 * database may repeat what it was given.
 *
 * @param destination where the lines go; standard output when absent.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.email',
        '*.address',
        '*.subject',
        '*.text',
        '*.html',
        '*.accessToken',
        '*.authorization',
        '*.id_token',
      ],
      censor: '[cut]',
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map(cutValue) as Parameters<typeof method>);
      },
    },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return cutPersonal(value);
  if (Array.isArray(value)) return value.map(cutValue);
  if (value instanceof Error || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutValue(inner)]));
}
