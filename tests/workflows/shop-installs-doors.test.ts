import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHOP } from '#tests/standins/start-world.ts';
import { USER_AGENT } from '#tests/support/open-app.ts';
import { ROOT } from '#tests/support/run-process.ts';
import { type RunningShop, startShop } from './order-changes-support.ts';

/** What anybody may get, and why nothing is to be had there. */
const OPEN = [
  // Says that the process is up.
  /^GET \/healthz(\.data)?$/,
  // Shopify's library answers with a page that asks App Bridge for a session token.
  /^GET \/auth\/session-token(\.data)?$/,
  // Have nothing to read: what they do they do for a signed POST.
  /^GET \/(inbound|jobs|webhooks)\/[\w-]+\.data$/,
];
/** Shopify's library sends whoever lost shop and host there, and answers 500 itself. */
const BROKEN = /^GET \/auth\/login(\.data)?$/;

/** One address of each route, from the names of the files. */
const PATHS = [
  ...readdirSync(join(ROOT, 'app/routes')).map((file) => {
    const parts = file.replace(/\.tsx?$/, '').split('.');
    return `/${parts.map((part) => (part === '_index' ? '' : part.replace(/_$/, '').replace(/^\$.*/, '1'))).join('/')}`;
  }),
  '/auth/session-token',
  '/auth/login',
];
const DISGUISES: [string, string][] = [
  ['nothing', ''],
  [
    'the query of a frame, without a token',
    `?embedded=1&shop=${SHOP}&host=${btoa('admin.shopify.com/store/alder-and-oak')}`,
  ],
  ['a made-up token', `?shop=${SHOP}&host=${btoa('admin.shopify.com/store/alder-and-oak')}&embedded=1&id_token=a.b.c`],
  ['a made-up signature', `?shop=1&expires=99999999999&signature=${'a'.repeat(43)}`],
];
const HEADERS = {
  'User-Agent': USER_AGENT,
  Authorization: 'Bearer a.b.c',
  'X-Shopify-Hmac-Sha256': 'YQ==',
  'X-Shopify-Topic': 'shop/redact',
  'X-Shopify-Shop-Domain': SHOP,
  'X-Shopify-Webhook-Id': '1',
  'Upstash-Signature': 'a.b.c',
};

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
  await shop.install();
  await shop.quiet();
});
afterAll(() => shop.close());

/** How many rows stand in each table. */
async function rows(): Promise<Record<string, number>> {
  const tables = await shop.sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const counted: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await shop.sql<{ count: number }[]>`select count(*)::int as count from ${shop.sql(name)}`;
    counted[name] = row?.count ?? 0;
  }
  return counted;
}

/** @returns the status; of the data of a screen, what it says inside: the app's own script is told of a redirect by a 202. */
async function whoIsLetIn(method: string, path: string, query: string, headers: Record<string, string>) {
  const init = method === 'GET' ? {} : { body: '{}' };
  const answer = await fetch(`${shop.appUrl}${path}${query}`, { method, headers, redirect: 'manual', ...init });
  const body = await answer.text();
  return answer.status === 202 && body.startsWith('[["SingleFetchRedirect"') ? 302 : answer.status;
}

describe('every route, without credentials', () => {
  test('is one of those that are known', () => {
    // Each path is in here once, so that a route that is added is tried below too.
    expect(PATHS.length).toBeGreaterThan(15);
    expect(PATHS).toContain('/inbound/mailgun/mime');
    expect(PATHS).toContain('/app/orders/1');
  });

  test.each(DISGUISES)('refuses whoever comes with %s, and nothing is written', async (_what, query) => {
    const before = await rows();
    const open: string[] = [];
    const broken: string[] = [];
    for (const path of PATHS) {
      const tries: [string, string, Record<string, string>][] = [
        ['GET', path, { 'User-Agent': USER_AGENT }],
        ['GET', `${path}.data`, { 'User-Agent': USER_AGENT }],
        ['GET', path, HEADERS],
        ['POST', path, { 'User-Agent': USER_AGENT }],
        ['POST', path, HEADERS],
        ['POST', `${path}.data`, HEADERS],
        ['DELETE', path, HEADERS],
      ];
      for (const [method, at, headers] of tries) {
        const status = await whoIsLetIn(method, at, query, headers);
        const name = `${method} ${at}`;
        if (status < 300 && !OPEN.some((known) => known.test(name))) open.push(`${name} → ${status}`);
        if (status >= 500 && !BROKEN.test(name)) broken.push(`${name} → ${status}`);
      }
    }
    expect(open).toEqual([]);
    expect(broken).toEqual([]);
    expect(await rows()).toEqual(before);
  });
});
