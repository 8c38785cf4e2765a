import { confirmClaim } from '#app/domains/ai/confirm-claim.server.ts';
import { openClaims } from '#app/domains/ai/open-claims.ts';
import { draftOfThread } from '#app/domains/ai/read-draft.server.ts';
import { assignThread } from '#app/domains/inbox/assign-thread.server.ts';
import { listThreads } from '#app/domains/inbox/list-threads.server.ts';
import { readMessages, readThread } from '#app/domains/inbox/read-thread.server.ts';
import { setStatus } from '#app/domains/inbox/set-status.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { mailDigest } from '#app/domains/mail/mail-digest.server.ts';
import { parseRaw } from '#app/domains/mail/parse-raw.server.ts';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import { enterStaff, type Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { setRole } from '#app/domains/tenancy/set-role.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type OutboxEntry, withShop } from '#app/platform/db/with-shop.server.ts';
import { readEnv } from '#app/platform/env.server.ts';
import { createWorld, type World } from '#app/platform/world.server.ts';
import { keepMail } from '#app/workflows/email-arrives/receive.server.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import { approveReply } from '#app/workflows/reply-is-sent/approve.server.ts';
import type { Store } from '#tests/standins/shopify/api/create-store.ts';
import { INITIAL_STAFF } from '#tests/standins/shopify/staff.ts';
import { SHOP } from '#tests/standins/start-world.ts';
import { CONVERSATIONS, type SeededConversation, type Step } from './conversations.ts';

type Seeding = {
  world: World;
  shop: Shop;
  store: Store;
  alias: string;
  staff: Map<string, Staff>;
  /** Sets the time at which everything happens from here on. */
  setTime(at: Date): void;
  /** Runs the jobs that were enqueued, as the queue would. */
  runJobs(): Promise<void>;
  env: Record<string, string>;
};

/**
 * Puts the shop's conversations in, each through the product's own stories, with the clock set back: what a merchant sees in
 * the demo was made by the code that makes it in earnest.
 */
export async function seedConversations(options: {
  env: Record<string, string>;
  store: Store;
  alias: string;
}): Promise<void> {
  let time = new Date();
  const queued: OutboxEntry[] = [];
  const world = createWorld(readEnv({ ...options.env, LOG_LEVEL: 'silent', UNDO_SECONDS: '0' }), {
    afterAuth: async () => {},
    clock: () => time,
  });
  // The queue is played here: the app's own would run these jobs now instead of then.
  world.db.publish = async (jobs) => void queued.push(...jobs);
  try {
    const shop = await enterShop(world.db, SHOP);
    if (!shop) throw new Error('the shop has not installed the app');
    const staff = await enterEverybody(world, shop);
    const seeding: Seeding = {
      world,
      shop,
      staff,
      store: options.store,
      alias: options.alias,
      env: options.env,
      setTime: (at) => {
        time = at;
      },
      async runJobs() {
        for (let job = queued.shift(); job; job = queued.shift()) {
          const outcome = await runRegisteredJob(world, job);
          if (outcome.kind !== 'again') continue;
          time = new Date(time.getTime() + outcome.afterSeconds * 1000);
          queued.push(job);
        }
      },
    };
    const now = Date.now();
    for (const conversation of CONVERSATIONS.toReversed()) await seedOne(seeding, conversation, now);
  } finally {
    await world.db.close();
  }
}

async function seedOne(seeding: Seeding, conversation: SeededConversation, now: number): Promise<void> {
  const { setTime, runJobs } = seeding;
  const at = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000);
  setTime(at(conversation.hoursAgo));
  await modelBehaves(seeding, conversation.model);
  const threadId = await deliver(seeding, conversation, conversation.text, at(conversation.hoursAgo), null);
  await modelBehaves(seeding, undefined);
  for (const step of conversation.steps ?? []) {
    setTime(at(step.hoursAgo));
    await take(seeding, conversation, threadId, step, at(step.hoursAgo));
    await runJobs();
  }
  if (conversation.read) {
    await withShop(seeding.world.db, seeding.shop, (tx) =>
      updateThread(tx, seeding.shop, threadId, { unread: false }, at(0)),
    );
  }
}

async function take(
  seeding: Seeding,
  conversation: SeededConversation,
  threadId: string,
  step: Step,
  now: Date,
): Promise<void> {
  const { world, shop, staff } = seeding;
  if (step.do === 'mail') {
    await deliver(seeding, conversation, step.text, now, threadId);
    return;
  }
  const by = { kind: 'staff' as const, id: step.by };
  await withShop(world.db, shop, async (tx) => {
    if (step.do === 'close') await setStatus(tx, shop, { threadId, status: 'closed', by }, now);
    if (step.do === 'assign') await assignThread(tx, shop, { threadId, staffId: step.to, by }, now);
  });
  if (step.do !== 'approve') return;
  if (conversation.refused) {
    await post(seeding.env.MAILGUN_URL, '/__standin/faults', {
      kind: 'status',
      method: 'POST',
      path: '/messages$',
      status: 400,
      body: { message: 'to parameter is not a valid address. please check documentation' },
    });
  }
  const person = staff.get(step.by);
  if (!person) throw new Error(`no staff ${step.by}`);
  await withShop(world.db, shop, async (tx) => {
    const draft = await draftOfThread(tx, shop, threadId);
    if (!draft) throw new Error(`no draft for “${conversation.subject}”`);
    const orderId = (await readThread(tx, shop, threadId))?.orderId ?? null;
    const open = openClaims(draft.claims, draft.confirmations);
    for (const text of new Set(open.map((claim) => claim.text))) {
      const current = await draftOfThread(tx, shop, threadId);
      if (current) await confirmClaim(tx, shop, current, { text, staffId: person.id, orderId }, now);
    }
    const { id: draftId, text, version } = draft;
    const approval = { threadId, draftId, text, version, thenClose: step.close ?? false };
    await approveReply(tx, shop, approval, { env: world.env, staff: person, now });
  });
}

/** A mail comes in through the door's own steps. @returns its conversation. */
async function deliver(
  seeding: Seeding,
  conversation: SeededConversation,
  text: string,
  now: Date,
  inThread: string | null,
): Promise<string> {
  const { world, shop, alias, runJobs } = seeding;
  const parent = inThread ? await lastOwnId(seeding, inThread) : null;
  const parsed = await parseRaw(writeMail(seeding, conversation, text, now, parent), {
    recipient: alias,
    envelopeSender: conversation.from,
    trustedAuthservIds: [],
  });
  // The provider would have said so: the seeded customers are who they say.
  const verdict = 'pass' as const;
  const email = { ...parsed, auth: { dkim: verdict, spf: verdict, dmarc: verdict, verdict } };
  await withShop(world.db, shop, (tx) => keepMail(tx, shop, { email, digest: mailDigest(email), rawKey: null }, now));
  await runJobs();
  return withShop(world.db, shop, async (tx) => {
    // Not simply the newest: another conversation's second mail may be younger than this one's first.
    const { rows } = await listThreads(tx, shop, { view: 'all', staffId: '', after: null });
    const filed = rows.find(({ customerAddress, subject }) => {
      return customerAddress === conversation.from && subject === conversation.subject;
    });
    if (!filed) throw new Error(`“${conversation.subject}” was not filed`);
    return filed.id;
  });
}

async function lastOwnId({ world, shop }: Seeding, threadId: string): Promise<string | null> {
  const messages = await withShop(world.db, shop, (tx) => readMessages(tx, shop, threadId));
  return messages.findLast((message) => message.direction === 'out')?.rfcMessageId ?? null;
}

function writeMail(
  { store, alias }: Seeding,
  { from, name, subject }: SeededConversation,
  text: string,
  now: Date,
  parent: string | null,
): Buffer {
  const customer = store.state.customers.find((known) => known.email === from);
  const encoded = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
  const lines = [
    `From: ${encoded(name ?? (customer ? `${customer.firstName} ${customer.lastName}` : from))} <${from}>`,
    `To: <${alias}>`,
    `Subject: ${encoded(parent ? `Re: ${subject}` : subject)}`,
    `Date: ${now.toUTCString()}`,
    `Message-ID: <${now.getTime()}.${from}>`,
    ...(parent ? [`In-Reply-To: <${parent}>`, `References: <${parent}>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
  ];
  return Buffer.from(lines.join('\r\n'));
}

async function enterEverybody(world: World, shop: Shop): Promise<Map<string, Staff>> {
  const staff = new Map<string, Staff>();
  for (const person of INITIAL_STAFF) {
    const user = {
      id: String(person.id),
      firstName: person.first_name,
      lastName: person.last_name,
      email: person.email,
      locale: person.locale,
      accountOwner: person.account_owner,
    };
    const entered = await withShop(world.db, shop, (tx) => enterStaff(tx, shop, user, world.clock()));
    staff.set(entered.id, entered);
  }
  // The team's roles: the account's owner, an agent by default, and one who only looks.
  await withShop(world.db, shop, (tx) => setRole(tx, shop, '9003', 'viewer'));
  return staff;
}

async function modelBehaves({ env }: Seeding, mode: SeededConversation['model']): Promise<void> {
  const base = new URL(env.OPENAI_BASE_URL ?? '').origin;
  if (mode === 'down') {
    await post(base, '/__standin/faults', { kind: 'status', path: '^/v1/responses', status: 503, times: 3 });
  } else {
    await post(base, '/__standin/behaviour', { mode: mode ?? 'honest' });
  }
}

async function post(base: string | undefined, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
}
