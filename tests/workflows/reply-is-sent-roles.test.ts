import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterStaff } from '#app/domains/tenancy/enter-staff.server.ts';
import { setDefaultRole } from '#app/domains/tenancy/set-default-role.server.ts';
import { setRole } from '#app/domains/tenancy/set-role.server.ts';
import type { ConversationIntent } from '#app/routes/app.inbox.$threadId/intents.ts';
import { newMessageId } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld, type TestShop } from '#tests/support/app-world.ts';

/** A conversation with a draft that stands, another with a reply on its way, and an order. */
type Owned = {
  threadId: string;
  draftId: string;
  text: string;
  sendingThreadId: string;
  sendId: string;
  orderId: string;
};

let app: AppWorld;
let other: TestShop;
let mine: Owned;
let theirs: Owned;
beforeAll(async () => {
  app = await startAppWorld();
  other = await app.addShop();
  mine = await own(app);
  theirs = await own(other);
});
afterAll(() => app.close());

async function own(tenant: TestShop): Promise<Owned> {
  const threads: string[] = [];
  for (const from of ['one@example.com', 'two@example.com']) {
    await app.mail({ from, messageId: newMessageId(), text: 'Hello, do you ship to Porto?' }, tenant);
    await app.runDue();
    const [thread] =
      await app.sql`select id from threads where shop_id = ${tenant.shop.id} and customer_address = ${from}`;
    threads.push(thread?.id);
  }
  const [threadId = '', sendingThreadId = ''] = threads;
  const [draft, toSend] = [await app.draft(threadId, tenant.shop), await app.draft(sendingThreadId, tenant.shop)];
  const approval = { intent: 'approve', draftId: toSend.id, text: toSend.text, version: 0, thenClose: false } as const;
  const answer = await app.act(sendingThreadId, approval, { shop: tenant.shop, staff: tenant.agent });
  if (!answer.ok) throw new Error(answer.sentence);
  const [send] = await app.sql`select id from sends where thread_id = ${sendingThreadId}`;
  const order = app.order({ email: 'one@example.com' });
  await app.keep([order], tenant.shop);
  return { threadId, draftId: draft.id, text: draft.text, sendingThreadId, sendId: send?.id, orderId: order.id };
}

/** Everything that an action could change, of all shops. */
async function everything(): Promise<string> {
  const tables = ['threads', 'messages', 'drafts', 'sends', 'events', 'jobs', 'orders', 'staff', 'shops'];
  const rows = await Promise.all(tables.map((table) => app.sql`select t.* from ${app.sql(table)} t order by t::text`));
  return JSON.stringify(rows);
}

/** One intent of every kind, about these things. */
function intentsAbout({ draftId, text, sendId, orderId }: Owned, staffId: string): ConversationIntent[] {
  const claim = { draft: `${text} 999.99 EUR`, start: text.length + 1, end: text.length + 11, text: '999.99 EUR' };
  return [
    { intent: 'save-draft', draftId, text: 'Changed', version: 0 },
    { intent: 'approve', draftId, text, version: 0, thenClose: false },
    { intent: 'undo', sendId },
    { intent: 'confirm-claim', draftId, version: 0, ...claim },
    { intent: 'take-back-confirmation', draftId, text: 'anything' },
    { intent: 'redraft' },
    { intent: 'reply-without-draft', text: 'Words' },
    { intent: 'close' },
    { intent: 'reopen' },
    { intent: 'assign', staffId },
    { intent: 'pick-order', orderId },
    { intent: 'settle-send', sendId, sent: true },
    { intent: 'settle-send', sendId, sent: false },
  ];
}

const ABOUT_DRAFT_OR_SEND = /draft$|approve|undo|claim|confirmation|settle/;

describe('another shop’s things are not there', () => {
  test('every action in a conversation of another shop finds nothing and changes nothing, in either shop', async () => {
    const before = await everything();
    for (const threadId of [theirs.threadId, theirs.sendingThreadId]) {
      for (const ids of [mine, theirs]) {
        for (const intent of intentsAbout(ids, app.agent.id)) {
          const answer = await app.act(threadId, intent, { staff: app.owner });
          expect(answer, JSON.stringify(intent)).toMatchObject({ ok: false, code: 'not-found' });
        }
      }
    }
    expect(await everything()).toBe(before);
  });

  test('every action in one’s own conversation with a draft, reply, order or person of another shop does neither', async () => {
    const before = await everything();
    const foreign = intentsAbout(theirs, other.agent.id).filter(
      ({ intent }) =>
        /assign|pick-order/.test(intent) || (ABOUT_DRAFT_OR_SEND.test(intent) && !/^re(draft|ply)/.test(intent)),
    );
    expect(foreign).toHaveLength(9);
    for (const threadId of [mine.threadId, mine.sendingThreadId]) {
      for (const intent of foreign) {
        const answer = await app.act(threadId, intent, { staff: app.owner });
        expect(answer, JSON.stringify(intent)).toMatchObject({ ok: false, code: 'not-found' });
      }
    }
    expect(await everything()).toBe(before);
  });

  test('an id that is none finds nothing either, and is no fault of ours', async () => {
    for (const threadId of ['nonsense', '', crypto.randomUUID()]) {
      for (const intent of intentsAbout(mine, app.agent.id)) {
        const answer = await app.act(threadId, intent, { staff: app.owner });
        expect(answer, `${threadId} ${intent.intent}`).toMatchObject({ ok: false, code: 'not-found' });
      }
    }
  });

  test('a body that is no intent is refused', async () => {
    const before = await everything();
    for (const wish of [{ intent: 'delete-everything' }, { intent: 'approve' }, null]) {
      const answer = await app.act(mine.threadId, wish as unknown as ConversationIntent);
      expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    }
    expect(await everything()).toBe(before);
  });
});

describe('what a role allows', () => {
  test('a viewer can do nothing but look', async () => {
    const before = await everything();
    for (const intent of intentsAbout(mine, app.agent.id)) {
      const answer = await app.act(mine.threadId, intent, { staff: app.viewer });
      expect(answer, intent.intent).toMatchObject({ ok: false, code: 'forbidden' });
    }
    expect(await everything()).toBe(before);
  });

  test('an agent can approve, and the log says who did', async () => {
    const { threadId, draftId, text } = mine;
    const approval = { intent: 'approve', draftId, text, version: 0, thenClose: false } as const;
    expect(await app.act(threadId, approval, { staff: app.agent })).toMatchObject({ ok: true });
    const [line] =
      await app.sql`select actor_kind, actor_id from events where verb = 'reply.approved' and thread_id = ${threadId}`;
    expect(line).toEqual({ actor_kind: 'staff', actor_id: app.agent.id });
  });

  test('the account’s owner is owner whatever role they were given; others get theirs, or the shop’s default', async () => {
    const user = {
      id: '71000',
      firstName: 'Nia',
      lastName: 'New',
      email: 'nia@example.com',
      locale: 'en',
      accountOwner: false,
    };
    const enter = (change: Partial<typeof user> = {}) =>
      app.inShop(async (tx) => (await enterStaff(tx, app.shop, { ...user, ...change }, app.clock.now())).role);
    expect(await enter()).toBe('agent');
    await app.inShop((tx) => setDefaultRole(tx, app.shop, 'viewer'));
    expect(await enter()).toBe('viewer');
    await app.inShop((tx) => setRole(tx, app.shop, '71000', 'admin'));
    expect(await enter()).toBe('admin');
    expect(await enter({ accountOwner: true })).toBe('owner');
    await app.inShop((tx) => setDefaultRole(tx, app.shop, 'agent'));
  });
});
