import { createServer, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { World } from '#app/platform/world.server.ts';
import { action as inboundMailgun } from '#app/routes/inbound.mailgun.ts';
import { action as jobsRun } from '#app/routes/jobs.run.ts';
import { action as jobsSweep } from '#app/routes/jobs.sweep.ts';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';

type Action = typeof inboundMailgun;

const actions: Record<string, Action> = {
  '/inbound/mailgun': inboundMailgun,
  '/inbound/mailgun/mime': inboundMailgun,
  '/jobs/run': jobsRun,
  '/jobs/sweep': jobsSweep,
};

/** The routes find their world where the process keeps its own, so a test puts its world there. */
export function setWorld(world: World): void {
  Object.assign(globalThis, { aftersaleWorld: world });
}

/** Calls a route's own action, as Remix does. */
export function callAction(action: Action, request: Request): Promise<Response> {
  return action({ request, params: {}, context: {} });
}

/** The doors that providers call, over HTTP: what Remix does around them is left to the journeys. */
export function serveRoutes(): Promise<StandIn> {
  const server = createServer(async (incoming, outgoing) => {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/';
    const action = actions[path];
    if (!action) return outgoing.writeHead(404).end();
    try {
      const answer = await callAction(action, toRequest(incoming));
      outgoing
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      outgoing.writeHead(500).end(String(error));
    }
  });
  return listen(server);
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const init: RequestInit & { duplex: 'half' } = {
    method: incoming.method ?? 'POST',
    headers,
    body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>,
    duplex: 'half',
  };
  return new Request(`http://127.0.0.1${incoming.url}`, init);
}
