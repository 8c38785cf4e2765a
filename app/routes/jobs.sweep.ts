import { signedJob } from '#app/edge/signed-job.server.ts';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';

/** Called by QStash's schedule every minute. */
export const action = signedJob('/jobs/sweep', async (world) => Response.json({ handedOver: await sweepJobs(world) }));
