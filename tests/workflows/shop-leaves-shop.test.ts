import { randomUUID } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { plusSeconds } from '#app/platform/clock.ts';
import { installShopStory } from '#app/workflows/shop-installs/install.server.ts';
import { uninstallShop } from '#app/workflows/shop-leaves/uninstall.server.ts';
import { mimePost, writeMail } from '#tests/support/app-mail.ts';
import { type AppWorld, startAppWorld, type TestShop } from '#tests/support/app-world.ts';
import { setWorld } from '#tests/support/serve-routes.ts';
import { everyRow, seedInes, shopBody, webhook } from './shop-leaves-support.ts';

let app: AppWorld;
beforeAll(async () => {
  app = await startAppWorld();
});
afterAll(() => app.close());
beforeEach(() => {
  setWorld(app.world);
  app.waiting().splice(0);
});

function session(shop: TestShop): Session {
  const domain = shop.shop.domain;
  return new Session({ id: `offline_${domain}`, shop: domain, state: '', isOnline: false, accessToken: 'shpat_x' });
}

async function seeded(): Promise<TestShop> {
  const shop = await app.addShop();
  await seedInes(app, shop);
  await app.world.sessions.storeSession(session(shop));
  return shop;
}

const rowsOf = (shop: TestShop) => everyRow(app.sql, shop.shop.id);
const leave = (shop: TestShop) => uninstallShop(app.world, shop.shop.domain, app.clock.now());

test('a shop that left is erased whole: only its log and its bare row stay, no file and no session; another shop keeps all', async () => {
  const other = await seeded();
  const shop = await seeded();
  const [others, files] = [await rowsOf(other), await app.storedFiles()];
  const before = await rowsOf(shop);
  // Whatever a shop can have is there, or the test would prove nothing.
  const full = ['aliases', 'attachments', 'drafts', 'jobs', 'mails', 'message_refs', 'messages', 'order_keys'];
  expect(Object.keys(before)).toEqual(expect.arrayContaining([...full, 'orders', 'sends', 'staff', 'threads']));

  await leave(shop);
  expect(await webhook('shop/redact', shopBody(shop))).toBe(200);
  expect(await app.runDue()).toContainEqual({ kind: 'done' });

  const after = await rowsOf(shop);
  expect(Object.keys(after)).toEqual(['events', 'shops']);
  expect(after.events).toEqual(expect.arrayContaining(before.events ?? []));
  const [bare] = await app.sql`select * from shops where shop_id = ${shop.shop.id}`;
  expect(bare).toMatchObject({
    domain: shop.shop.domain,
    email: null,
    signature: '',
    name: shop.shop.domain.split('.')[0],
  });
  expect(await app.sql`select from sessions where shop_domain = ${shop.shop.domain}`).toHaveLength(0);
  expect(await rowsOf(other)).toEqual(others);
  expect(await app.storedFiles()).toBe(files / 2);
});

test('mail to the old alias is quarantined', async () => {
  const shop = await seeded();
  await leave(shop);
  await webhook('shop/redact', shopBody(shop));
  await app.runDue();
  const post = { recipient: shop.alias, key: 'mailgun-signing-key', at: app.clock.now() };
  expect(await app.post(mimePost(writeMail({}, shop.alias), post))).toBe(406);
  expect(await app.sql`select from quarantine where recipient = ${shop.alias}`).toHaveLength(1);
  expect(Object.keys(await rowsOf(shop))).toEqual(['events', 'shops']);
});

test('the same webhook twice, before the job and after it, erases once and says so once', async () => {
  const shop = await seeded();
  await leave(shop);
  const id = randomUUID();
  expect(await webhook('shop/redact', shopBody(shop), { id })).toBe(200);
  expect(await webhook('shop/redact', shopBody(shop), { id })).toBe(200);
  expect(
    await app.sql`select from jobs where shop_id = ${shop.shop.id} and name = 'shop-leaves/erase-shop'`,
  ).toHaveLength(1);
  await app.runDue();
  const after = await rowsOf(shop);
  expect(await webhook('shop/redact', shopBody(shop), { id })).toBe(200);
  await app.runDue();
  expect(await rowsOf(shop)).toEqual(after);
  expect(after.events?.filter((line) => line.includes('shop.erased'))).toHaveLength(1);
});

test('while the queue is down the request waits, and the sweeper hands it over although the shop has left', async () => {
  const shop = await seeded();
  await leave(shop);
  await webhook('shop/redact', shopBody(shop));
  app.waiting().splice(0);
  app.clock.advance(600);
  await sweepJobs(app.world);
  const handedOver = app.waiting().filter((job) => job.shopId === shop.shop.id);
  expect(handedOver).toHaveLength(1);
  await app.runDue();
  expect(Object.keys(await rowsOf(shop))).toEqual(['events', 'shops']);
});

test('no other job of a shop that has left is run', async () => {
  const shop = await app.addShop();
  await app.mail({}, shop);
  await leave(shop);
  const outcomes = await app.runDue();
  expect(outcomes).toEqual([{ kind: 'nothing' }]);
});

test('a shop that is in use is not erased by a late or repeated request; one whose uninstall we missed is', async () => {
  const shop = await seeded();
  const before = await rowsOf(shop);
  await webhook('shop/redact', shopBody(shop));
  expect(await app.runDue()).toEqual([{ kind: 'done' }]);
  expect((await rowsOf(shop)).threads).toEqual(before.threads);
  expect((await rowsOf(shop)).aliases).toEqual(before.aliases);

  // Installed long ago and opened today: in use. Then nobody has opened it for more than 48 hours.
  const longAgo = plusSeconds(app.clock.now(), -49 * 3600).toISOString();
  await app.sql`update shops set installed_at = ${longAgo} where shop_id = ${shop.shop.id}`;
  await webhook('shop/redact', shopBody(shop));
  await app.runDue();
  expect((await rowsOf(shop)).threads).toEqual(before.threads);
  await app.sql`update staff set last_seen_at = ${longAgo} where shop_id = ${shop.shop.id}`;
  await webhook('shop/redact', shopBody(shop));
  await app.runDue();
  expect(Object.keys(await rowsOf(shop))).toEqual(['events', 'shops']);
});

test('a shop that was erased can install again and begins anew, with another alias', async () => {
  const shop = await seeded();
  await leave(shop);
  await webhook('shop/redact', shopBody(shop));
  await app.runDue();
  await installShopStory(app.world, session(shop));
  const [alias] = await app.sql`select address from aliases where shop_id = ${shop.shop.id}`;
  expect(alias?.address).not.toBe(shop.alias);
  // Installed since: what was asked before is over.
  await webhook('shop/redact', shopBody(shop));
  await app.runDue();
  expect(await app.sql`select from aliases where shop_id = ${shop.shop.id}`).toHaveLength(1);
  app.waiting().splice(0);
});

test.each([
  ['a wrong signature', 401, { secret: 'another' }],
  ['a signature for another body', 401, { body: '{"shop_domain":"x.myshopify.com"}' }],
  ['another shop in the header than in the body', 400, { domain: 'another.myshopify.com' }],
])('%s is answered %i and changes nothing', async (_what, status, posted) => {
  const shop = await app.addShop();
  await leave(shop);
  const before = await rowsOf(shop);
  expect(await webhook('shop/redact', shopBody(shop), posted)).toBe(status);
  expect(await app.runDue()).toEqual([]);
  expect(await rowsOf(shop)).toEqual(before);
});

test('without a signature it is refused and changes nothing', async () => {
  const shop = await app.addShop();
  const before = await rowsOf(shop);
  expect([400, 401]).toContain(await webhook('shop/redact', shopBody(shop), { secret: null }));
  expect(await rowsOf(shop)).toEqual(before);
});

test('a customer’s request under the name of a shop’s is refused: the signature does not cover the topic', async () => {
  const shop = await app.addShop();
  await leave(shop);
  const body = { ...shopBody(shop), customer: { id: 1, email: 'a@example.com', phone: null }, orders_to_redact: [] };
  expect(await webhook('shop/redact', body)).toBe(400);
  const asked = { ...body, orders_to_redact: undefined, orders_requested: [], data_request: { id: 1 } };
  expect(await webhook('customers/redact', asked)).toBe(400);
  expect(await app.runDue()).toEqual([]);
});

test('a shop that we never knew is answered 200 and nothing happens', async () => {
  const body = { shop_id: 1, shop_domain: 'never-here.myshopify.com' };
  const [before] =
    await app.sql`select (select count(*)::int from jobs) as jobs, (select count(*)::int from shops) as shops`;
  for (const topic of ['shop/redact', 'customers/redact', 'customers/data_request']) {
    const customer = topic === 'shop/redact' ? {} : { customer: { id: 1, email: 'a@example.com', phone: null } };
    expect(await webhook(topic, { ...body, ...customer })).toBe(200);
  }
  const [after] =
    await app.sql`select (select count(*)::int from jobs) as jobs, (select count(*)::int from shops) as shops`;
  expect(after).toEqual(before);
});
