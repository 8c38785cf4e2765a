import type { ActionFunctionArgs } from '@remix-run/node';
import { inSpan } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { world as theWorld } from './world.server.ts';

/**
 * Wraps an action that only QStash may call: the signature covers the body and our own public URL (not `request.url`, which
 * is another one behind a proxy).
 */
export function signedJob(path: string, handler: (world: World, body: unknown) => Promise<Response>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const world = theWorld();
    const body = await request.text();
    const signature = request.headers.get('upstash-signature');
    if (!(await world.queue.verify({ signature, body, path }))) return new Response(null, { status: 401 });
    try {
      return await inSpan(`queue ${path}`, {}, () => handler(world, JSON.parse(body)));
    } catch (error) {
      return new Response(null, { status: answerError(world, error).status });
    }
  };
}
