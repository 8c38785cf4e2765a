import type { ActionFunctionArgs } from '@remix-run/node';
import { inSpan } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { clientAddress } from './client-address.ts';
import { world as theWorld } from './world.server.ts';

/**
 * Wraps an action that a provider calls: POST only, and whatever breaks on our side is a 5xx, so that the provider sends
 * it again. The handler itself checks the provider's signature; an address that forges it again and again is turned away
 * before its body is read.
 */
export function publicDoor(name: string, handler: (world: World, request: Request) => Promise<Response>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const world = theWorld();
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
    const address = clientAddress(request);
    if (world.limits.isOver('forged', address, world.clock())) return new Response(null, { status: 429 });
    try {
      const response = await inSpan(name, {}, () => handler(world, request));
      // Only who fails is counted, so that a provider's own traffic never waits for Redis.
      if (response.status === 401) await world.limits.take('forged', address);
      return response;
    } catch (error) {
      const { status } = answerError(world, error);
      return new Response(null, { status: status >= 500 ? 503 : status, headers: { 'Retry-After': '60' } });
    }
  };
}
