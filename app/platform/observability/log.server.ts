import { trace } from '@opentelemetry/api';
import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * The log of a process: JSON lines, each with the trace it belongs to. Callers log ids and codes, never what a customer
 * wrote or is called; these paths are cut out all the same.
 */
export function createLog(level: string): Log {
  return pino({
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
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span ? { traceId: span.traceId, spanId: span.spanId } : {};
    },
  });
}
