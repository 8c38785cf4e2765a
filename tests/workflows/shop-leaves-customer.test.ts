import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { action as inbound } from '#app/routes/inbound.mailgun.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import { uninstallShop } from '#app/workflows/shop-leaves/uninstall.server.ts';
import { mimePost, newMessageId, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld, type TestShop, tell } from '#tests/support/app-world.ts';
import { makeOrder } from '#tests/support/factories.ts';
import { callAction, setWorld } from '#tests/support/serve-routes.ts';
import {
  approve,
  customerBody,
  everyRow,
  INES,
  numberOf,
  orderOfInes,
  seedInes,
  tablesWith,
  tracesOf,
  webhook,
} from './shop-leaves-support.ts';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => {
  setWorld(app.world);
  app.waiting().splice(0);
});

const BOB = 'bob.marsh@example.com';
const FROM_INES = `${INES.name} <${INES.address}>`;
const redact = async (shop: TestShop, changes: Record<string, unknown> = {}) => {
  expect(await webhook('customers/redact', customerBody(shop, { orders_to_redact: [], ...changes }))).toBe(200);
  return app.runDue();
};
const rowsOf = (shop: TestShop) => everyRow(app.sql, shop.shop.id);

async function threadOf(shop: TestShop, address: string) {
  const [thread] =
    await app.sql`select * from threads where shop_id = ${shop.shop.id} and customer_address = ${address}`;
  if (!thread) throw new Error('there is no conversation');
  return thread;
}

describe('a customer is erased', () => {
  test('nothing of her is left in any column, the skeleton and the log are whole, another shop keeps all', async () => {
    const [shop, other] = [await app.addShop(), await app.addShop()];
    await seedInes(app, other);
    const { order, threadId } = await seedInes(app, shop);
    await app.mail({ from: BOB, text: 'Where is my parcel?' }, shop);
    await app.runDue();
    const [others, files, before] = [await rowsOf(other), await app.storedFiles(), await rowsOf(shop)];
    const bobs = await threadOf(shop, BOB);
    // Every table that can hold her does, or the test would prove nothing.
    const holding = ['attachments', 'drafts', 'mails', 'messages', 'order_keys', 'orders', 'sends', 'threads'];
    expect(Object.values(await tracesOf(app, shop)).flat()).toEqual(expect.arrayContaining(holding));

    expect(await redact(shop, { orders_to_redact: [numberOf(order)] })).toEqual([{ kind: 'done' }]);

    expect(await tracesOf(app, shop)).toEqual({});
    const after = await rowsOf(shop);
    expect(after.events).toEqual(expect.arrayContaining(before.events ?? []));
    expect(after.messages).toHaveLength(before.messages?.length ?? 0);
    expect(after.mails).toHaveLength(before.mails?.length ?? 0);
    expect(after.attachments).toBeUndefined();
    const [thread] = await app.sql`select * from threads where id = ${threadId}`;
    expect(thread).toMatchObject({ status: 'closed', order_id: order.id, message_count: 3, last_inbound_id: null });
    const [copy] =
      await app.sql`select total_minor, snapshot from orders where id = ${order.id} and shop_id = ${shop.shop.id}`;
    expect(copy).toMatchObject({ total_minor: '4800', snapshot: { name: order.name, lineItems: order.lineItems } });
    expect(await rowsOf(other)).toEqual(others);
    expect(await threadOf(shop, BOB)).toEqual(bobs);
    // Her two mails had a file and the bytes as received; Bob's bytes are still there.
    expect(await app.storedFiles()).toBe(files - 2);
    const log = await app.sql`select details from events where thread_id = ${threadId} and verb = 'customer.erased'`;
    expect(log).toHaveLength(1);
  });

  test('where others’ mails and orders name her, she is taken out and they stay', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    const order = makeOrder({ email: BOB, note: `Gift for ${INES.name}, ${INES.address}` });
    await app.keep([order], shop.shop);
    const text = `I share it with ${INES.name} <${INES.address}>, not with Joann.ines.duarte@example.com.`;
    await app.mail({ from: `Bob Marsh <${BOB}>`, cc: FROM_INES, subject: `For ${INES.name}`, text }, shop);
    await app.runDue();
    await redact(shop);
    const left = await tracesOf(app, shop);
    // Somebody else's longer address is not hers.
    expect(left).toEqual({
      [INES.address]: ['mails', 'messages', 'threads'],
      Duarte: ['mails', 'messages', 'threads'],
    });
    const bobs = await threadOf(shop, BOB);
    expect(bobs).toMatchObject({ status: 'open', customer_name: 'Bob Marsh', subject: 'For [erased]' });
    const [message] = await app.sql`select text, people from messages where thread_id = ${bobs.id}`;
    expect(message?.text).toBe('I share it with [erased] <[erased]>, not with Joann.ines.duarte@example.com.');
    const [mail] =
      await app.sql`select raw_key, envelope from mails where shop_id = ${shop.shop.id} and text like 'I share%'`;
    expect(mail?.raw_key).toBeNull();
    expect(mail?.envelope.from.address).toBe(BOB);
    const [copy] =
      await app.sql`select email, snapshot from orders where shop_id = ${shop.shop.id} and id = ${order.id}`;
    expect(copy).toMatchObject({ email: BOB, snapshot: { note: 'Gift for [erased], [erased]' } });
  });

  test('another customer of the same name keeps theirs', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    const order = makeOrder({ email: 'other.ines@example.org', note: `${INES.name} again` });
    await app.keep([order], shop.shop);
    await app.mail({ from: `${INES.name} <other.ines@example.org>`, text: `${INES.name} here` }, shop);
    await app.runDue();
    await redact(shop);
    expect(await threadOf(shop, 'other.ines@example.org')).toMatchObject({ customer_name: INES.name });
    expect(await tablesWith(app.sql, shop.shop.id, INES.address)).toEqual([]);
  });

  test('an order and a conversation under another address of hers are found by the order and by her id', async () => {
    const shop = await app.addShop();
    const guest = orderOfInes({ email: 'old.ines@example.net', customer: null, phone: null });
    const account = orderOfInes({ email: 'second.ines@example.net' });
    await app.keep([guest, account], shop.shop);
    for (const from of ['old.ines@example.net', 'second.ines@example.net']) await app.mail({ from }, shop);
    await app.runDue();
    await redact(shop, { orders_to_redact: [numberOf(guest)] });
    expect(await tracesOf(app, shop)).toEqual({});
    expect(await tablesWith(app.sql, shop.shop.id, 'ines@example.net')).toEqual([]);
  });

  test('a conversation about her order that somebody else leads is emptied with it', async () => {
    const shop = await app.addShop();
    const order = orderOfInes();
    await app.keep([order], shop.shop);
    await app.mail({ from: 'partner@example.org', text: `It is for ${INES.name}` }, shop);
    await app.runDue();
    const { id } = await threadOf(shop, 'partner@example.org');
    expect(
      await app.act(id, { intent: 'pick-order', orderId: order.id }, { staff: shop.agent, shop: shop.shop }),
    ).toMatchObject({ ok: true });
    await app.runDue();
    await redact(shop, { orders_to_redact: [numberOf(order)] });
    expect(await tracesOf(app, shop)).toEqual({});
  });

  test('a mail that is received but not filed is emptied too, and its late second delivery does not bring it back', async () => {
    const shop = await app.addShop();
    const raw = writeMail({ from: FROM_INES, messageId: newMessageId(), date: app.clock.now() }, shop.alias);
    const deliver = async () => {
      const post = { recipient: shop.alias, key: 'mailgun-signing-key', at: app.clock.now() };
      return (await callAction(inbound, mimePost(raw, post))).status;
    };
    expect(await deliver()).toBe(200);
    const [filing] = app.waiting().splice(0);
    if (!filing) throw new Error('no job was made');
    await redact(shop);
    expect(await runRegisteredJob(app.world, filing)).toEqual({ kind: 'done' });
    expect(await deliver()).toBe(200);
    await app.runDue();
    expect(await tracesOf(app, shop)).toEqual({});
    expect(await app.sql`select from threads where shop_id = ${shop.shop.id}`).toHaveLength(0);
  });

  test('a reply that has not left does not leave', async () => {
    const shop = await app.addShop();
    await app.mail({ from: FROM_INES }, shop);
    await app.runDue();
    const sendId = await approve(app, shop, (await threadOf(shop, INES.address)).id);
    await redact(shop);
    await app.runFor(60);
    expect(await app.sql`select state from sends where id = ${sendId}`).toEqual([{ state: 'undone' }]);
  });

  test('a draft that a model was writing meanwhile is not kept', async () => {
    const shop = await app.addShop();
    await app.mail({ from: FROM_INES, text: `I am ${INES.name}` }, shop);
    const [filing] = app.waiting().splice(0);
    if (!filing) throw new Error('no job was made');
    await runRegisteredJob(app.world, filing);
    const [drafting] = app.waiting().splice(0);
    if (!drafting) throw new Error('no job was made');
    await tell(app.standIns.openai.url, 'faults', { kind: 'latency', ms: 800 });
    const running = runRegisteredJob(app.world, drafting);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await redact(shop);
    await running;
    expect(await app.sql`select from drafts where shop_id = ${shop.shop.id}`).toHaveLength(0);
    expect(await tracesOf(app, shop)).toEqual({});
  });

  test('who writes again after all is a new conversation, also under the old reply address', async () => {
    const shop = await app.addShop();
    await app.mail({ from: FROM_INES, subject: 'Before' }, shop);
    await app.runDue();
    const old = await threadOf(shop, INES.address);
    await redact(shop);
    const [emptied] = await app.sql`select reply_token from threads where id = ${old.id}`;
    expect(emptied?.reply_token).not.toBe(old.reply_token);
    const to = shop.alias.replace('@', `+${old.reply_token}@`);
    await app.mail({ from: FROM_INES, to, subject: 'Re: Before', text: 'Once more' }, shop);
    await app.runDue();
    expect((await threadOf(shop, INES.address)).id).not.toBe(old.id);
  });

  test('twice, and in a shop that has left, it does the same once', async () => {
    const shop = await app.addShop();
    await seedInes(app, shop);
    await uninstallShop(app.world, shop.shop.domain, app.clock.now());
    const id = randomUUID();
    const body = customerBody(shop, { orders_to_redact: [] });
    await webhook('customers/redact', body, { id });
    await webhook('customers/redact', body, { id });
    expect(await app.runDue()).toContainEqual({ kind: 'done' });
    expect(await tracesOf(app, shop)).toEqual({});
    const requests = await app.sql`select subject from customer_requests where shop_id = ${shop.shop.id}`;
    expect(requests).toEqual([{ subject: null }]);
  });

  test('a till’s customer with the shop’s own address does not take every conversation along', async () => {
    const shop = await app.addShop();
    await app.sql`update shops set email = 'hello@alder.example' where shop_id = ${shop.shop.id}`;
    const order = orderOfInes({ email: 'hello@alder.example', customer: null });
    await app.keep([order], shop.shop);
    await app.mail({ from: BOB, to: 'hello@alder.example', cc: shop.alias }, shop);
    await app.runDue();
    const before = await rowsOf(shop);
    const customer = { id: null, email: 'hello@alder.example', phone: null };
    await redact(shop, { customer, orders_to_redact: [numberOf(order)] });
    const after = await rowsOf(shop);
    for (const table of ['threads', 'messages', 'mails', 'drafts']) expect(after[table]).toEqual(before[table]);
    const [copy] = await app.sql`select email from orders where shop_id = ${shop.shop.id}`;
    expect(copy).toEqual({ email: null });
  });

  test('a customer without address, phone and orders, and one that nobody knows, change nothing but the log', async () => {
    const shop = await app.addShop();
    await app.mail({ from: BOB }, shop);
    await app.runDue();
    const before = await rowsOf(shop);
    await redact(shop, { customer: { id: 1, email: null, phone: null }, orders_to_redact: null });
    await redact(shop, { customer: { id: 2, email: 'nobody@example.com', phone: '' } });
    const after = await rowsOf(shop);
    for (const table of ['threads', 'messages', 'mails', 'drafts']) expect(after[table]).toEqual(before[table]);
  });

  test.each([
    ['a wrong signature', { secret: 'another' }, [401]],
    ['no signature', { secret: null }, [400, 401]],
  ])('with %s nothing changes', async (_what, posted, statuses) => {
    const shop = await app.addShop();
    await app.mail({ from: FROM_INES }, shop);
    await app.runDue();
    const before = await rowsOf(shop);
    expect(statuses).toContain(await webhook('customers/redact', customerBody(shop, { orders_to_redact: [] }), posted));
    expect(await app.runDue()).toEqual([]);
    expect(await rowsOf(shop)).toEqual(before);
  });
});
