import { z } from 'zod';
import { signedJob } from '#app/edge/signed-job.server.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';

const ref = z.object({ jobId: z.uuid(), shopId: z.number().int().positive() });

/**
 * Where QStash delivers jobs. 200: done, or nothing to do. 489 with its header: dead, no retry. 500 with Retry-After: again.
 */
export const action = signedJob('/jobs/run', async (world, body) => {
  const parsed = ref.safeParse(body);
  if (!parsed.success) return dead();
  const outcome = await runRegisteredJob(world, parsed.data);
  if (outcome.kind === 'dead') return dead();
  if (outcome.kind === 'again') {
    return new Response(null, { status: 500, headers: { 'Retry-After': String(outcome.afterSeconds) } });
  }
  return new Response(null, { status: 200 });
});

function dead(): Response {
  return new Response(null, { status: 489, headers: { 'Upstash-NonRetryable-Error': 'true' } });
}
