import { randomUUID } from 'node:crypto';
import express, { type Response } from 'express';
import { createStandInApp, listen, type StandIn } from '../shared/serve.ts';
import { isObject, parseJson } from './json.ts';
import { type ApiError, MODES, type Mode, requestProblem, respond } from './responses-api.ts';

export type OpenaiOptions = {
  port?: number;
  /** The bearer token. */
  apiKey: string;
  /** How long every answer takes; 0 when absent. */
  latencyMs?: number;
};

type RecordedRequest = { at: string; mode: Mode; status: number; body: unknown };

const MODEL_NAMES = ['gpt-5.6', 'gpt-5.6-mini', 'gpt-5-mini', 'gpt-4.1-mini'];
const KEPT_REQUESTS = 1000;

/**
 * Starts a stand-in for OpenAI: `POST /v1/responses` (structured output; no streaming) and `GET /v1/models`, with bearer
 * token, `x-request-id` and OpenAI's form of errors. Its model shares no code with the app. Control doors:
 * - `POST /__standin/behaviour` {mode, times?, ms?}: how the model behaves (`MODES`), for the next `times` calls or until
 *   told otherwise. `GET` tells it.
 * - `GET /__standin/requests`: what was asked, with parsed bodies. `POST /__standin/latency` {ms}.
 * A 429 is a fault: {kind: 'status', status: 429, headers: {'retry-after': '1'}}; its body is filled in here.
 */
export async function startOpenai(options: OpenaiOptions): Promise<StandIn> {
  const usual = { mode: 'honest' as Mode, left: Number.POSITIVE_INFINITY, ms: 1000 };
  let behaviour = { ...usual };
  let latencyMs = options.latencyMs ?? 0;
  const requests: RecordedRequest[] = [];
  const { app } = createStandInApp({
    onReset: () => {
      behaviour = { ...usual };
      latencyMs = options.latencyMs ?? 0;
      requests.length = 0;
    },
  });

  app.use('/v1', (request, response, next) => {
    if (request.headers.authorization === `Bearer ${options.apiKey}`) return next();
    const given = request.headers.authorization?.replace(/^Bearer /, '');
    const message = given
      ? `Incorrect API key provided: ${given.slice(0, 8)}***. You can find your API key at https://platform.openai.com/account/api-keys.`
      : "You didn't provide an API key.";
    return sendError(response, {
      status: 401,
      message,
      type: 'invalid_request_error',
      code: 'invalid_api_key',
      param: null,
    });
  });

  const describeModel = (id: string) => ({ id, object: 'model', created: 1_760_000_000, owned_by: 'system' });
  app.get(
    '/v1/models',
    (_request, response) => void response.json({ object: 'list', data: MODEL_NAMES.map(describeModel) }),
  );

  app.post('/v1/responses', async (request, response) => {
    const body = parseJson(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
    const problem = requestProblem(body);
    const { mode, ms } = behaviour;
    const record: RecordedRequest = { at: new Date().toISOString(), mode, status: problem?.status ?? 200, body };
    requests.push(record);
    if (requests.length > KEPT_REQUESTS) requests.shift();
    if (problem || !isObject(body)) return sendError(response, problem ?? serverError('no body'));
    behaviour.left -= 1;
    if (behaviour.left <= 0) behaviour = { ...usual };
    try {
      const answer = respond(body, mode);
      await new Promise((resolve) => setTimeout(resolve, latencyMs + (mode === 'slow' ? ms : 0)));
      return response.json(answer);
    } catch (error) {
      record.status = 500;
      return sendError(response, serverError(String(error)));
    }
  });
  app.use('/v1', (request, response) => {
    const message = `Invalid URL (${request.method} ${request.originalUrl})`;
    sendError(response, { status: 404, message, type: 'invalid_request_error', code: null, param: null });
  });

  // The control doors stand before the shared app, so that no fault that is meant for the protocol hits them.
  const outer = express();
  outer.disable('x-powered-by');
  outer.use(express.raw({ type: () => true, limit: '60mb' }));
  outer.post('/__standin/behaviour', (request, response) => {
    const asked = parseJson(request.body.toString('utf8'));
    const mode = isObject(asked) ? MODES.find((known) => known === asked.mode) : undefined;
    if (!isObject(asked) || !mode) return response.status(400).json({ message: `mode is one of ${MODES.join(', ')}` });
    const left = typeof asked.times === 'number' ? asked.times : Number.POSITIVE_INFINITY;
    behaviour = { mode, left, ms: typeof asked.ms === 'number' ? asked.ms : usual.ms };
    return response.json({ mode });
  });
  outer.get('/__standin/behaviour', (_request, response) => void response.json({ mode: behaviour.mode }));
  outer.get('/__standin/requests', (_request, response) => void response.json(requests));
  outer.post('/__standin/latency', (request, response) => {
    const asked = parseJson(request.body.toString('utf8'));
    latencyMs = isObject(asked) && typeof asked.ms === 'number' ? asked.ms : 0;
    response.json({ ms: latencyMs });
  });
  outer.use('/v1', (_request, response, next) => {
    response.set({ 'x-request-id': `req_${randomUUID().replaceAll('-', '')}`, 'openai-version': '2020-10-01' });
    fillErrorBody(response);
    next();
  });
  outer.use(app);
  return listen(outer, options.port);
}

const serverError = (message: string): ApiError => ({
  status: 500,
  message,
  type: 'server_error',
  code: null,
  param: null,
});

const sendError = (response: Response, { status, ...error }: ApiError) => response.status(status).json({ error });

/** A fault that names only a status is answered with the body that OpenAI would give. */
function fillErrorBody(response: Response) {
  const json = response.json.bind(response);
  response.json = (body) => {
    if (response.statusCode < 400 || !isObject(body) || Object.keys(body).length > 0) return json(body);
    const limited = response.statusCode === 429;
    const message = limited
      ? 'Rate limit reached for requests per min. Please try again later.'
      : 'The server had an error while processing your request.';
    const error = {
      message,
      type: limited ? 'requests' : 'server_error',
      code: limited ? 'rate_limit_exceeded' : null,
      param: null,
    };
    return json({ error });
  };
}
