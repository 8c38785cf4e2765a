import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { look } from '#tests/support/app-world.ts';
import type { Run } from './lane.ts';

/** What is wrong at the end of a run. */
export type Finding = {
  /** unrest: something is neither done nor in front of a person. */
  kind: 'double' | 'loss' | 'unrest';
  what: string;
};

const LINES_OF_MAIL = ['mail.received', 'order.matched', 'draft.saved'];

export type SentMail = { messageId: string; recipients: string[]; deliveredTo: string[] };

/** What the provider accepted for sending. */
export function acceptedMails(run: Run): Promise<SentMail[]> {
  return look<SentMail[]>(run.mailgun.url, 'sent');
}

/** One mail, one conversation with one message and one draft, each line of the log once, the file whole. */
export async function judgeMail(run: Run): Promise<Finding[]> {
  const { sql } = run;
  const findings = await commonFindings(run);
  const [rows] = await sql<Record<string, number>[]>`
    select (select count(*)::int from mails) as "mail", (select count(*)::int from messages) as "message",
           (select count(*)::int from threads) as "conversation", (select count(*)::int from drafts) as "draft",
           (select count(*)::int from drafts where state = 'ready') as "draft that is ready",
           (select count(*)::int from threads where order_id is not null and message_count = 1) as "conversation at its order",
           (select count(*)::int from attachments) as "attachment"`;
  for (const [name, count] of Object.entries(rows ?? {})) findings.push(...once(count, name));
  findings.push(...(await logFindings(run, LINES_OF_MAIL)));
  const files = await sql<{ storage_key: string }[]>`select storage_key from attachments`;
  for (const file of files) {
    if (!existsSync(join(run.lane.files, file.storage_key)))
      findings.push({ kind: 'loss', what: 'the attachment’s file' });
  }
  const posts = await look<{ state: string }[]>(run.mailgun.url, 'inbound');
  if (posts.some(({ state }) => state !== 'done'))
    findings.push({ kind: 'loss', what: 'the provider gave the mail up' });
  return findings;
}

/** One reply at the provider and in the customer's mailbox, one in the conversation, settled, each line of the log once. */
export async function judgeReply(run: Run, approvals: number): Promise<Finding[]> {
  const { sql } = run;
  const findings = await commonFindings(run);
  const accepted = await acceptedMails(run);
  findings.push(...once(accepted.length, 'reply at the provider'));
  findings.push(...once(accepted.flatMap(({ deliveredTo }) => deliveredTo).length, 'reply in the customer’s mailbox'));
  const [rows] = await sql<Record<string, number>[]>`
    select (select count(*)::int from messages where direction = 'out') as "reply in the conversation",
           (select count(*)::int from sends where state <> 'undone') as "reply on its way",
           (select count(*)::int from sends where state = 'sent' and delivered_at is not null) as "reply known as delivered",
           (select count(*)::int from threads where status = 'waiting' and send_state = 'none') as "conversation that waits",
           (select count(*)::int from drafts) as "draft"`;
  for (const [name, count] of Object.entries(rows ?? {})) findings.push(...once(count, name));
  const lines = [...LINES_OF_MAIL, ...Array<string>(approvals).fill('reply.approved'), 'reply.sent', 'reply.delivered'];
  return [
    ...findings,
    ...(await logFindings(run, lines, { verbs: ['reply.unknown', 'reply.failed'], times: approvals })),
  ];
}

/** Nothing is left running, dead or half done. */
async function commonFindings({ sql }: Run): Promise<Finding[]> {
  const jobs = await sql<{ name: string; status: string; last_error: string | null }[]>`
    select name, status, last_error from jobs where status <> 'done'`;
  const sends = await sql<{ state: string }[]>`select state from sends where state in ('queued', 'sending')`;
  return [
    ...jobs.map((job) => unrest(`job ${job.name} is ${job.status}: ${job.last_error ?? ''}`)),
    ...sends.map(({ state }) => unrest(`a reply is still ${state}`)),
  ];
}

/** The log has just these lines; the verbs of `atMost` may be there, so often. */
async function logFindings(
  run: Run,
  expected: string[],
  atMost: { verbs: string[]; times: number } = { verbs: [], times: 0 },
): Promise<Finding[]> {
  const rows = await run.sql<{ verb: string; count: number }[]>`
    select verb, count(*)::int as count from events where thread_id is not null group by verb`;
  const counts = new Map(rows.map(({ verb, count }) => [verb, count]));
  const verbs = new Set([...counts.keys(), ...expected]);
  return [...verbs].flatMap((verb): Finding[] => {
    const count = counts.get(verb) ?? 0;
    const wanted = expected.filter((line) => line === verb).length;
    if (count === wanted || (count <= atMost.times && atMost.verbs.includes(verb))) return [];
    return [{ kind: count < wanted ? 'loss' : 'double', what: `the log has ${count} lines ${verb}, not ${wanted}` }];
  });
}

function once(count: number, name: string): Finding[] {
  if (count === 1) return [];
  return [{ kind: count === 0 ? 'loss' : 'double', what: `${count} × ${name}` }];
}

function unrest(what: string): Finding {
  return { kind: 'unrest', what };
}
