import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import type { Gate } from './gate.ts';
import { forward, readBody, reply } from './http-forward.ts';

/**
 * What becomes of one request on its way to a service and back.
 * - `late`: it is taken and answered, after `ms`. `hang`: taken, and never answered.
 * - `fail`: taken, and answered 502. `cut`: taken, and the connection ends without an answer.
 * - `busy`: not taken, 429. `lost`: not taken, and the connection ends without an answer.
 * - `twice`: taken twice; what a careless app would do, to see that it is noticed.
 */
export type Trouble = 'late' | 'hang' | 'fail' | 'cut' | 'busy' | 'lost' | 'twice';

export type ServiceProxy = StandIn & {
  /** Where requests go. */
  toTarget(url: string): void;
  /** The next request whose path matches gets into trouble. */
  trouble(next: { path: RegExp; kind: Trouble; ms?: number } | null): void;
  /** The last request whose path matches, to be made again elsewhere. */
  lastRequest(path: RegExp): SeenRequest | undefined;
};

export type SeenRequest = { method: string; path: string; headers: Record<string, string>; body: Buffer };

/** Stands between the app's process and one service, and takes each request through the gate. */
export async function startServiceProxy(service: string, gate: Gate): Promise<ServiceProxy> {
  let target = '';
  let planned: { path: RegExp; kind: Trouble; ms?: number } | null = null;
  const seen: SeenRequest[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request);
    const path = request.url ?? '/';
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    seen.push({ method: request.method ?? 'GET', path, headers, body });
    const trouble = planned?.path.test(path) ? planned : null;
    if (trouble) planned = null;
    if (trouble?.kind === 'twice') await forward(request, body, target);
    const taken = trouble?.kind !== 'busy' && trouble?.kind !== 'lost';
    const answer = await gate.pass(`http: ${request.method} ${service} ${withoutIds(path)}`, async () =>
      taken ? forward(request, body, target) : { status: 429, headers: ['retry-after', '1'], body: Buffer.from('{}') },
    );
    if (answer === null || trouble?.kind === 'cut' || trouble?.kind === 'lost') return void request.socket.destroy();
    if (trouble?.kind === 'hang') return;
    if (trouble?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, trouble.ms));
    reply(response, trouble?.kind === 'fail' ? { status: 502, headers: [], body: Buffer.from('Bad Gateway') } : answer);
  }

  const standIn = await listen((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  return {
    ...standIn,
    toTarget(url) {
      target = url;
    },
    trouble(next) {
      planned = next;
    },
    lastRequest: (path) => seen.findLast((request) => path.test(request.path)),
  };
}

function withoutIds(path: string): string {
  return path.replace(/\?.*$/, '?…').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
}
