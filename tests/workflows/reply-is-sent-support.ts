import { createMailer, type Mailer } from '#app/platform/mailer.server.ts';
import { newMessageId, type TestMail } from '#tests/support/app-mail.ts';
import { type AppWorld, look, tell } from '#tests/support/app-world.ts';

/** What the provider has accepted. */
export type Sent = {
  recipients: string[];
  messageId: string;
  subject: string;
  text: string;
  mimeHeaders: [name: string, value: string][];
};

export type SendRow = { id: string; state: string; thread_id: string; rfc_message_id: string; error: string | null };

let customers = 0;

/** What the tests of sending do with a world. */
export function replies(app: AppWorld) {
  const mailgun = app.standIns.mailgun.url;

  /** A customer writes, and a draft stands. */
  async function arrive(mail: TestMail = {}) {
    customers += 1;
    const from = `replied-${customers}@example.com`;
    const messageId = newMessageId();
    await app.mail({ from, messageId, text: 'Hello, do you ship to Porto?', ...mail });
    await app.runDue();
    const [thread] = await app.sql<{ id: string }[]>`select id from threads where customer_address = ${from}`;
    if (!thread) throw new Error('no conversation');
    return { from, messageId, threadId: thread.id };
  }

  async function approve(threadId: string, text?: string, thenClose = false) {
    const draft = await app.draft(threadId);
    const { id: draftId, version } = draft;
    return app.act(threadId, { intent: 'approve', draftId, text: text ?? draft.text, version, thenClose });
  }

  /** Saves these words as the draft and vouches for each claim in them, as a person does who read it. */
  async function vouch(threadId: string, text: string): Promise<void> {
    const before = await app.draft(threadId);
    await app.act(threadId, { intent: 'save-draft', draftId: before.id, text, version: before.version });
    const { id: draftId, version, claims } = await app.draft(threadId);
    for (const { start, end, text: words } of claims.filter(({ status }) => status !== 'proven')) {
      const wish = { intent: 'confirm-claim', draftId, draft: text, version, start, end, text: words } as const;
      const answer = await app.act(threadId, wish);
      if (!answer.ok) throw new Error(answer.sentence);
    }
  }

  async function sendOf(threadId: string): Promise<SendRow> {
    const [send] = await app.sql<
      SendRow[]
    >`select * from sends where thread_id = ${threadId} order by created_at desc limit 1`;
    if (!send) throw new Error('nothing was approved');
    return send;
  }

  /** A reply whose undo window is over: the next run of its job sends it. */
  async function aboutToLeave(mail: TestMail = {}) {
    const arrived = await arrive(mail);
    const answer = await approve(arrived.threadId);
    if (!answer.ok) throw new Error(answer.sentence);
    app.clock.advance(11);
    return { ...arrived, send: await sendOf(arrived.threadId) };
  }

  return {
    arrive,
    approve,
    vouch,
    sendOf,
    aboutToLeave,
    fault: (fault: Record<string, unknown>) =>
      tell(mailgun, 'faults', { method: 'POST', path: '/messages$', ...fault }),
    sentTo: (address: string) => look<Sent[]>(mailgun, `sent?to=${encodeURIComponent(address)}`),
    async thread(threadId: string) {
      const [row] = await app.sql<{ status: string; send_state: string; draft_state: string; message_count: number }[]>`
        select status, send_state, draft_state, message_count from threads where id = ${threadId}`;
      return row;
    },
    async verbs(threadId: string): Promise<string[]> {
      const rows = await app.sql<{ verb: string }[]>`select verb from events where thread_id = ${threadId} order by id`;
      return rows.map(({ verb }) => verb).filter((verb) => verb.startsWith('reply.'));
    },
  };
}

/** The app's own mailer, for a provider elsewhere or with less patience. */
export function mailerFor(app: AppWorld, change: { url?: string; apiKey?: string; timeout?: number }): Mailer {
  const { env } = app.world;
  const usual = { url: env.MAILGUN_URL, apiKey: env.MAILGUN_API_KEY, domain: env.MAILGUN_DOMAIN, timeout: 20_000 };
  return createMailer({ ...usual, ...change });
}

export function header(mail: Sent | undefined, name: string): string {
  return mail?.mimeHeaders.find(([known]) => known.toLowerCase() === name)?.[1] ?? '';
}
