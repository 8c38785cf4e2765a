import { randomBytes } from 'node:crypto';
import { isObject, type Json } from './json.ts';
import type { Answer } from './model/answer.ts';
import { inventingAnswer, obeyingAnswer, wronglyCitingAnswer } from './model/dishonest.ts';
import { honestAnswer } from './model/honest.ts';
import { readRequest } from './model/request.ts';
import { fillSchema, schemaViolation, strictSchemaProblem } from './schema.ts';

/**
 * How the model behaves:
 * - `honest`; `invent`: adds a date, an amount and an order number of its own; `cite-wrongly`: true words, wrong facts;
 *   `obey`: does what the newest mail tells it.
 * - `nonsense`: text that is no JSON; `refuse`: a refusal; `truncate`: stops in the middle at max_output_tokens;
 *   `empty`: no output at all; `slow`: honest, after `ms`.
 */
export const MODES = [
  'honest',
  'invent',
  'cite-wrongly',
  'obey',
  'nonsense',
  'refuse',
  'truncate',
  'empty',
  'slow',
] as const;
export type Mode = (typeof MODES)[number];

export type ApiError = { status: number; message: string; type: string; code: string | null; param: string | null };

const invalid = (message: string, param: string | null, code: string | null = null): ApiError => ({
  ...{ status: 400, message, type: 'invalid_request_error', code, param },
});

/** What OpenAI would refuse a request for, or null. */
export function requestProblem(body: unknown): ApiError | null {
  if (!isObject(body)) return invalid('We could not parse the JSON body of your request.', null);
  if (typeof body.model !== 'string')
    return invalid("Missing required parameter: 'model'.", 'model', 'missing_required_parameter');
  if (!/^(gpt-|o\d|chatgpt-|ft:)/.test(body.model)) {
    const message = `The model \`${body.model}\` does not exist or you do not have access to it.`;
    return { status: 404, message, type: 'invalid_request_error', code: 'model_not_found', param: null };
  }
  if (body.input === undefined)
    return invalid("Missing required parameter: 'input'.", 'input', 'missing_required_parameter');
  if (body.stream === true) return invalid('This stand-in does not stream.', 'stream');
  // Our own rule, not OpenAI's: customers' mail must never be kept there, and OpenAI keeps responses by default.
  if (body.store !== false)
    return invalid("This stand-in demands 'store: false' on every call.", 'store', 'store_not_false');
  const format = formatOf(body);
  if (format?.type !== 'json_schema') return null;
  const param = 'text.format.schema';
  if (typeof format.name !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(format.name)) {
    return invalid("Missing or invalid parameter: 'text.format.name'.", 'text.format.name');
  }
  if (!isObject(format.schema))
    return invalid(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
  const problem = format.strict === true ? strictSchemaProblem(format.schema) : null;
  return problem
    ? invalid(`Invalid schema for response_format '${format.name}': ${problem}`, param, 'invalid_json_schema')
    : null;
}

/** The Responses API's answer object for a request that `requestProblem` let through. */
export function respond(body: Json, mode: Mode): Json {
  const text = answerText(body, mode);
  const inputTokens = tokens(JSON.stringify(body.input)) + tokens(String(body.instructions ?? ''));
  const outputTokens = mode === 'empty' ? 0 : tokens(text);
  return {
    id: newId('resp'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: mode === 'truncate' ? 'incomplete' : 'completed',
    error: null,
    incomplete_details: mode === 'truncate' ? { reason: 'max_output_tokens' } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    metadata: body.metadata ?? {},
    model: body.model,
    output: mode === 'empty' ? [] : [message(text, mode)],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: body.temperature ?? 1,
    text: isObject(body.text) ? body.text : { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: body.top_p ?? 1,
    truncation: 'disabled',
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: inputTokens + outputTokens,
    },
    user: null,
  };
}

function message(text: string, mode: Mode): Json {
  const content =
    mode === 'refuse'
      ? { type: 'refusal', refusal: "I'm sorry, but I can't help with that." }
      : { type: 'output_text', text, annotations: [], logprobs: [] };
  const status = mode === 'truncate' ? 'incomplete' : 'completed';
  return { id: newId('msg'), type: 'message', status, role: 'assistant', content: [content] };
}

const MODELS: Partial<Record<Mode, (input: ReturnType<typeof readRequest>) => Answer>> = {
  invent: inventingAnswer,
  'cite-wrongly': wronglyCitingAnswer,
  obey: obeyingAnswer,
};

function answerText(body: Json, mode: Mode): string {
  const answer = (MODELS[mode] ?? honestAnswer)(readRequest(body));
  const format = formatOf(body);
  const schema = format?.type === 'json_schema' && isObject(format.schema) ? format.schema : null;
  const value = schema ? fillSchema(schema, answer) : answer;
  const violation = schema ? schemaViolation(schema, value) : null;
  // OpenAI promises an answer that fits; a stand-in that cannot must say so and not pass something else on.
  if (violation) throw new Error(`The stand-in model cannot fill this schema: ${violation}`);
  const text = schema || format?.type === 'json_object' ? JSON.stringify(value) : answer.reply;
  if (mode === 'truncate') return text.slice(0, Math.ceil(text.length / 2));
  return mode === 'nonsense' ? `Of course! Here it is: {"reply": ${answer.reply.slice(0, 40)}` : text;
}

const formatOf = (body: Json): Json | null =>
  isObject(body.text) && isObject(body.text.format) ? body.text.format : null;
/** Four characters a token is OpenAI's own rule of thumb for English. */
const tokens = (text: string) => Math.ceil(text.length / 4);
const newId = (kind: string) => `${kind}_${randomBytes(24).toString('hex')}`;
