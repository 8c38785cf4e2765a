import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { enterStaff, type OnlineUser } from '#app/domains/tenancy/enter-staff.server.ts';
import { listStaff, staffName } from '#app/domains/tenancy/list-staff.server.ts';
import { can, type Permission, type Role, roleFrom, roles } from '#app/domains/tenancy/permissions.ts';
import { plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { shops, staff } from '#drizzle/schema/tenancy.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeShop, NOW } from '#tests/support/factories.ts';

const db = await testDatabase();
afterAll(() => db.close());

const MAYA: OnlineUser = {
  id: '7',
  firstName: 'Maya',
  lastName: 'Okafor',
  email: 'maya@example.com',
  locale: 'en-GB',
  accountOwner: false,
};
const enter = (shop: Shop, user: OnlineUser = MAYA, now = NOW) =>
  withShop(db.database, shop, (tx) => enterStaff(tx, shop, user, now));
const everybody = (shop: Shop) => withShop(db.database, shop, (tx) => listStaff(tx, shop));

describe('who is there', () => {
  test('the account’s owner is owner, everybody else has the shop’s default role, agent at first', async () => {
    const shop = await makeShop(db.database);
    expect(await enter(shop, { ...MAYA, id: '1', accountOwner: true })).toMatchObject({ role: 'owner' });
    expect(await enter(shop)).toEqual({
      id: '7',
      name: 'Maya Okafor',
      firstName: 'Maya',
      locale: 'en-GB',
      role: 'agent',
    });
    await withShop(db.database, shop, (tx) => tx.update(shops).set({ defaultRole: 'viewer' }));
    expect(await enter(shop)).toMatchObject({ role: 'viewer' });
  });

  test('a role that a person was given goes before the default, and one that nobody knows can only look', async () => {
    const shop = await makeShop(db.database);
    await enter(shop);
    const give = (role: string) =>
      withShop(db.database, shop, (tx) => tx.update(staff).set({ role }).where(eq(staff.id, '7')));
    await give('admin');
    expect(await enter(shop)).toMatchObject({ role: 'admin' });
    expect(await enter(shop, MAYA, plusSeconds(NOW, 7200))).toMatchObject({ role: 'admin' });
    await give('emperor');
    expect(await enter(shop)).toMatchObject({ role: 'viewer' });
  });

  test('whoever no longer owns the account is no longer owner', async () => {
    const shop = await makeShop(db.database);
    expect(await enter(shop, { ...MAYA, accountOwner: true })).toMatchObject({ role: 'owner' });
    expect(await enter(shop)).toMatchObject({ role: 'agent' });
  });

  test('a person who was here within the hour is not written again; after it, or when they changed, they are', async () => {
    const shop = await makeShop(db.database);
    const seen = async () => (await everybody(shop)).map(({ email, lastSeenAt }) => [email, lastSeenAt]);
    await enter(shop);
    await enter(shop, MAYA, plusSeconds(NOW, 3599));
    expect(await seen()).toEqual([['maya@example.com', NOW]]);
    await enter(shop, { ...MAYA, email: 'new@example.com' }, plusSeconds(NOW, 3599));
    expect(await seen()).toEqual([['new@example.com', plusSeconds(NOW, 3599)]]);
    await enter(shop, { ...MAYA, email: 'new@example.com' }, plusSeconds(NOW, 7200));
    expect(await seen()).toEqual([['new@example.com', plusSeconds(NOW, 7200)]]);
  });

  test('ten requests at once make one person, for one statement each', async () => {
    const shop = await makeShop(db.database);
    await Promise.all(Array.from({ length: 10 }, () => enter(shop)));
    expect(await everybody(shop)).toHaveLength(1);
    db.statements.length = 0;
    await enter(shop);
    expect(db.statements).toHaveLength(4);
  });

  test('the same person in two shops has a role in each', async () => {
    const [one, two] = [await makeShop(db.database), await makeShop(db.database)];
    await withShop(db.database, two, (tx) => tx.update(shops).set({ defaultRole: 'viewer' }));
    expect([(await enter(one)).role, (await enter(two)).role]).toEqual(['agent', 'viewer']);
    expect(await everybody(one)).toHaveLength(1);
  });

  test('a person without a name is called by their address', async () => {
    const shop = await makeShop(db.database);
    const nameless = { ...MAYA, firstName: '', lastName: '' };
    expect(await enter(shop, nameless)).toMatchObject({ name: 'maya@example.com', firstName: 'maya@example.com' });
    expect((await everybody(shop)).map(staffName)).toEqual(['maya@example.com']);
  });
});

describe('what a role may do', () => {
  const permissions: Permission[] = [
    'read',
    'reply',
    'approve',
    'organise',
    'manage-jobs',
    'manage-settings',
    'manage-staff',
  ];

  test.each<[Role, number]>([
    ['viewer', 1],
    ['agent', 4],
    ['admin', 6],
    ['owner', 7],
  ])('%s may do the first %i of the list and nothing after', (role, count) => {
    expect(permissions.map((permission) => can(role, permission))).toEqual(permissions.map((_, at) => at < count));
  });

  test.each([null, '', 'Owner', 'toString', '__proto__', 'root'])('%j is no role and can only look', (value) => {
    expect(roleFrom(value)).toBe('viewer');
  });

  test('every role that is kept is read back', () => {
    expect(roles.map(roleFrom)).toEqual([...roles]);
  });
});
