import { afterAll, describe, expect, test } from 'vitest';
import { beginOrderSync, endOrderSync } from '#app/domains/tenancy/begin-order-sync.server.ts';
import { enterShop } from '#app/domains/tenancy/enter-shop.server.ts';
import { enterShopById } from '#app/domains/tenancy/enter-shop-by-id.server.ts';
import { installShop } from '#app/domains/tenancy/install-shop.server.ts';
import { markUninstalled } from '#app/domains/tenancy/mark-uninstalled.server.ts';
import { noteWebhook } from '#app/domains/tenancy/note-webhook.server.ts';
import { readShop } from '#app/domains/tenancy/read-shop.server.ts';
import { updateShopInfo } from '#app/domains/tenancy/update-shop-info.server.ts';
import { plusSeconds } from '#app/platform/clock.ts';
import { transaction, withShop } from '#app/platform/db/with-shop.server.ts';
import { shops } from '#drizzle/schema/tenancy.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());
const LATER = plusSeconds(NOW, 86_400);

describe('installing', () => {
  test('a shop that installs ten times at once is one shop', async () => {
    const installed = await Promise.all(
      Array.from({ length: 10 }, () => installShop(db.database, 'ten.myshopify.com', NOW)),
    );
    expect(new Set(installed.map(({ id }) => id)).size).toBe(1);
    expect(installed[0]).toMatchObject({ domain: 'ten.myshopify.com', name: 'ten', currency: 'USD', timezone: 'UTC' });
  });

  test('installing again changes nothing of what the shop is called by now', async () => {
    const shop = await makeShop(db.database);
    const info = { name: 'Alder & Oak', email: 'hi@alder.example', currency: 'GBP', timezone: 'Europe/London' };
    await withShop(db.database, shop, (tx) => updateShopInfo(tx, shop, info));
    const before = await withShop(db.database, shop, (tx) => readShop(tx, shop));
    await installShop(db.database, shop.domain, LATER);
    expect(await withShop(db.database, shop, (tx) => readShop(tx, shop))).toEqual(before);
    expect(before).toMatchObject({ ...info, signature: 'Alder & Oak', installedAt: NOW, uninstalledAt: null });
  });

  test('a signature that somebody wrote is kept when the shop is renamed', async () => {
    const shop = await makeShop(db.database);
    const info = { name: 'New name', email: null, currency: 'EUR', timezone: 'Europe/Berlin' };
    await withShop(db.database, shop, async (tx) => {
      await tx.update(shops).set({ signature: 'Maya from the shop' });
      await updateShopInfo(tx, shop, info);
      expect(await readShop(tx, shop)).toMatchObject({ ...info, signature: 'Maya from the shop' });
    });
  });

  test('a shop that left and comes back is the same shop, installed anew', async () => {
    const shop = await makeShop(db.database);
    expect(await withShop(db.database, shop, (tx) => markUninstalled(tx, shop, NOW))).toBe(true);
    expect(await withShop(db.database, shop, (tx) => markUninstalled(tx, shop, LATER))).toBe(false);
    expect(await enterShop(db.database, shop.domain)).toBeNull();
    expect(await transaction(db.database, (tx) => enterShopById(tx, shop.id))).toBeNull();
    const again = await installShop(db.database, shop.domain, LATER);
    expect(again.id).toBe(shop.id);
    expect(await enterShop(db.database, shop.domain)).toEqual(again);
    const row = await withShop(db.database, again, (tx) => readShop(tx, again));
    expect(row).toMatchObject({ installedAt: LATER, uninstalledAt: null });
  });
});

describe('entering', () => {
  test('a shop is entered by its own domain and no other, nor by a part of it', async () => {
    const shop = await makeShop(db.database);
    expect(await enterShop(db.database, shop.domain)).toEqual(shop);
    for (const domain of ['nobody.myshopify.com', '', '%', shop.domain.slice(1), `${shop.domain}.evil.example`]) {
      expect(await enterShop(db.database, domain)).toBeNull();
    }
  });

  test('by its id a shop is entered for the transaction, and one that is not there is not', async () => {
    const shop = await makeShop(db.database);
    await transaction(db.database, async (tx) => {
      expect(await enterShopById(tx, shop.id)).toEqual(shop);
      expect(await tx.select({ id: shops.shopId }).from(shops)).toEqual([{ id: shop.id }]);
    });
    for (const id of [0, -1, 987_654_321, Number.MAX_SAFE_INTEGER]) {
      expect(await transaction(db.database, (tx) => enterShopById(tx, id))).toBeNull();
    }
  });

  test('a shop sees its own row and cannot change another’s', async () => {
    const [one, two] = [await makeShop(db.database), await makeShop(db.database)];
    await withShop(db.database, one, async (tx) => {
      await tx.update(shops).set({ name: 'Mine' });
      expect(await tx.select({ name: shops.name }).from(shops)).toEqual([{ name: 'Mine' }]);
    });
    expect((await enterShop(db.database, two.domain))?.name).toBe(two.name);
  });
});

test('a webhook is noted once, however often and at how many doors at once it comes', async () => {
  const [shop, other] = [await makeShop(db.database), await makeShop(db.database)];
  const note = (of: typeof shop, webhookId: string) =>
    withShop(db.database, of, (tx) => noteWebhook(tx, of, { webhookId, topic: 'orders/updated' }, NOW));
  const noted = await Promise.all(Array.from({ length: 10 }, () => note(shop, 'w-1')));
  expect(noted.filter(Boolean)).toHaveLength(1);
  expect(await note(shop, 'w-2')).toBe(true);
  expect(await note(other, 'w-1')).toBe(true);
});

test('orders are fetched once an installation, and once more after the next', async () => {
  const shop = await makeShop(db.database);
  const begin = (now: Date) => withShop(db.database, shop, (tx) => beginOrderSync(tx, shop, now));
  const atOnce = await Promise.all(Array.from({ length: 5 }, () => begin(NOW)));
  expect(atOnce.filter(Boolean)).toHaveLength(1);
  await withShop(db.database, shop, (tx) => endOrderSync(tx, shop, NOW));
  expect(await begin(LATER)).toBe(false);
  await withShop(db.database, shop, (tx) => markUninstalled(tx, shop, LATER));
  await installShop(db.database, shop.domain, LATER);
  expect(await begin(LATER)).toBe(true);
  expect((await withShop(db.database, shop, (tx) => readShop(tx, shop))).ordersSyncedAt).toBeNull();
});
