import { look, tell } from '#tests/support/app-world.ts';
import type { Run } from './lane.ts';

/** Tables whose times the app compares with its clock while the stories go on. */
const AGEING = ['jobs', 'sends', 'mails', 'messages', 'threads', 'drafts'];
/** The sweeper comes as often. */
const STEP_SECONDS = 60;
/** Mailgun's first retry (its user manual, "Routes"). */
const RETRY_SECONDS = 600;
const LONGEST_SECONDS = 4 * 3600;

/** Plays on until everything has come to rest. @throws {Error} when something still waits after four hours of its time. */
export async function untilQuiet(run: Run): Promise<void> {
  let untilRetry = RETRY_SECONDS;
  for (let passed = 0; passed <= LONGEST_SECONDS; ) {
    await run.lane.revive();
    await atRest(run);
    if (run.lane.isDead()) continue;
    const seconds = await untilNextThing(run);
    if (seconds === null) return;
    await passTime(run, seconds);
    passed += seconds;
    untilRetry -= seconds;
    if (untilRetry > 0) continue;
    untilRetry = RETRY_SECONDS;
    await tell(run.mailgun.url, 'retry-now');
  }
  throw new Error('four hours later something still waits');
}

/** Seconds for which nothing happens, at least a minute; null when nothing waits any more. */
async function untilNextThing(run: Run): Promise<number | null> {
  const [job] = await run.sql<{ seconds: number | null }[]>`
    select extract(epoch from min(case status when 'due' then run_at else lease_until end) - now())::float as seconds
    from jobs where status in ('due', 'running')`;
  if (job && job.seconds !== null) return Math.min(RETRY_SECONDS, Math.max(STEP_SECONDS, Math.ceil(job.seconds)));
  const lists = ['inbound', ...(run.news.isOpen() ? ['webhooks'] : [])];
  const posts = await Promise.all(lists.map((list) => look<{ state: string }[]>(run.mailgun.url, list)));
  return posts.flat().some(({ state }) => state === 'pending') ? RETRY_SECONDS : null;
}

/** Once the queue has nothing due and the app answers nobody. */
async function atRest(run: Run): Promise<void> {
  await tell(run.qstash.url, 'advance', { seconds: 0 });
  await run.lane.door.idle();
}

/**
 * Time passes: for the app everything that it has written down gets older by so much, the queue's clock moves on (and calls
 * the sweeper), and the provider's log catches up.
 */
async function passTime(run: Run, seconds: number): Promise<void> {
  await run.sql.unsafe(await ageing(run, seconds));
  if (run.logLag > 0) {
    run.logLag = Math.max(0, run.logLag - seconds);
    await tell(run.mailgun.url, 'log-lag', { seconds: run.logLag });
  }
  await tell(run.qstash.url, 'advance', { seconds });
  await run.lane.door.idle();
}

let columns: Map<string, string[]> | undefined;

async function ageing(run: Run, seconds: number): Promise<string> {
  columns ??= await timeColumns(run);
  const updates = [...columns].map(([table, names]) => {
    const older = names.map((name) => `${name} = ${name} - interval '${seconds} seconds'`);
    return `update ${table} set ${older.join(', ')};`;
  });
  return updates.join('\n');
}

async function timeColumns(run: Run): Promise<Map<string, string[]>> {
  const rows = await run.sql<{ table_name: string; column_name: string }[]>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name in ${run.sql(AGEING)}`;
  const found = new Map<string, string[]>();
  for (const row of rows) found.set(row.table_name, [...(found.get(row.table_name) ?? []), row.column_name]);
  return found;
}
