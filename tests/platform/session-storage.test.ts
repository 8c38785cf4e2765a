import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { connect } from '#app/platform/db/connect.server.ts';
import { createSessionStorage } from '#app/platform/shopify-admin/session-storage.server.ts';
import { testDatabase } from '#tests/support/database.ts';

const db = await testDatabase();
afterAll(() => db.close());
const key = randomBytes(32).toString('base64');
const storage = createSessionStorage(db.database, key);
const SHOP = 'alder-and-oak.myshopify.com';
const TOKENS = { access: 'shpat_0123456789abcdef', refresh: 'shprt_fedcba9876543210' };

beforeEach(() => db.ownerSql`delete from sessions`);

function offline(changes: Partial<ConstructorParameters<typeof Session>[0]> = {}): Session {
  return new Session({
    id: `offline_${SHOP}`,
    shop: SHOP,
    state: 'state',
    isOnline: false,
    scope: 'read_all_orders,read_orders',
    accessToken: TOKENS.access,
    expires: new Date('2026-11-23T11:00:00.000Z'),
    refreshToken: TOKENS.refresh,
    refreshTokenExpires: new Date('2027-02-21T10:00:00.000Z'),
    ...changes,
  });
}

function online(): Session {
  return offline({
    id: `${SHOP}_7`,
    isOnline: true,
    onlineAccessInfo: {
      expires_in: 86_400,
      associated_user_scope: 'read_orders',
      associated_user: {
        id: 7,
        first_name: 'Maya',
        last_name: 'Okafor',
        email: 'maya@alder-and-oak.example',
        email_verified: true,
        account_owner: true,
        locale: 'en-GB',
        collaborator: false,
      },
    },
  });
}

test('a session comes back as it was stored, with its expiry, its refresh token and the person of an online token', async () => {
  for (const session of [offline(), online(), offline({ id: 'unlimited', expires: undefined })]) {
    await storage.storeSession(session);
    const loaded = await storage.loadSession(session.id);
    expect(loaded?.toPropertyArray(true)).toEqual(session.toPropertyArray(true));
    expect(loaded?.isActive('read_orders', 0)).toBe(session.isActive('read_orders', 0));
  }
});

test('storing a session again replaces it', async () => {
  await storage.storeSession(offline());
  await storage.storeSession(offline({ accessToken: 'shpat_new' }));
  expect((await storage.loadSession(`offline_${SHOP}`))?.accessToken).toBe('shpat_new');
});

test('a session that is not there is undefined', async () => {
  expect(await storage.loadSession('nobody')).toBeUndefined();
});

test('no token can be read in the database, in any column, as text or as bytes', async () => {
  await storage.storeSession(offline());
  await storage.storeSession(online());
  const rows = await db.ownerSql<{ id: string; row: string; sealed: Buffer }[]>`
    select id, sessions::text as row, sealed from sessions`;
  expect(rows).toHaveLength(2);
  for (const secret of [TOKENS.access, TOKENS.refresh, 'maya@alder-and-oak.example']) {
    const disguises = [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').slice(0, 20),
    ];
    for (const { row, sealed } of rows) {
      for (const disguise of disguises) {
        expect(row).not.toContain(disguise);
        expect(sealed.includes(disguise)).toBe(false);
      }
    }
  }
});

test('a changed row is an error, not a session and not "no session"', async () => {
  await storage.storeSession(offline());
  await db.ownerSql`update sessions set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`;
  await expect(storage.loadSession(`offline_${SHOP}`)).rejects.toThrow();
});

test('one row’s secret in the place of another’s does not open', async () => {
  await storage.storeSession(offline());
  await storage.storeSession(offline({ id: 'offline_other.myshopify.com', shop: 'other.myshopify.com' }));
  await db.ownerSql`
    update sessions set sealed = (select sealed from sessions where id = ${`offline_${SHOP}`})
    where id = 'offline_other.myshopify.com'`;
  await expect(storage.loadSession('offline_other.myshopify.com')).rejects.toThrow();
});

test('with another key nothing opens', async () => {
  await storage.storeSession(offline());
  const other = createSessionStorage(db.database, randomBytes(32).toString('base64'));
  await expect(other.loadSession(`offline_${SHOP}`)).rejects.toThrow();
});

test('a shop’s sessions are found and deleted by themselves', async () => {
  await storage.storeSession(offline());
  await storage.storeSession(online());
  await storage.storeSession(offline({ id: 'offline_other.myshopify.com', shop: 'other.myshopify.com' }));
  const found = await storage.findSessionsByShop(SHOP);
  expect(found.map(({ id }) => id).sort()).toEqual([`${SHOP}_7`, `offline_${SHOP}`]);
  await storage.deleteSessions(found.map(({ id }) => id));
  expect(await storage.findSessionsByShop(SHOP)).toEqual([]);
  expect(await storage.findSessionsByShop('other.myshopify.com')).toHaveLength(1);
  await storage.deleteSession('offline_other.myshopify.com');
  expect(await storage.loadSession('offline_other.myshopify.com')).toBeUndefined();
});

test('a database that is down is an error, so that nobody is sent to log in because of it', async () => {
  const down = connect({ url: 'postgres://app@127.0.0.1:1/none', pool: 1, publish: async () => {} });
  const unreachable = createSessionStorage(down, key);
  await expect(unreachable.loadSession(`offline_${SHOP}`)).rejects.toThrow(/ECONNREFUSED/);
  await expect(unreachable.storeSession(offline())).rejects.toThrow(/ECONNREFUSED/);
  await expect(unreachable.findSessionsByShop(SHOP)).rejects.toThrow(/ECONNREFUSED/);
  await down.close();
});
