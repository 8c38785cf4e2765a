import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import '@shopify/shopify-api/adapters/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import type { AdminApi } from '#tests/standins/shopify/admin-api.ts';
import { callAsShop, readText } from '#tests/standins/shopify/call-as-shop.ts';
import { type ShopifyStandIn, startShopify } from '#tests/standins/shopify/start-shopify.ts';
import { signJwt } from '#tests/standins/shopify/tokens/jwt.ts';

const shop = 'alder-and-oak.myshopify.com';
const apiKey = 'a'.repeat(32);
const apiSecret = 'shpss_contract';
const shopify = shopifyApi({
  apiKey,
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: 'app.example.com',
  isEmbeddedApp: true,
  logger: { log: () => {} },
});

type Post = { headers: IncomingMessage['headers']; body: string; valid: boolean };
type Event = Parameters<Parameters<AdminApi['onEvent']>[0]>[0];

let admin: ShopifyStandIn;
let app: StandIn;
let posts: Post[];
/** What the app answers the next webhooks with; 200 when there is none left. */
let answers: number[];
let happen: (event: Event) => void;
const folders: string[] = [];

beforeEach(async () => {
  posts = [];
  answers = [];
  app = await listen(
    createServer(async (incoming, response) => {
      const body = await readText(incoming);
      // The library that the app uses has to find the signature right.
      const { valid } = await shopify.webhooks.validate({ rawBody: body, rawRequest: incoming, rawResponse: response });
      posts.push({ headers: incoming.headers, body, valid });
      return response.writeHead(answers.shift() ?? 200).end();
    }),
  );
  admin = await start();
});
afterEach(async () => {
  await admin.close();
  await app.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const start = (dataDir?: string) =>
  startShopify({
    appUpstreamUrl: app.url,
    apiKey,
    apiSecret,
    scopes: ['read_orders', 'write_orders'],
    webhookUris: { 'orders/updated': '/webhooks/orders', 'app/uninstalled': '/webhooks/app' },
    timeScale: 10_000,
    api: {
      execute: async ({ token, body }) => ({ status: 200, headers: {}, body: { data: { token, query: body.query } } }),
      onEvent: (listener) => {
        happen = listener;
      },
    },
    ...(dataDir && { dataDir }),
  });

const post = (path: string, body: unknown, headers: Record<string, string> = {}, host = shop) =>
  callAsShop(admin.port, path, body, { host, headers });
const idToken = async () => String((await post('/__standin/id-token', { shop })).body.idToken);
const claims = () => {
  const now = Math.floor(Date.now() / 1000);
  return { iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: apiKey, sub: '9001', exp: now + 60, nbf: now };
};
const client = { client_id: apiKey, client_secret: apiSecret };
const exchange = (subject: string, more: Record<string, string> = {}) =>
  post('/admin/oauth/access_token', {
    ...client,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subject,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
    ...more,
  });
const refresh = (token: unknown) =>
  post('/admin/oauth/access_token', { ...client, grant_type: 'refresh_token', refresh_token: token });
const graphql = (token: unknown, version = '2026-10', host = shop) =>
  post(
    `/admin/api/${version}/graphql.json`,
    { query: '{ shop { name } }' },
    { 'X-Shopify-Access-Token': String(token) },
    host,
  );
async function until(holds: () => boolean | Promise<boolean>) {
  for (let i = 0; i < 200 && !(await holds()); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(await holds()).toBe(true);
}
const deliveries = async () =>
  (await fetch(`${admin.url}/__standin/webhooks`)).json() as Promise<{ state: string; attempts: { at: string }[] }[]>;

describe('tokens', () => {
  test("Shopify's own library exchanges, refreshes and queries through the proxy, trusting the certificate", async () => {
    const script = `
      import '@shopify/shopify-api/adapters/node';
      import { shopifyApi, RequestedTokenType, Session } from '@shopify/shopify-api';
      const [apiKey, apiSecretKey, shop, sessionToken] = process.argv.slice(1);
      const shopify = shopifyApi({ apiKey, apiSecretKey, apiVersion: '2026-10', hostName: 'app.example.com', isEmbeddedApp: true, logger: { log: () => {} } });
      const offline = await shopify.auth.tokenExchange({ shop, sessionToken, requestedTokenType: RequestedTokenType.OfflineAccessToken, expiring: true });
      const online = await shopify.auth.tokenExchange({ shop, sessionToken, requestedTokenType: RequestedTokenType.OnlineAccessToken });
      const refreshed = await shopify.auth.refreshToken({ shop, refreshToken: offline.session.refreshToken });
      const answer = await new shopify.clients.Graphql({ session: refreshed.session }).request('{ shop { name } }');
      const stranger = await fetch('https://api.example.com/').then(() => 'reached', (error) => String(error.cause ?? error));
      console.log(JSON.stringify({ offline: offline.session, online: online.session, answer, stranger }));`;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, apiKey, apiSecret, shop, await idToken()],
      {
        env: { ...process.env, ...admin.proxyEnv },
        timeout: 20_000,
      },
    );
    const [output, complaints] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
    expect(complaints).toBe('');
    const { offline, online, answer, stranger } = JSON.parse(output);
    expect(offline).toMatchObject({ id: `offline_${shop}`, isOnline: false, scope: 'read_orders,write_orders' });
    expect(new Date(offline.expires).getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect(online.onlineAccessInfo.associated_user).toMatchObject({ id: 9001, account_owner: true, locale: 'en' });
    expect(answer.data.token).toEqual({
      shop,
      kind: 'offline',
      scopes: ['read_orders', 'write_orders'],
      staffId: null,
    });
    expect(stranger).not.toBe('reached');
    const refused = await (await fetch(`${admin.url}/__standin/refused`)).json();
    expect(refused).toEqual([{ at: expect.any(String), host: 'api.example.com:443' }]);
  });

  test.each([
    ['forged', () => signJwt(claims(), 'another secret')],
    ['stale', () => signJwt({ ...claims(), exp: Date.now() / 1000 - 11 }, apiSecret)],
    ['for another app', () => signJwt({ ...claims(), aud: 'b'.repeat(32) }, apiSecret)],
    ['from another shop', () => signJwt({ ...claims(), dest: 'https://other.myshopify.com' }, apiSecret)],
    [
      'unsigned',
      () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.`,
    ],
  ])('a session token that is %s is no subject', async (_why, token) => {
    expect((await exchange(signJwt(claims(), apiSecret))).status).toBe(200);
    expect(await exchange(token())).toMatchObject({ status: 400, body: { error: 'invalid_subject_token' } });
  });

  test('the next tokens can be told to be stale', async () => {
    await post('/__standin/stale-tokens', { count: 1 });
    expect((await exchange(await idToken())).status).toBe(400);
    expect((await exchange(await idToken())).status).toBe(200);
  });

  test('a wrong secret, an unknown client and an unknown grant get no token', async () => {
    const token = await idToken();
    expect(await exchange(token, { client_secret: 'x' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect((await exchange(token, { client_id: 'x' })).body.raw).toContain('application_cannot_be_found');
    expect(await exchange(token, { grant_type: 'password' })).toMatchObject({
      body: { error: 'unsupported_grant_type' },
    });
  });

  test('a refresh token can be used again until its replacement is used', async () => {
    const first = (await exchange(await idToken())).body;
    expect(first).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    const lost = (await refresh(first.refresh_token)).body;
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const third = await refresh(second.refresh_token);
    expect(third.status).toBe(200);
    const gone = {
      status: 401,
      body: { error: 'invalid_request', error_description: 'This request requires an active refresh_token' },
    };
    expect(await refresh(first.refresh_token)).toMatchObject(gone);
    expect(await refresh(lost.refresh_token)).toMatchObject(gone);
    expect((await graphql(third.body.access_token)).status).toBe(200);
  });

  test('a token that is unknown, expired or of another shop gets 401, a lasting one 403', async () => {
    await post('/__standin/install', { shop: 'other.myshopify.com' });
    const { access_token } = (await exchange(await idToken())).body;
    expect((await graphql(access_token)).status).toBe(200);
    expect(await graphql('shpat_no')).toMatchObject({
      status: 401,
      body: { errors: expect.stringContaining('Invalid API key or access token') },
    });
    expect((await graphql(access_token, '2026-10', 'other.myshopify.com')).status).toBe(401);
    await post('/__standin/tokens', { expireNow: true });
    expect((await graphql(access_token)).status).toBe(401);
    const lasting = (await exchange(await idToken(), { expiring: '0' })).body;
    expect(lasting.refresh_token).toBeUndefined();
    expect((await graphql(lasting.access_token)).status).toBe(403);
  });

  test('a retired version falls forward, one that never was is not found', async () => {
    const { access_token } = (await exchange(await idToken())).body;
    const served = async (version: string) => (await graphql(access_token, version)).headers['x-shopify-api-version'];
    expect(await served('2026-10')).toBe('2026-10');
    expect(await served('2024-07')).toBe('2026-01');
    expect((await graphql(access_token, '2026-11')).status).toBe(404);
    expect((await graphql(access_token, '2031-01')).status).toBe(404);
  });

  test('uninstalling revokes every token and says so', async () => {
    const { access_token, refresh_token } = (await exchange(await idToken())).body;
    await post('/__standin/uninstall', { shop });
    expect((await graphql(access_token)).status).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(401);
    expect((await exchange(signJwt(claims(), apiSecret))).status).toBe(400);
    await until(() => posts.length === 1);
    expect(posts[0]?.headers['x-shopify-topic']).toBe('app/uninstalled');
    happen({ shop, topic: 'orders/updated', payload: {} });
    expect(await deliveries()).toHaveLength(1);
  });
});

describe('webhooks', () => {
  test('an event of the store arrives signed, with what Shopify says about it', async () => {
    happen({ shop, topic: 'orders/updated', payload: { id: 1, note: 'Grüße, 東京' } });
    await until(() => posts.length === 1);
    expect(posts[0]).toMatchObject({ valid: true, body: '{"id":1,"note":"Grüße, 東京"}' });
    expect(posts[0]?.headers).toMatchObject({
      'x-shopify-topic': 'orders/updated',
      'x-shopify-shop-domain': shop,
      'x-shopify-api-version': '2026-10',
      'x-shopify-webhook-id': expect.any(String),
      'x-shopify-event-id': expect.any(String),
      'x-shopify-triggered-at': expect.stringMatching(/^20..-/),
    });
  });

  test('what the app does not take comes again with the same id and body, eight times and no more', async () => {
    answers = [500, 302, 404, 500, 500, 500, 500, 500, 500];
    happen({ shop, topic: 'orders/updated', payload: { id: 2 } });
    await until(async () => (await deliveries())[0]?.state === 'failed');
    expect(posts).toHaveLength(9);
    expect(new Set(posts.map((one) => `${one.headers['x-shopify-webhook-id']} ${one.body}`)).size).toBe(1);
    const times = ((await deliveries())[0]?.attempts ?? []).map((attempt) => Date.parse(attempt.at));
    expect((times[8] ?? 0) - (times[7] ?? 0)).toBeGreaterThan((times[4] ?? 0) - (times[3] ?? 0));
  });

  test('one can be told to come twice, or after the next', async () => {
    await post('/__standin/faults', { kind: 'duplicate' });
    happen({ shop, topic: 'orders/updated', payload: { id: 3 } });
    await until(() => posts.length === 2);
    expect(posts[0]?.headers['x-shopify-webhook-id']).toBe(posts[1]?.headers['x-shopify-webhook-id']);
    await post('/__standin/faults', { kind: 'reorder' });
    for (const id of [4, 5]) happen({ shop, topic: 'orders/updated', payload: { id } });
    await until(() => posts.length === 4);
    expect(posts.slice(2).map((one) => one.body)).toEqual(['{"id":5}', '{"id":4}']);
  });

  test('tokens and what was not delivered outlive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shopify-contract-'));
    folders.push(folder);
    await admin.close();
    admin = await start(folder);
    const { access_token } = (await exchange(await idToken())).body;
    answers = [503, 503, 503, 503, 503, 503, 503, 503];
    await post('/__standin/webhooks', { topic: 'orders/updated', shop, payload: { id: 6 }, webhookId: 'kept' });
    await until(() => posts.length >= 2);
    await admin.close();
    answers = [];
    admin = await start(folder);
    await until(async () => (await deliveries())[0]?.state === 'delivered');
    expect(posts.at(-1)).toMatchObject({ valid: true, body: '{"id":6}', headers: { 'x-shopify-webhook-id': 'kept' } });
    expect((await graphql(access_token)).status).toBe(200);
  });
});
