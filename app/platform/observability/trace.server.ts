import { context, createContextKey, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { errorLine } from '../errors.ts';
import { cutPersonal } from './cut-personal.ts';

/** A delivery of the queue whose trace is not known yet. */
type Delivery = { name: string; startTime: Date; begun: boolean };
const DELIVERY = createContextKey('delivery of the queue');

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
  startTime: Date = new Date(),
): Promise<Result> {
  return trace.getTracer('aftersale').startActiveSpan(name, { attributes, startTime }, async (span) => {
    try {
      return await work();
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A Response that is thrown is an answer (a redirect, a refusal), not a failure. */
function noteFailure(span: Span, error: unknown): void {
  if (error instanceof Response) return;
  span.setStatus({ code: SpanStatusCode.ERROR, message: cutPersonal(errorLine(error)) });
}

/**
 * Runs `work` as a delivery of the queue. The queue carries ids only, so which trace a delivery belongs to is known once the
 * job's row was read: its span is begun by `withTraceparent`, with the time at which the delivery came. A delivery that
 * finds nothing to do gets a trace of its own.
 */
export function inDelivery<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const delivery: Delivery = { name, startTime: new Date(), begun: false };
  return context.with(context.active().setValue(DELIVERY, delivery), async () => {
    let failure: unknown;
    try {
      return await work();
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      if (!delivery.begun) {
        const span = trace.getTracer('aftersale').startSpan(name, { startTime: delivery.startTime });
        if (failure !== undefined) noteFailure(span, failure);
        span.end();
      }
    }
  });
}

/** The current span as a W3C traceparent, to be kept in a job's row; null outside of any span. */
export function currentTraceparent(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** Goes on with the trace that a traceparent names, and takes the delivery of the queue that runs it into that trace. */
export function withTraceparent<Result>(traceparent: string | null, work: () => Promise<Result>): Promise<Result> {
  const delivery = context.active().getValue(DELIVERY) as Delivery | undefined;
  const carrier = traceparent ? { traceparent } : {};
  return context.with(propagation.extract(context.active().deleteValue(DELIVERY), carrier), () => {
    if (!delivery) return work();
    delivery.begun = true;
    return inSpan(delivery.name, {}, work, delivery.startTime);
  });
}

/** The id of the current trace, for a line of the log; null outside of any span. */
export function currentTraceId(): string | null {
  return trace.getActiveSpan()?.spanContext().traceId ?? null;
}
