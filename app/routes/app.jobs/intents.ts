import { z } from 'zod';

/** What can be done on the jobs screen, posted as JSON to its route. */
export const jobsIntent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('replay'), jobId: z.uuid() }),
  /** Every dead letter of the shop. */
  z.object({ intent: z.literal('replay-all') }),
]);

export type JobsIntent = z.infer<typeof jobsIntent>;

/** What the action answers. */
export type JobsResult = { ok: true; replayed: number } | { ok: false; sentence: string };
