import type { NextFunction, Request, RequestHandler, Response } from 'express';

/**
 * How a stand-in is told to fail. Posted as JSON to `/__standin/faults`; each fault is used up after `times` requests.
 *
 * - `latency`: waits `ms`, then answers as usual.
 * - `status`: answers `status` with `headers` and `body`, and does nothing (429 with Retry-After, any 5xx).
 * - `hang`: does nothing and never answers. `hang-after`: does the work and never answers.
 * - `reset`: does nothing and cuts the connection. `reset-after`: does the work and cuts the connection.
 * - any other kind (`duplicate`, `reorder`, `invent`, …) belongs to one stand-in, which takes it with `takeFault`.
 */
export type Fault = {
  kind: string;
  /** Only requests of this method; any when absent. */
  method?: string;
  /** Only requests whose path matches this regular expression; any when absent. */
  path?: string;
  /** How many requests it hits; 1 when absent, 0 means until reset. */
  times?: number;
  ms?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Whatever else a stand-in's own kinds need. */
  [extra: string]: unknown;
};

const REQUEST_KINDS = new Set(['latency', 'status', 'hang', 'hang-after', 'reset', 'reset-after']);

export type FaultBoard = ReturnType<typeof createFaultBoard>;

export function createFaultBoard() {
  let faults: (Fault & { left: number })[] = [];

  function take(fits: (fault: Fault) => boolean): Fault | undefined {
    const fault = faults.find(fits);
    if (!fault) return undefined;
    if (fault.times !== 0) {
      fault.left -= 1;
      if (fault.left <= 0) faults = faults.filter((other) => other !== fault);
    }
    return fault;
  }

  return {
    add: (fault: Fault) => faults.push({ ...fault, left: fault.times ?? 1 }),
    clear: () => {
      faults = [];
    },
    list: (): Fault[] => faults.map(({ left: _left, ...fault }) => fault),
    /** Uses up the next fault of one of a stand-in's own kinds. */
    takeFault: (kind: string) => take((fault) => fault.kind === kind),
    /** The middleware that every protocol route of a stand-in passes. */
    middleware: (): RequestHandler => async (request: Request, response: Response, next: NextFunction) => {
      if (request.path.startsWith('/__standin')) return next();
      const fault = take(
        (candidate) =>
          REQUEST_KINDS.has(candidate.kind) &&
          (!candidate.method || candidate.method.toUpperCase() === request.method) &&
          (!candidate.path || new RegExp(candidate.path).test(request.originalUrl)),
      );
      if (!fault) return next();
      if (fault.kind === 'latency') {
        await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
        return next();
      }
      if (fault.kind === 'status') {
        response.status(fault.status ?? 500).set(fault.headers ?? {});
        return typeof fault.body === 'string' ? response.send(fault.body) : response.json(fault.body ?? {});
      }
      if (fault.kind === 'hang') return undefined;
      if (fault.kind === 'reset') return request.socket.destroy();
      const swallow = () => {
        if (fault.kind === 'reset-after') request.socket.destroy();
        return response;
      };
      // The route does its work; only its answer is lost.
      response.end = swallow as Response['end'];
      response.write = (() => true) as Response['write'];
      return next();
    },
  };
}
