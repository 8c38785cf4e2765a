import { threadSubjects } from '#app/domains/inbox/thread-subjects.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { servicesDown } from '#app/edge/services-down.server.ts';
import { viewerOf } from '#app/edge/viewer.server.ts';
import { type JobName, jobTitles } from '#app/jobs/contracts.ts';
import { countJobs, listJobs, type JobRow as StoredJob } from '#app/jobs/list-jobs.server.ts';
import { conversationPath } from '#app/ui/paths.ts';
import type { JobRow, JobsData } from './view.ts';

/** The data of the background jobs: what waits, runs or has died, dead letters first. */
export async function loadJobs(admin: Admin): Promise<JobsData> {
  const { shop, now } = admin;
  return admin.inShop(async (tx) => {
    const [stored, counts, down] = await Promise.all([
      listJobs(tx, shop),
      countJobs(tx, shop),
      servicesDown(admin, tx),
    ]);
    const threadIds = stored.flatMap((job) => threadIdOf(job) ?? []);
    const subjects = await threadSubjects(tx, shop, threadIds);
    return {
      now: now.toISOString(),
      viewer: viewerOf(admin),
      jobs: stored.map((job) => jobRow(job, subjects)),
      counts,
      outages: down,
    };
  });
}

function threadIdOf(job: StoredJob): string | null {
  const { threadId } = job.payload as { threadId?: unknown };
  return typeof threadId === 'string' ? threadId : null;
}

function jobRow(job: StoredJob, subjects: Map<string, string>): JobRow {
  const threadId = threadIdOf(job);
  const subject = threadId ? subjects.get(threadId) : undefined;
  const state = job.status === 'dead' || job.status === 'running' ? job.status : 'due';
  const at = state === 'dead' ? (job.finishedAt ?? job.runAt) : job.runAt;
  return {
    id: job.id,
    title: jobTitles[job.name as JobName] ?? 'Unknown job',
    about:
      threadId && subject !== undefined
        ? { text: subject || 'No subject', href: conversationPath(threadId, 'all') }
        : null,
    state,
    tries: job.attempts,
    at: at.toISOString(),
    problem: problemOf(job),
  };
}

/** What went wrong, in words that are safe to show; the cause itself is in the log. */
function problemOf(job: StoredJob): string | null {
  switch (job.errorCode) {
    case null:
      return null;
    case 'model-down':
      return 'The model isn’t answering.';
    case 'shopify-down':
      return 'Shopify isn’t answering.';
    case 'mail-down':
      return 'Mailgun isn’t answering.';
    default:
      return job.status === 'dead'
        ? 'It could not be done. Replay it once the cause is mended.'
        : 'It failed and is tried again.';
  }
}
