import type { ActionFunctionArgs } from '@remix-run/node';
import { inDelivery } from '#app/platform/observability/trace.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { answerError } from './answer-error.server.ts';
import { readBody } from './read-body.server.ts';
import { world as theWorld } from './world.server.ts';

/** Our messages hold two ids. */
const MAX_BYTES = 100_000;

/**
 * Wraps an action that only QStash may call: the signature covers the body and our own public URL (not `request.url`, which
 * is another one behind a proxy).
 */
export function signedJob(path: string, handler: (world: World, body: unknown) => Promise<Response>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    const world = theWorld();
    const bytes = await readBody(request, MAX_BYTES);
    if (!bytes) return new Response(null, { status: 413 });
    const body = bytes.toString('utf8');
    const signature = request.headers.get('upstash-signature');
    if (!(await world.queue.verify({ signature, body, path }))) return new Response(null, { status: 401 });
    try {
      return await inDelivery(`queue ${path}`, () => handler(world, JSON.parse(body)));
    } catch (error) {
      return new Response(null, { status: answerError(world, error).status });
    }
  };
}
