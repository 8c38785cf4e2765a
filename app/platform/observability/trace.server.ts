import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { errorLine } from '../errors.ts';

/** Sends spans to a collector (OTLP over HTTP). Without an endpoint spans still carry ids, and go nowhere. */
export function startTracing(endpoint: string | undefined): { stop(): Promise<void> } {
  const provider = new NodeTracerProvider({
    spanProcessors: endpoint ? [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))] : [],
  });
  provider.register();
  return { stop: () => provider.shutdown() };
}

/** Runs `work` inside a span. Attributes hold ids, never personal data or tokens. */
export function inSpan<Result>(
  name: string,
  attributes: Record<string, string | number>,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getTracer('aftersale').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: errorLine(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The current span as a W3C traceparent, to be kept in a job's row; null outside of any span. */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** Goes on with the trace that a traceparent names. */
export function withTraceparent<Result>(traceparent: string | null, work: () => Promise<Result>): Promise<Result> {
  if (!traceparent) return work();
  return context.with(propagation.extract(context.active(), { traceparent }), work);
}

/** The id of the current trace, for a line of the log; null outside of any span. */
export function currentTraceId(): string | null {
  return trace.getActiveSpan()?.spanContext().traceId ?? null;
}
