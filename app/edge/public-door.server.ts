import type { ActionFunctionArgs } from '@remix-run/node';
import { inSpan } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { world as theWorld } from './world.server.ts';

/**
 * Wraps an action that a provider calls: POST only, and whatever breaks on our side is a 5xx, so that the provider sends
 * it again. The handler itself checks the provider's signature.
 */
export function publicDoor(name: string, handler: (world: World, request: Request) => Promise<Response>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const world = theWorld();
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
    try {
      return await inSpan(name, {}, () => handler(world, request));
    } catch (error) {
      const { status } = answerError(world, error);
      return new Response(null, { status: status >= 500 ? 503 : status, headers: { 'Retry-After': '60' } });
    }
  };
}
