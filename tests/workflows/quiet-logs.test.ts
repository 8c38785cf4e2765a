import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '#app/platform/observability/log.server.ts';
import { SHOP } from '#tests/standins/start-world.ts';
import { openApp, USER_AGENT } from '#tests/support/open-app.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RunningShop, startShop, tell } from './order-changes-support.ts';

let shop: RunningShop;
const idTokens: string[] = [];
beforeAll(async () => {
  shop = await startShop({ env: { LOG_LEVEL: 'debug' } });
  await shop.install();
});
afterAll(() => shop.close());

/** Words that stand nowhere but in this customer's mails. */
const customer = (run: string) => ({
  name: `Wilhelmina ${run}Quackenbush`,
  address: `w.${run}quackenbush@example.org`.toLowerCase(),
  subject: `Zanzibar${run} parcel`,
  words: `The xylophone${run} has a crack`,
});

/** The main job, with everything that can go wrong on the way. */
async function liveThrough(run: string) {
  const { name, address, subject, words } = customer(run);
  const { openai, mailgun } = shop.world;
  const fault = { kind: 'status', status: 500, body: { message: `no answer about ${name} <${address}>: ${words}` } };

  // The model is down until the template takes its place.
  await tell(openai.url, 'faults', {
    ...fault,
    body: { error: { message: `bad input: ${words} ${address}` } },
    times: 3,
  });
  const thread = await shop.mail({ from: `${name} <${address}>`, subject, text: words });
  const draft = await waitFor(
    'the draft',
    async () => {
      await shop.hourPasses();
      const [row] = await shop.sql<{ id: string; text: string; version: number; source: string }[]>`
      select id, text, version, source from drafts where thread_id = ${thread.id} and state = 'ready'`;
      return row;
    },
    { every: 300 },
  );
  expect(draft.source).toBe('template');

  // Mails that are broken, forged, and to nobody.
  const raw = `From: ${name} <${address}>\nSubject: =?utf-8?B?broken\nContent-Type: multipart/mixed\n\n${words}\n--`;
  const [alias] = await shop.sql<{ address: string }[]>`select address from aliases`;
  for (const recipient of [alias?.address, `nobody.${run}quackenbush@in.aftersale.example`]) {
    await tell(mailgun.url, 'inbound', { raw, recipient, wait: true });
  }
  const form = new URLSearchParams({
    from: `${name} <${address}>`,
    recipient: alias?.address ?? '',
    subject,
    'body-plain': words,
  });
  expect((await fetch(`${shop.appUrl}/inbound/mailgun`, { method: 'POST', body: form })).status).toBeGreaterThan(400);

  // Mailgun is down, and its refusal repeats whom it is for.
  await tell(mailgun.url, 'faults', [
    { ...fault, status: 429, path: 'messages' },
    { ...fault, status: 400, path: 'messages' },
  ]);
  const { id: draftId, version } = draft;
  const approval = { intent: 'approve', draftId, text: `Dear ${name},\n\nthank you.`, version, thenClose: false };
  expect(await shop.as().post(`/app/inbox/${thread.id}`, approval)).toMatchObject({ status: 200 });
  await waitFor(
    'the refusal',
    async () =>
      (
        await shop.sql`
    select from jobs where name = 'reply-is-sent/send' and attempts >= 1 and status <> 'running'`
      )[0],
  );
  await waitFor(
    'the end of it',
    async () => {
      await shop.hourPasses();
      return (await shop.sql`select from sends where thread_id = ${thread.id} and state = 'failed'`)[0];
    },
    { every: 300 },
  );

  // Screens with good, stale and made-up tokens, and addresses that lead nowhere.
  await openApp(shop.world.shopify.adminUrl);
  await shop.fail({ kind: 'status', status: 503, path: 'graphql', times: 1 });
  const [order] = await shop.sql<{ id: string }[]>`select id from orders limit 1`;
  await shop.as().post(`/app/inbox/${thread.id}`, { intent: 'refresh-order', orderId: order?.id });
  await shop.as().post(`/app/inbox/${thread.id}`, { intent: 'save-draft', text: words, draftId: address, version: -1 });
  await shop.shopify('stale-tokens', { count: 1 });
  for (let time = 0; time < 2; time += 1) {
    const { idToken } = await shop.shopify<{ idToken: string }>('id-token', { shop: SHOP, staffId: 9001 });
    idTokens.push(idToken);
    const query = `?id_token=${idToken}&embedded=1&shop=${SHOP}&host=${btoa('admin.shopify.com/store/alder-and-oak')}`;
    for (const path of [
      '/app/inbox',
      '/app/inbox/not-a-thread',
      '/app/orders/x',
      '/app/exports/1',
      '/nowhere',
      '/auth/login',
    ]) {
      await fetch(`${shop.appUrl}${path}${query}`, { headers: { 'User-Agent': USER_AGENT }, redirect: 'manual' });
    }
    await fetch(`${shop.appUrl}/app/jobs${query}`, { method: 'DELETE', headers: { 'User-Agent': USER_AGENT } });
    await fetch(`${shop.appUrl}/webhooks/orders${query}`, { headers: { Authorization: `Bearer ${idToken}` } });
  }
}

/** Which of these stand in the log. */
async function toldIn(log: string, run: string): Promise<string[]> {
  const { address } = customer(run);
  const calls = await shop.calls('graphql');
  const access = new Set(calls.map(({ headers }) => headers['x-shopify-access-token'] ?? ''));
  const secrets = Object.entries(shop.world.appEnv).filter(
    ([name]) => /SECRET|TOKEN|_KEY$/.test(name) && name !== 'SHOPIFY_API_KEY',
  );
  const words = [
    address,
    'Quackenbush',
    'Wilhelmina',
    'Zanzibar',
    'xylophone',
    'id_token=',
    'eyJ',
    'shpat_',
    'shpua_',
    'shprt_',
  ];
  expect(access.size).toBeGreaterThan(0);
  const all = [...words, ...access, ...idTokens, ...secrets.map(([, value]) => value)];
  return all.filter((told) => told !== '' && log.toLowerCase().includes(told.toLowerCase()));
}

describe('the log of the app', () => {
  test.each(['debug', 'info'])(
    'at the level %s names no customer, no word of theirs, and no token',
    async (level) => {
      if (level !== 'debug') await shop.restart({ LOG_LEVEL: level });
      const before = shop.log().length;
      await liveThrough(level);
      const log = shop.log().slice(before);
      expect(await toldIn(log, level)).toEqual([]);
      // It is a log all the same: what went wrong stands in it.
      expect(log).toContain('mail received');
      expect(log).toContain('job will be tried again');
      expect(log).toContain('the model stayed away');
      expect(log).toContain('shopify-down');
    },
    60_000,
  );
});

describe('whatever an error of somebody else repeats', () => {
  test.each([
    ['to parameter <hal@example.com> is not valid', 'to parameter <[address]> is not valid'],
    ['postgres://web:secret@db.internal:5432/app', 'postgres://web:[address]:5432/app'],
    ['GET /app/inbox?id_token=abc.def&shop=a.myshopify.com', 'GET /app/inbox?id_token=[cut]&shop=a.myshopify.com'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJkZXN0Ijoi.c2lnbmF0dXJl is over', 'token [token] is over'],
    ['X-Shopify-Access-Token: shpat_0123456789abcdef', 'X-Shopify-Access-Token: [token]'],
    ['Authorization: Bearer abc/def+1==', 'Authorization: Bearer [cut]'],
    [
      'order gid://shopify/Order/1 of alder-and-oak.myshopify.com',
      'order gid://shopify/Order/1 of alder-and-oak.myshopify.com',
    ],
  ])('is cut out of a line of the log: %s', (told, kept) => {
    const lines: string[] = [];
    const log = createLog('debug', { write: (line) => void lines.push(line) });
    log.warn({ error: told, list: [told], inner: { told } }, told);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: kept, list: [kept], inner: { told: kept }, msg: kept });
  });
});
