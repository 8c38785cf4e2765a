import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signJwt } from '#tests/standins/shopify/tokens/jwt.ts';
import { SHOP } from '#tests/standins/start-world.ts';
import { USER_AGENT } from '#tests/support/open-app.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RunningShop, startShop } from './order-changes-support.ts';

const OFFLINE = 'offline-access-token';
const ONLINE = 'online-access-token';
const INSTANT = 1;

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
  await shop.install();
});
afterAll(() => shop.close());

/** Calls to Shopify's token endpoint whose body holds these words. */
const tokenCalls = async (words: string) =>
  (await shop.calls('access_token')).filter(({ body }) => body.includes(words)).length;
const idToken = async (staffId = 9001) =>
  (await shop.shopify<{ idToken: string }>('id-token', { shop: SHOP, staffId })).idToken;

/** A screen's data as the app's own script asks for it. */
const ask = (token: string, path = '/app/inbox.data') =>
  fetch(`${shop.appUrl}${path}`, {
    headers: { 'User-Agent': USER_AGENT, ...(token && { Authorization: `Bearer ${token}` }) },
    redirect: 'manual',
  });

/** A document as Shopify admin frames it. */
const frame = (token: string, query: Record<string, string> = {}) => {
  const host = Buffer.from('admin.shopify.com/store/alder-and-oak').toString('base64');
  const search = new URLSearchParams({ embedded: '1', shop: SHOP, host, id_token: token, ...query });
  return fetch(`${shop.appUrl}/app/inbox?${search}`, { headers: { 'User-Agent': USER_AGENT }, redirect: 'manual' });
};

describe('tokens', () => {
  test('a first visit, whose loaders ask at the same time, makes one exchange of each kind', async () => {
    expect([await tokenCalls(OFFLINE), await tokenCalls(ONLINE)]).toEqual([1, 1]);
    const token = await idToken(9002);
    const answers = await Promise.all([frame(token), ask(token), ask(token, '/app/settings.data'), ask(token)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect([await tokenCalls(OFFLINE), await tokenCalls(ONLINE)]).toEqual([2, 2]);
  });

  test('cannot be read in the database', async () => {
    const rows = await shop.sql<{ sealed: Buffer }[]>`select sealed from sessions`;
    expect(rows.length).toBeGreaterThan(1);
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toMatch(/shp(at|ua|rt)_/);
    const used = new Set((await shop.calls('graphql')).map(({ headers }) => headers['x-shopify-access-token'] ?? ''));
    expect(used.size).toBeGreaterThan(0);
    for (const token of used) {
      expect(token).toMatch(/^shpat_/);
      const found = await shop.sql`
        select id from sessions where position(convert_to(${token}, 'UTF8') in sealed) > 0 or id like ${`%${token}%`}`;
      expect(found).toHaveLength(0);
    }
  });

  test('many jobs at once, more than there are connections, with an expired token make one refresh', async () => {
    await shop.quiet();
    await shop.shopify('tokens', { lifetimeSeconds: INSTANT });
    // A person's first visit exchanges the shop's token too.
    expect((await ask(await idToken(9003))).status).toBe(200);
    await shop.shopify('tokens', { lifetimeSeconds: 3600 });
    await new Promise((resolve) => setTimeout(resolve, INSTANT * 1000));
    const before = await tokenCalls('refresh_token');
    await shop.fail({ kind: 'latency', ms: 300, path: 'access_token', times: 3 });
    for (const order of shop.world.store.state.orders.slice(-12)) {
      await shop.shopify('webhooks', { topic: 'orders/updated', shop: SHOP, payload: { id: order.id } });
    }
    const jobs = () => shop.sql`select status from jobs where name = 'order-changes/refresh' and status = 'done'`;
    await waitFor('the jobs', async () => (await jobs()).length === 12, { seconds: 10 });
    expect(await tokenCalls('refresh_token')).toBe(before + 1);
  });
});

describe('a session token that is not to be believed', () => {
  const claims = (more: Record<string, unknown> = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const shopClaims = { iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, aud: 'aftersale-api-key', sub: '9001' };
    return { ...shopClaims, exp: now + 60, nbf: now, iat: now, jti: 'one', sid: 'one', ...more };
  };
  const secret = () => shop.world.appEnv.SHOPIFY_API_SECRET ?? '';
  const unsigned = () =>
    `${[{ alg: 'none', typ: 'JWT' }, claims()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const other = 'other-shop.myshopify.com';

  test('one that is over is asked for anew: a document bounces, a request of the app’s script is told to retry', async () => {
    await shop.shopify('stale-tokens', { count: 2 });
    const bounced = await frame(await idToken());
    expect(bounced.status).toBe(302);
    expect(bounced.headers.get('location')).toContain('/auth/session-token');
    expect(bounced.headers.get('location')).not.toContain('id_token');
    const refused = await ask(await idToken());
    expect(refused.status).toBe(401);
    expect(refused.headers.get('x-shopify-retry-invalid-session-request')).toBe('1');
    expect((await ask(await idToken())).status).toBe(200);
  });

  test.each([
    ['signed with another secret', () => signJwt(claims(), 'guessed')],
    ['not signed', () => unsigned()],
    ['of another app', () => signJwt(claims({ aud: 'another-app' }), secret())],
    ['of another shop, signed with another secret', () => signJwt(claims({ dest: `https://${other}` }), 'guessed')],
    ['of a shop that has not installed the app', () => signJwt(claims({ dest: `https://${other}` }), secret())],
    ['no token at all', () => 'x'],
  ])('%s: nothing is shown, and nobody is let in', async (_case, make) => {
    const before = await shop.sql`select shop_id, domain from shops`;
    const answers = [await ask(make()), await frame(make()), await frame(make(), { shop: other })];
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(300);
      expect(answer.status).toBeLessThan(500);
      expect((await answer.text()).includes('Unassigned')).toBe(false);
    }
    expect(await shop.sql`select shop_id, domain from shops`).toEqual(before);
  });

  test('whoever has a token of one shop and names another in the address is in the one of the token', async () => {
    const answer = await frame(await idToken(), { shop: other });
    expect(await answer.text()).not.toContain(other.split('.')[0]);
    expect(await shop.sql`select from shops`).toHaveLength(1);
  });
});

describe('the shop has left while its token was expired', () => {
  test('a job waits and is not run again once Shopify has told, which is answered 200 although no token can be had', async () => {
    await shop.quiet();
    await shop.shopify('tokens', { lifetimeSeconds: INSTANT });
    // As when her session is over: then the shop's token is exchanged too.
    await shop.sql`delete from sessions where id like '%_9001'`;
    expect((await ask(await idToken(9001))).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, INSTANT * 1000));
    const [order] = shop.world.store.state.orders.slice(-1);
    const refresh = () => shop.sql<{ status: string; attempts: number; error_code: string | null }[]>`
      select status, attempts, error_code from jobs where name = 'order-changes/refresh' order by created_at desc limit 1`;
    // The news of it is held until another webhook has gone, and the refresh is refused as after an uninstall.
    await shop.fail({ kind: 'reorder' });
    await shop.shopify('uninstall', { shop: SHOP });
    expect(await shop.postWebhook(JSON.stringify({ id: order?.id }))).toBe(200);
    const [failed] = await waitFor('the refused refresh', async () => {
      const rows = await refresh();
      return rows[0]?.error_code === 'shopify-down' && rows;
    });
    expect(failed?.status).toBe('due');
    await shop.shopify('webhooks', { topic: 'orders/updated', shop: SHOP, payload: { id: order?.id } });
    const told = await waitFor('the news', async () => {
      const [news] = await shop.deliveries('app/uninstalled');
      return news?.state === 'delivered' && news;
    });
    expect(told.attempts.map(({ status }) => status)).toEqual([200]);
    expect(await shop.sql`select from sessions`).toHaveLength(0);
    await shop.hourPasses();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect((await refresh())[0]?.attempts).toBe(failed?.attempts);
    expect((await shop.sql`select uninstalled_at from shops`)[0]?.uninstalled_at).not.toBeNull();
  });
});
