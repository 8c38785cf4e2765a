import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createFaultBoard, type Fault, type FaultBoard } from './faults.ts';

/** What every stand-in gives to whoever starts it. `url` has no trailing slash. */
export type StandIn = { url: string; port: number; close: () => Promise<void> };

/** One request that a stand-in received, for tests to look at (`GET /__standin/calls`). */
export type Call = { at: string; method: string; path: string; headers: Record<string, unknown>; body: string };

const KEPT_CALLS = 1000;

/**
 * An express app with what all stand-ins share: the raw body as a Buffer in `request.body`, the record of calls, and
 * the control doors `POST|GET|DELETE /__standin/faults`, `GET /__standin/calls?path=`, `POST /__standin/reset`.
 */
export function createStandInApp(options: { onReset?: () => void } = {}): {
  app: Express;
  faults: FaultBoard;
  calls: Call[];
} {
  const app = express();
  const faults = createFaultBoard();
  const calls: Call[] = [];
  app.disable('x-powered-by');
  app.use(express.raw({ type: () => true, limit: '60mb' }));

  app.post('/__standin/faults', (request, response) => {
    const posted = JSON.parse(request.body.toString('utf8')) as Fault | Fault[];
    for (const fault of Array.isArray(posted) ? posted : [posted]) faults.add(fault);
    response.status(201).json(faults.list());
  });
  app.get('/__standin/faults', (_request, response) => void response.json(faults.list()));
  app.delete('/__standin/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  app.get('/__standin/calls', (request, response) => {
    const path = typeof request.query.path === 'string' ? request.query.path : '';
    response.json(calls.filter((call) => call.path.includes(path)));
  });
  app.post('/__standin/reset', (_request, response) => {
    faults.clear();
    calls.length = 0;
    options.onReset?.();
    response.status(204).end();
  });

  app.use((request, _response, next) => {
    if (!request.path.startsWith('/__standin')) {
      calls.push({
        at: new Date().toISOString(),
        method: request.method,
        path: request.originalUrl,
        headers: request.headers,
        body: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
      });
      if (calls.length > KEPT_CALLS) calls.shift();
    }
    next();
  });
  app.use(faults.middleware());
  return { app, faults, calls };
}

/** Listens on 127.0.0.1 (`port` 0 takes any free one); `close` also ends kept-alive and hanging connections. */
export async function listen(listener: RequestListener | Server, port = 0): Promise<StandIn> {
  const server = typeof listener === 'function' ? createServer(listener) : listener;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
