import { afterAll, expect, test } from 'vitest';
import { eventsOfOrder, eventsOfThread } from '#app/domains/audit/list-events.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { newId } from '#app/platform/clock.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const shop = await makeShop(db.database);
const other = await makeShop(db.database);
const [thread, another] = [newId(), newId()];
const ORDER = 'gid://shopify/Order/1';
const customer = { kind: 'customer' } as const;

await withShop(db.database, shop, async (tx) => {
  await recordEvent(tx, shop, { verb: 'mail.received', actor: customer, threadId: thread }, NOW);
  const matched = { verb: 'order.matched', actor: { kind: 'aftersale' }, threadId: thread, orderId: ORDER } as const;
  await recordEvent(tx, shop, { ...matched, details: { outcome: 'matched' } }, NOW);
  const sent = { verb: 'reply.approved', actor: { kind: 'staff', id: '7' }, threadId: thread } as const;
  await recordEvent(tx, shop, sent, NOW);
  await recordEvent(tx, shop, { verb: 'mail.received', actor: customer, threadId: another }, NOW);
});
await withShop(db.database, other, (tx) =>
  recordEvent(tx, other, { verb: 'mail.received', actor: customer, threadId: thread, orderId: ORDER }, NOW),
);

test.each([
  ['changed', "update events set verb = 'reply.sent'"],
  ['deleted', 'delete from events'],
  ['emptied', 'truncate events'],
  ['emptied with what hangs on it', 'truncate events cascade'],
])('the log cannot be %s, not even by the owner of the database', async (_how, statement) => {
  const before = await db.ownerSql`select * from events order by id`;
  await expect(db.ownerSql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  expect(await db.ownerSql`select * from events order by id`).toEqual(before);
  expect(before).toHaveLength(5);
});

test.each(["update events set verb = 'reply.sent'", 'delete from events', 'truncate events'])(
  'the app has no right to: %s',
  async (statement) => {
    const asApp = db.database.sql.begin(async (tx) => {
      await tx`select set_config('app.shop_id', ${String(shop.id)}, true)`;
      await tx.unsafe(statement);
    });
    await expect(asApp).rejects.toMatchObject({ code: '42501' });
  },
);

test('the log of a conversation is its own lines, oldest first, with who did it', async () => {
  const lines = await withShop(db.database, shop, (tx) => eventsOfThread(tx, shop, thread));
  expect(lines.map(({ verb, actorKind, actorId }) => [verb, actorKind, actorId])).toEqual([
    ['mail.received', 'customer', null],
    ['order.matched', 'aftersale', null],
    ['reply.approved', 'staff', '7'],
  ]);
  expect(lines[1]?.details).toEqual({ outcome: 'matched' });
});

test('the log of an order holds its conversations’ lines too, and no other shop’s', async () => {
  const lines = await withShop(db.database, shop, (tx) => eventsOfOrder(tx, shop, ORDER, [thread]));
  expect(lines.map(({ verb }) => verb)).toEqual(['mail.received', 'order.matched', 'reply.approved']);
  const alone = await withShop(db.database, shop, (tx) => eventsOfOrder(tx, shop, ORDER, []));
  expect(alone.map(({ verb }) => verb)).toEqual(['order.matched']);
});

test('a line whose transaction fails was never written', async () => {
  const failing = withShop(db.database, shop, async (tx) => {
    await recordEvent(tx, shop, { verb: 'thread.closed', actor: customer, threadId: thread }, NOW);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  const lines = await withShop(db.database, shop, (tx) => eventsOfThread(tx, shop, thread));
  expect(lines).toHaveLength(3);
});
