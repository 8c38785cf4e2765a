import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { deadJobs, replayJob } from '#app/jobs/replay-job.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { type JobsResult, jobsIntent } from './intents.ts';

/** Takes dead letters up again. */
export async function actOnJobs(admin: Admin): Promise<JobsResult> {
  const { shop, staff, now } = admin;
  admin.require('manage-jobs');
  const parsed = jobsIntent.safeParse(await admin.request.json().catch(() => null));
  if (!parsed.success) throw new AppError('invalid', 'This could not be read. Reload the page and try again.');
  const wish = parsed.data;
  const replayed = await admin.inShop(async (tx) => {
    const ids = wish.intent === 'replay' ? [wish.jobId] : await deadJobs(tx, shop);
    let revived = 0;
    for (const jobId of ids) {
      if (!(await replayJob(tx, shop, jobId, now))) continue;
      revived += 1;
      const actor = { kind: 'staff' as const, id: staff.id };
      await recordEvent(tx, shop, { verb: 'job.replayed', actor, details: { jobId } }, now);
    }
    return revived;
  });
  if (replayed === 0) throw new AppError('conflict', 'There was nothing to replay: it runs already, or is done.');
  return { ok: true, replayed };
}
