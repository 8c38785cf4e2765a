import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { inSpan } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { readBody } from './read-body.server.ts';
import { world as theWorld } from './world.server.ts';

/** One webhook whose signature holds. */
export type ShopifyWebhook = {
  world: World;
  /** orders/updated */
  topic: string;
  /** alder-and-oak.myshopify.com */
  domain: string;
  /** The same for every delivery of one webhook. */
  webhookId: string;
  payload: Record<string, unknown>;
  now: Date;
};

const MAX_BYTES = 5_000_000;

/**
 * Wraps a webhook's action: HMAC over the raw body with the app's secret (shopify.dev, "Verify webhooks"). The library's
 * own `authenticate.webhook` answers 500 once a shop's token cannot be refreshed, as after an uninstall, so it is not used.
 * 401 for a wrong or missing signature, 400 when something else is missing, 413 for more than 5 MB, 405 for another method,
 * 5xx so that Shopify sends it again.
 */
export function shopifyWebhook(handler: (webhook: ShopifyWebhook) => Promise<void>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const world = theWorld();
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const header = (name: string) => request.headers.get(`x-shopify-${name}`);
    const signature = header('hmac-sha256');
    const topic = header('topic');
    const domain = header('shop-domain');
    const webhookId = header('webhook-id');
    if (!signature) return new Response(null, { status: 401 });
    if (!topic || !domain || !webhookId) return new Response(null, { status: 400 });
    const body = await readBody(request, MAX_BYTES);
    if (!body) return new Response(null, { status: 413 });
    if (body.length === 0) return new Response(null, { status: 400 });
    if (!signed(body, signature, world.env.SHOPIFY_API_SECRET)) return new Response(null, { status: 401 });

    const payload = z.record(z.string(), z.unknown()).safeParse(parse(body));
    if (!payload.success) return new Response(null, { status: 400 });
    return inSpan(`webhook ${topic}`, { 'webhook.id': webhookId }, async () => {
      try {
        await handler({ world, topic, domain, webhookId, payload: payload.data, now: world.clock() });
        return new Response(null, { status: 200 });
      } catch (error) {
        return new Response(null, { status: answerError(world, error).status });
      }
    });
  };
}

function signed(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
