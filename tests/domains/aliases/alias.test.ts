import { afterAll, expect, test } from 'vitest';
import { aliasOf } from '#app/domains/aliases/alias-of.server.ts';
import { ensureAlias } from '#app/domains/aliases/ensure-alias.server.ts';
import { type AliasEntry, enterByAlias } from '#app/domains/aliases/enter-by-alias.server.ts';
import { markUninstalled } from '#app/domains/tenancy/mark-uninstalled.server.ts';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { transaction, withShop } from '#app/platform/db/with-shop.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const DOMAIN = 'in.aftersale.example';

const give = (shop: Shop) => withShop(db.database, shop, (tx) => ensureAlias(tx, shop, DOMAIN, NOW));

/** Mail of its own token and digest to an address. */
function enter(recipient: string): Promise<AliasEntry> {
  return transaction(db.database, (tx) => enterByAlias(tx, { recipient, token: newId(), digest: newId() }, NOW));
}

/** An alias of any shape, put there directly. */
async function put(shop: Shop, address: string, state = 'active') {
  await db.ownerSql`insert into aliases (address, shop_id, state, created_at) values (${address}, ${shop.id}, ${state}, now())`;
}

test('an alias says whose it is and cannot be guessed: 60 bits of letters that nobody mistakes', async () => {
  const shops = await Promise.all(Array.from({ length: 30 }, () => makeShop(db.database)));
  const aliases = await Promise.all(shops.map(give));
  for (const [at, alias] of aliases.entries()) {
    const [stem] = (shops[at]?.domain ?? '').split('.');
    expect(alias).toMatch(new RegExp(`^${stem}\\.[a-hjkmnp-z2-9]{12}@in\\.aftersale\\.example$`));
  }
  const tails = aliases.map((alias) => alias.split('@')[0]?.slice(-12));
  expect(new Set(tails).size).toBe(30);
});

test('a local part stays within the 64 characters that mail allows', async () => {
  const shop = await makeShop(db.database, `${'a-very-long-name'.repeat(5)}.myshopify.com`);
  const [local = ''] = (await give(shop)).split('@');
  expect(local.length).toBeLessThanOrEqual(64);
});

test('a shop has one alias, however often and however many at once ask for it', async () => {
  const shop = await makeShop(db.database);
  const given = await Promise.all(Array.from({ length: 10 }, () => give(shop)));
  expect(new Set(given).size).toBe(1);
  expect(await withShop(db.database, shop, (tx) => aliasOf(tx, shop))).toBe(given[0]);
});

test('mail to an alias enters its shop for the rest of the transaction', async () => {
  const shop = await makeShop(db.database);
  const alias = await give(shop);
  await transaction(db.database, async (tx) => {
    const entry = await enterByAlias(tx, { recipient: alias, token: newId(), digest: newId() }, NOW);
    expect(entry).toEqual({ kind: 'entered', alias, shop });
    expect(await aliasOf(tx, shop)).toBe(alias);
  });
});

test('in+abc is one address and in+ab is not a part of it', async () => {
  const [short, long] = [await makeShop(db.database), await makeShop(db.database)];
  await put(short, `in.ab@${DOMAIN}`);
  await put(long, `in.abc@${DOMAIN}`);
  expect(await enter(`in.ab@${DOMAIN}`)).toMatchObject({ shop: { id: short.id } });
  expect(await enter(`in.abc@${DOMAIN}`)).toMatchObject({ shop: { id: long.id } });
  for (const address of ['in.a', 'in.abcd', 'n.ab', 'in.a_', 'in.%', 'in.ab%']) {
    expect(await enter(`${address}@${DOMAIN}`)).toEqual({ kind: 'unknown' });
  }
});

test('what stands behind a plus, and upper case, make no other address', async () => {
  const shop = await makeShop(db.database);
  const alias = await give(shop);
  const [local = ''] = alias.split('@');
  for (const recipient of [`${local}+5f3a@${DOMAIN}`, `${local}+a+b@${DOMAIN}`, alias.toUpperCase(), ` ${alias} `]) {
    expect(await enter(recipient)).toMatchObject({ kind: 'entered', alias, shop: { id: shop.id } });
  }
});

test.each([
  '',
  '@',
  'nobody@in.aftersale.example',
  '+x@in.aftersale.example',
  "'; drop table aliases; --",
  'a'.repeat(5000),
])('no shop is entered by "%s"', async (recipient) => {
  expect(await enter(recipient)).toEqual({ kind: 'unknown' });
});

test('an alias of another domain is another address', async () => {
  const alias = await give(await makeShop(db.database));
  expect(await enter(alias.replace(DOMAIN, 'elsewhere.example'))).toEqual({ kind: 'unknown' });
});

test('a disabled alias, and one whose shop has left, take no mail, use no token and enter no shop', async () => {
  const [disabled, gone] = [await makeShop(db.database), await makeShop(db.database)];
  await put(disabled, `disabled@${DOMAIN}`, 'disabled');
  const left = await give(gone);
  await withShop(db.database, gone, (tx) => markUninstalled(tx, gone, NOW));
  for (const recipient of [`disabled@${DOMAIN}`, left]) {
    const token = newId();
    const seen = await transaction(db.database, async (tx) => {
      expect(await enterByAlias(tx, { recipient, token, digest: newId() }, NOW)).toEqual({ kind: 'disabled' });
      return aliasOf(tx, disabled).catch((error: unknown) => error);
    });
    expect(seen).toMatchObject({ code: 'not-found' });
    expect(await db.ownerSql`select from provider_tokens where token = ${token}`).toHaveLength(0);
  }
});

test('a shop that comes back has its alias again', async () => {
  const shop = await makeShop(db.database);
  const alias = await give(shop);
  await withShop(db.database, shop, (tx) => markUninstalled(tx, shop, NOW));
  const again = await makeShop(db.database, shop.domain);
  expect(again.id).toBe(shop.id);
  expect(await give(again)).toBe(alias);
  expect(await enter(alias)).toMatchObject({ kind: 'entered' });
});
