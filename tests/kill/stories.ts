import { actAs } from '#tests/support/act-as.ts';
import { look, tell } from '#tests/support/app-world.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import type { Run } from './lane.ts';
import type { Trouble } from './service-proxy.ts';
import { untilQuiet } from './time.ts';
import { acceptedMails, type Finding, judgeMail, judgeReply } from './verdict.ts';

/** Something that happens to the product, told from outside: what people and providers do, whatever the process suffers. */
export type Story = {
  name: string;
  /** What it begins with: an installed shop, or one in which a draft waits. */
  source: 'shop' | 'draft';
  /** Sweeps come with the minute, whatever a story does: they are steps only where they are what it is about. */
  countsSweeps?: boolean;
  /** Plays it to its end. @returns what is wrong then. */
  play(run: Run, alias: string): Promise<Finding[]>;
};

/** Seconds after which the log's silence counts; docs/architecture.md, rule 3. */
const ABSENCE_COUNTS_AFTER = 30 * 60;
const CUSTOMER = 'hannah.whitlock@posteo.example';

/** The provider posts a mail with a file, again and again until it is taken; filed, matched and drafted by jobs. */
export const mailArrives: Story = {
  name: 'a mail arrives',
  source: 'shop',
  async play(run, alias) {
    const raw = rawMail(alias);
    await tell(run.mailgun.url, 'inbound', { raw, recipient: alias, auth: 'pass', wait: true });
    await untilQuiet(run);
    return judgeMail(run);
  },
};

/** The same while the queue takes nothing when the mail comes: the sweeper hands the job over. */
export const mailArrivesWithoutQueue: Story = {
  ...mailArrives,
  name: 'a mail arrives while the queue is down',
  countsSweeps: true,
  async play(run, alias) {
    run.lane.qstashProxy.trouble({ path: /batch|publish/, kind: 'lost' });
    return mailArrives.play(run, alias);
  },
};

export type Sending = {
  name: string;
  /** What happens to the provider's first answer. */
  trouble?: Trouble;
  ms?: number;
  /** Seconds that the provider's log lags. */
  logLag?: number;
  /** What the app hears of first when it has to find out whether a reply left. */
  news: 'log' | 'webhook';
};

/**
 * A person approves a draft, and presses again when no answer came; the reply leaves when the undo window is over. Where the
 * app asks a person whether it left, they look it up at the provider, say so, and approve again if it did not.
 */
export function replyIsSent(sending: Sending): Story {
  return {
    name: `a reply is sent: ${sending.name}`,
    source: 'draft',
    async play(run) {
      const { mailgunProxy } = run.lane;
      if (sending.trouble) {
        mailgunProxy.trouble({ path: /\/messages$/, kind: sending.trouble, ms: sending.ms ?? 0 });
      }
      if (sending.logLag) {
        run.logLag = sending.logLag;
        await tell(run.mailgun.url, 'log-lag', { seconds: sending.logLag });
      }
      if (sending.news === 'webhook') run.news.open();
      await approve(run);
      await untilQuiet(run);
      const asked = await answerWhenAsked(run, sending);
      if (asked.kind !== 'settled') return [asked.finding];
      await settleDelivery(run);
      run.news.open();
      await untilQuiet(run);
      return judgeReply(run, asked.approvals);
    },
  };
}

type Asked = { kind: 'settled'; approvals: number } | { kind: 'wrong'; finding: Finding };

/**
 * What a person does who is asked whether a reply left: they look into the provider's own list, tell the truth, and approve
 * again if it did not leave. A process that dies again may make the app ask again.
 */
async function answerWhenAsked(run: Run, sending: Sending): Promise<Asked> {
  for (let approvals = 1; approvals <= 3; ) {
    const [open] = await run.sql<{ id: string; state: string; asked: string }[]>`
      select s.id, s.state, t.send_state as asked from sends s join threads t on t.id = s.thread_id
      where s.state not in ('sent', 'undone')`;
    if (!open) return { kind: 'settled', approvals };
    if (open.state !== 'unknown' || open.asked !== 'unknown') {
      return { kind: 'wrong', finding: { kind: 'loss', what: `a reply is ${open.state} and nobody is asked` } };
    }
    const sent = (await acceptedMails(run)).length > 0;
    if (sent && (sending.logLag ?? 0) < ABSENCE_COUNTS_AFTER) {
      return { kind: 'wrong', finding: { kind: 'unrest', what: 'a person is asked although the log knows the reply' } };
    }
    await press(run, { intent: 'settle-send', sendId: open.id, sent });
    if (!sent) {
      await approve(run);
      approvals += 1;
    }
    await untilQuiet(run);
  }
  return { kind: 'wrong', finding: { kind: 'loss', what: 'a person was asked again and again' } };
}

async function approve(run: Run): Promise<void> {
  const [draft] = await run.sql<{ id: string; text: string; version: number }[]>`select id, text, version from drafts`;
  if (!draft) throw new Error('there is no draft to approve');
  const { id: draftId, text, version } = draft;
  await press(run, { intent: 'approve', draftId, text, version, thenClose: false });
}

/** Presses until there is an answer, as a person does. 409 is one: it has been done before. */
async function press(run: Run, intent: Record<string, unknown>): Promise<void> {
  const [thread] = await run.sql<{ id: string }[]>`select id from threads`;
  const person = actAs(run.lane.world);
  for (let time = 0; time < 4; time += 1) {
    await run.lane.revive();
    const answer = await person.post(`/app/inbox/${thread?.id}`, intent).catch(() => null);
    if (answer?.status === 200 || answer?.status === 409) return;
    if (answer && answer.status < 500)
      throw new Error(`${intent.intent} was answered ${answer.status}: ${answer.body}`);
  }
  throw new Error(`${intent.intent} got no answer four times`);
}

/** Once the provider has brought what it accepted to the mailbox and has written it down. */
async function settleDelivery(run: Run): Promise<void> {
  await waitFor('the delivery', async () => {
    const accepted = await acceptedMails(run);
    const told = await look<{ event: string }[]>(run.mailgun.url, 'webhooks');
    return told.filter(({ event }) => event === 'delivered').length === accepted.length;
  });
}

function rawMail(alias: string): string {
  return [
    `From: Hannah Whitlock <${CUSTOMER}>`,
    `To: ${alias}`,
    'Subject: Where is order #4127?',
    'Message-ID: <kill-1@posteo.example>',
    'Date: Tue, 24 Nov 2026 09:58:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello, has my order #4127 been delivered? A list is attached.',
    '',
    'Hannah',
    '--edge',
    'Content-Type: text/csv; name="list.csv"',
    'Content-Disposition: attachment; filename="list.csv"',
    '',
    'bowl,1',
    'plate,2',
    '--edge--',
    '',
  ].join('\r\n');
}
