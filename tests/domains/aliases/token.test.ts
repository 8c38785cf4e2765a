import { afterAll, expect, test } from 'vitest';
import { ensureAlias } from '#app/domains/aliases/ensure-alias.server.ts';
import { enterByAlias } from '#app/domains/aliases/enter-by-alias.server.ts';
import { quarantineMail } from '#app/domains/aliases/quarantine-mail.server.ts';
import { sweepJobs } from '#app/jobs/sweep-jobs.server.ts';
import { newId } from '#app/platform/clock.ts';
import { transaction, withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, makeWorld, NOW } from '#tests/support/factories.ts';
import { watchPlans, waysInto } from '#tests/support/plans.ts';

const db = await testDatabase();
afterAll(() => db.close());
const shop = await makeShop(db.database);
const alias = await withShop(db.database, shop, (tx) => ensureAlias(tx, shop, 'in.aftersale.example', NOW));

const enter = (token: string, digest: string, recipient = alias) =>
  transaction(db.database, async (tx) => (await enterByAlias(tx, { recipient, token, digest }, NOW)).kind);

test('the same mail may come again with its token, another mail may not', async () => {
  const token = newId();
  expect(await enter(token, 'mail-1')).toBe('entered');
  expect(await enter(token, 'mail-1')).toBe('entered');
  expect(await enter(token, 'mail-2')).toBe('spent');
  expect(await enter(token, 'mail-1')).toBe('entered');
});

test('the same mail to another shop is not what the token was for', async () => {
  const other = await makeShop(db.database);
  const address = await withShop(db.database, other, (tx) => ensureAlias(tx, other, 'in.aftersale.example', NOW));
  const token = newId();
  expect(await enter(token, 'mail-1')).toBe('entered');
  expect(await enter(token, 'mail-1', address)).toBe('spent');
});

test('the token is for the mail and its alias, however the address is spelt', async () => {
  const token = newId();
  expect(await enter(token, 'mail-1', alias.toUpperCase())).toBe('entered');
  expect(await enter(token, 'mail-1', alias.replace('@', '+reply@'))).toBe('entered');
});

test('a mail that fails later in its transaction leaves its token good, for another mail too', async () => {
  const token = newId();
  const failing = transaction(db.database, async (tx) => {
    await enterByAlias(tx, { recipient: alias, token, digest: 'mail-1' }, NOW);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await enter(token, 'mail-2')).toBe('entered');
});

test('of two different mails with one token at the same time, one is taken', async () => {
  const token = newId();
  const kinds = await Promise.all(Array.from({ length: 8 }, (_, at) => enter(token, `mail-${at}`)));
  expect(kinds.toSorted()).toEqual(['entered', ...Array<string>(7).fill('spent')]);
});

test('the same mail eight times at once is entered eight times', async () => {
  const token = newId();
  const kinds = await Promise.all(Array.from({ length: 8 }, () => enter(token, 'mail-1')));
  expect(new Set(kinds)).toEqual(new Set(['entered']));
});

test('tokens are forgotten after two days and quarantine after thirty, and not before', async () => {
  const world = makeWorld(db.url, {}, { clock: () => NOW });
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  await db.ownerSql`delete from provider_tokens`;
  for (const [token, days] of [
    ['older', 2.01],
    ['newer', 1.99],
  ] as const) {
    await transaction(db.database, (tx) => enterByAlias(tx, { recipient: alias, token, digest: token }, daysAgo(days)));
  }
  for (const [recipient, days] of [
    ['older', 30.01],
    ['newer', 29.99],
  ] as const) {
    const mail = { recipient, reason: 'unknown-alias', digest: 'abc', size: 5 } as const;
    await transaction(db.database, (tx) => quarantineMail(tx, mail, daysAgo(days)));
  }
  await sweepJobs(world);
  await world.db.close();
  expect(await db.ownerSql`select token from provider_tokens`).toEqual([{ token: 'newer' }]);
  expect(await db.ownerSql`select recipient, reason, about from quarantine`).toEqual([
    { recipient: 'newer', reason: 'unknown-alias', about: { size: 5 } },
  ]);
});

test('among 10,000 aliases a mail still costs one statement, answered from an index', async () => {
  const watched = await watchPlans(db);
  const mail = () => ({ recipient: alias, token: newId(), digest: newId() });
  const enterWatched = () => transaction(watched.database, (tx) => enterByAlias(tx, mail(), NOW));
  const cost = async () => {
    db.statements.length = 0;
    await transaction(db.database, (tx) => enterByAlias(tx, mail(), NOW));
    return db.statements.length;
  };
  const few = await cost();
  await db.ownerSql`
    with made as (
      insert into shops (domain, name, installed_at)
      select 'many-' || n || '.myshopify.com', 'Many', now() from generate_series(1, 10000) n returning shop_id, domain
    ) insert into aliases (address, shop_id, created_at) select domain || '.x@in.aftersale.example', shop_id, now() from made`;
  await db.ownerSql`analyze aliases, shops`;

  expect(await cost()).toBe(few);
  expect(few).toBe(3);
  const plans = await watched.plansOf(enterWatched);
  expect(waysInto(plans, 'aliases')).toEqual(['Index Scan using aliases_pkey']);
  expect(waysInto(plans, 'shops')).toEqual(['Index Scan using shops_pkey']);
  await watched.database.close();
});
