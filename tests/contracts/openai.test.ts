import { zodTextFormat } from 'openai/helpers/zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Draft, MAILS, requestFor, type Setup, setUp } from './openai-setup.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

describe('structured output', () => {
  test('fits the schema, with usage, an id and a request id', async () => {
    const response = await setup.client.responses.parse(requestFor(MAILS.en ?? ''));
    expect(Draft.safeParse(response.output_parsed).success).toBe(true);
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      error: null,
      store: false,
      model: 'gpt-5-mini',
    });
    expect(response.id).toMatch(/^resp_/);
    expect(response._request_id).toMatch(/^req_/);
    expect(response.usage?.total_tokens).toBe(
      (response.usage?.input_tokens ?? 0) + (response.usage?.output_tokens ?? 0),
    );
    expect(response.usage?.input_tokens).toBeGreaterThan(100);
  });

  test('fills a schema that it has never seen with the simplest valid values', async () => {
    const Choice = z.object({
      orderId: z.string().nullable(),
      confidence: z.number().min(0.5).max(1),
      kind: z.enum(['a', 'b']),
      reply: z.string(),
      parts: z.array(z.object({ n: z.int().min(3) })).min(2),
      either: z.union([z.object({ x: z.literal('q') }), z.null()]),
    });
    const { output_parsed } = await setup.client.responses.parse({
      ...requestFor(MAILS.en ?? ''),
      text: { format: zodTextFormat(Choice, 'choice') },
    });
    expect(output_parsed).toMatchObject({
      orderId: null,
      confidence: 0.5,
      kind: 'a',
      parts: [{ n: 3 }, { n: 3 }],
      either: null,
    });
    expect(output_parsed?.reply).toContain('#4127');
  });

  test('a schema that strict mode does not take is refused', async () => {
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] };
    const format = { type: 'json_schema' as const, name: 'x', strict: true };
    const ask = (more: object) =>
      setup.client.responses.create({
        ...requestFor('x'),
        text: { format: { ...format, schema: { ...schema, ...more } } },
      });
    await expect(ask({})).rejects.toMatchObject({
      status: 400,
      code: 'invalid_json_schema',
      param: 'text.format.schema',
    });
    await expect(ask({ additionalProperties: false })).rejects.toThrow(/Missing 'b'/);
    await expect(ask({ additionalProperties: false, required: ['a', 'b'] })).resolves.toMatchObject({
      status: 'completed',
    });
  });
});

describe('errors', () => {
  test('a wrong key is 401, an unknown model 404, a call that would be kept 400 and on record', async () => {
    const stranger = setup.clientWith({ apiKey: 'sk-other' });
    await expect(stranger.responses.create(requestFor('x'))).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    });
    await expect(setup.client.responses.create({ ...requestFor('x'), model: 'none' })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    const kept = setup.client.responses.create({ ...requestFor('secret'), store: undefined });
    await expect(kept).rejects.toMatchObject({ status: 400, param: 'store', type: 'invalid_request_error' });
    const requests = await setup.requests();
    expect(requests.at(-1)).toMatchObject({ status: 400, body: { model: 'gpt-5-mini' } });
    expect(JSON.stringify(requests.at(-1))).toContain('secret');
  });

  test('429 with Retry-After is waited for and tried again by the client', async () => {
    const fault = { kind: 'status', status: 429, path: '/v1/responses', headers: { 'retry-after': '1' } };
    await setup.control('faults', fault);
    await expect(setup.client.responses.create(requestFor('x'))).rejects.toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
    });
    await setup.control('faults', fault);
    const patient = setup.clientWith({ maxRetries: 1 });
    const began = Date.now();
    expect((await patient.responses.create(requestFor('x'))).status).toBe('completed');
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
  });

  test('lists models', async () => {
    expect((await setup.client.models.list()).data.map(({ object }) => object)).toContain('model');
  });
});
