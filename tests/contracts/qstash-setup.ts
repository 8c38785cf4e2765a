import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@upstash/qstash';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';

export const OPTIONS = {
  token: 'token-of-the-contract-test',
  currentSigningKey: 'sig_current',
  nextSigningKey: 'sig_next',
};

/** The SDK as the app makes it, without its retries: a test wants to see the first failure. */
export const clientOf = (standIn: StandIn) =>
  new Client({ baseUrl: standIn.url, token: OPTIONS.token, retry: false, enableTelemetry: false, devMode: false });

type Setup = {
  standIn: StandIn;
  destination: Destination;
  doors: ReturnType<typeof standInDoors>;
  client: Client;
  /** Where the tests publish to. */
  url: string;
};

/** One stand-in and one destination for the tests of a file, emptied before each; filled in before the first runs. */
export function setUpQstash(): Setup {
  const setup = {} as Setup;
  beforeAll(async () => {
    const standIn = await startQstash(OPTIONS);
    const destination = await startDestination();
    const doors = standInDoors(standIn.url, OPTIONS.token);
    Object.assign(setup, {
      standIn,
      destination,
      doors,
      client: clientOf(standIn),
      url: `${destination.url}/jobs/run`,
    });
  });
  afterAll(async () => {
    await setup.standIn.close();
    await setup.destination.close();
  });
  beforeEach(async () => {
    await setup.doors.reset();
    setup.destination.clear();
  });
  return setup;
}

/** One request that the destination received. */
export type Delivery = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
  bytes: Buffer;
  at: number;
};
type Reply = { status: number; headers?: Record<string, string>; body?: string; afterMs?: number };

type Destination = Awaited<ReturnType<typeof startDestination>>;

/** A destination for deliveries, as an app would be: it remembers what came and answers what it is told to. */
async function startDestination() {
  const deliveries: Delivery[] = [];
  const replies: Reply[] = [];
  const state = { atOnce: 0, mostAtOnce: 0 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    state.atOnce += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
    deliveries.push({
      url: `${standIn.url}${request.url}`,
      method: request.method ?? '',
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString('utf8'),
      bytes: Buffer.concat(chunks),
      at: Date.now(),
    });
    const reply = replies.shift() ?? { status: 200 };
    if (reply.afterMs) await Promise.race([sleep(reply.afterMs), once(response, 'close')]);
    state.atOnce -= 1;
    response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
  });
  const standIn = await listen(server);
  return {
    ...standIn,
    deliveries,
    /** The next requests are answered so, in this order; after them with 200. */
    answer: (...next: Reply[]) => replies.push(...next),
    mostAtOnce: () => state.mostAtOnce,
    clear: () => {
      deliveries.length = 0;
      replies.length = 0;
      state.mostAtOnce = 0;
    },
    /** Waits until so many have come; fails with what did come. */
    received: async (count: number): Promise<Delivery[]> => {
      const deadline = Date.now() + 5000;
      while (deliveries.length < count) {
        if (Date.now() > deadline) throw new Error(`${deliveries.length} of ${count} deliveries came`);
        await sleep(5);
      }
      return deliveries;
    },
  };
}

/** The stand-in's doors for tests, and the API without the SDK. */
export function standInDoors(base: string, token: string) {
  const json = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${base}${path}`, init);
    return { status: response.status, body: (await response.json().catch(() => undefined)) as never };
  };
  const post = (path: string, body?: unknown) =>
    json(path, { method: 'POST', ...(body !== undefined && { body: JSON.stringify(body) }) });
  return {
    /** A request to the API with the token, and the body as it is. */
    api: (
      method: string,
      path: string,
      headers: Record<string, string> = {},
      body?: string | Uint8Array<ArrayBuffer>,
    ) =>
      json(path, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body }),
      }),
    advance: (seconds: number) => post('/__standin/advance', { seconds }),
    fault: (fault: object) => post('/__standin/faults', fault),
    deliverAgain: (messageId: string) => post(`/__standin/deliver/${messageId}`),
    reset: () => post('/__standin/reset'),
    messages: async () =>
      (await json('/__standin/messages')).body as {
        messageId: string;
        state: string;
        retried: number;
        dueInSeconds: number;
      }[],
  };
}
