import type { Request, Response } from 'express';
import { createStandInApp, listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { type Outcome, toArguments, toBase64 } from './encoding.ts';
import { createExecutor } from './execute.ts';
import { createPubSub } from './pub-sub.ts';

/**
 * Stand-in for Upstash Redis: its REST protocol over ioredis-mock, in memory (a cache that forgets is allowed).
 *
 * - `POST /` with `["SET","k","v"]`, and path style `/set/k/v?EX=10` (a body is one more argument): `{result}`, or 400 `{error}`.
 * - `POST /pipeline`: an array of `{result}` or `{error}`; not atomic. `POST /multi-exec`: atomic; refused as a whole by one `{error}`.
 * - `Upstash-Encoding: base64`; `/subscribe/{channel}` as server-sent events; scripts, with the shebang line of Upstash's own SDK.
 * - 401 without `Authorization: Bearer {token}` (or `?_token=`), 405 for other methods.
 *
 * Not offered: `/monitor`, `/psubscribe`, `Upstash-Response-Format: resp2`, streams, JSON and geo commands (an error says so).
 * Source: Upstash Redis documentation, "REST API".
 */
export async function startRedis(options: { port?: number; token: string }): Promise<StandIn> {
  const pubSub = createPubSub();
  const executor = createExecutor(pubSub);
  const { app } = createStandInApp({ onReset: executor.reset });

  app.use((request, response, next) => {
    if (!['GET', 'HEAD', 'POST', 'PUT'].includes(request.method)) {
      return void response.status(405).json({ error: 'ERR method not allowed' });
    }
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? request.query._token;
    if (bearer !== options.token)
      return void response.status(401).json({ error: 'WRONGPASS invalid or missing auth token' });
    // Nothing replicates here, so the token that a client sends for reading its own writes is true already.
    response.set('Upstash-Sync-Token', String(request.headers['upstash-sync-token'] ?? ''));
    next();
  });

  app.post('/pipeline', async (request, response) => {
    const commands = commandList(request);
    if (!commands) return void response.status(400).json({ error: 'ERR failed to parse pipeline request' });
    const outcomes: Outcome[] = [];
    for (const args of commands) outcomes.push(await executor.execute(args));
    response.json(outcomes.map((outcome) => encode(request, outcome)));
  });

  app.post('/multi-exec', async (request, response) => {
    const commands = commandList(request);
    if (!commands) return void response.status(400).json({ error: 'ERR failed to parse multi-exec request' });
    const outcomes = await executor.transact(commands);
    if (!outcomes) {
      return void response.status(400).json({ error: 'EXECABORT Transaction discarded because of previous errors.' });
    }
    response.json(outcomes.map((outcome) => encode(request, outcome)));
  });

  app.all('/subscribe/:channel', (request, response) => pubSub.subscribe(String(request.params.channel), response));

  app.post('/', (request, response) => answer(request, response, toArguments(parseJson(request))));

  app.use((request, response) => answer(request, response, pathArguments(request)));

  async function answer(request: Request, response: Response, args: string[] | undefined) {
    if (!args) return void response.status(400).json({ error: 'ERR failed to parse command' });
    const outcome = await executor.execute(args);
    response.status('error' in outcome ? 400 : 200).json(encode(request, outcome));
  }

  const standIn = await listen(app, options.port);
  return {
    ...standIn,
    close: async () => {
      await standIn.close();
      executor.close();
    },
  };
}

function encode(request: Request, outcome: Outcome): Outcome {
  if ('error' in outcome || request.headers['upstash-encoding'] !== 'base64') return outcome;
  return { result: toBase64(outcome.result) };
}

const bodyText = (request: Request) => (Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');

function parseJson(request: Request): unknown {
  try {
    return JSON.parse(bodyText(request));
  } catch {
    return undefined;
  }
}

/** The commands of a pipeline, or undefined when the body is not a list of lists with something in each. */
function commandList(request: Request): string[][] | undefined {
  const body = parseJson(request);
  if (!Array.isArray(body) || body.length === 0) return undefined;
  const commands = body.map(toArguments);
  return commands.every((command) => command !== undefined) ? commands : undefined;
}

/** `/set/key/value?EX=10` → SET key value EX 10; the body of a POST or PUT stands between path and query. */
function pathArguments(request: Request): string[] | undefined {
  const url = new URL(request.originalUrl, 'http://stand-in');
  const body = bodyText(request);
  try {
    const words = url.pathname.slice(1).split('/').map(decodeURIComponent);
    if (!words[0]) return undefined;
    if (body !== '') words.push(body);
    for (const [name, value] of url.searchParams) {
      if (name === '_token') continue;
      words.push(name);
      if (value !== '') words.push(value);
    }
    return words;
  } catch {
    return undefined;
  }
}
