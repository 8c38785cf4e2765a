import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import '@shopify/shopify-api/adapters/node';
import { connect } from 'node:net';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listen, type StandIn } from '../shared/serve.ts';
import { type ShopifyStandIn, startShopify } from './start-shopify.ts';

const shop = 'alder-and-oak.myshopify.com';
const apiKey = 'b'.repeat(32);
const apiSecret = 'shpss_page';
const shopify = shopifyApi({
  apiKey,
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: 'app.example.com',
  isEmbeddedApp: true,
  logger: { log: () => {} },
});
// Shopify's library takes a headless browser for a bot.
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

let admin: ShopifyStandIn;
let app: StandIn;
let browser: Browser;
let page: Page;
let frame: FrameLocator;
let complaints: string[];
/** Bearer tokens that `/data` was asked with; the first of each test is answered with the header that asks for a retry. */
let bearers: string[];

/** A page of an app without any framework, with everything that App Bridge has elements for. */
const appPage = () => `<!doctype html><meta charset="utf-8"><meta name="shopify-api-key" content="${apiKey}">
<script src="${admin.adminUrl}/app-bridge.js"></script>
<ui-nav-menu><a href="/app" rel="home">Start</a><a href="/app/inbox">Inbox</a><a href="/app/settings">Settings</a></ui-nav-menu>
<ui-title-bar title="Inbox"><button variant="primary" id="write">Write</button></ui-title-bar>
<ui-modal id="refund"><p>Which items?</p><ui-title-bar title="Refund"><button variant="primary" id="pay">Refund £5</button></ui-title-bar></ui-modal>
<ui-save-bar id="changes" discardconfirmation><button variant="primary" id="save"></button><button id="drop"></button></ui-save-bar>
<p id="out"></p><button id="open">Open</button><button id="edit">Edit</button><button id="leave">Leave</button>
<script>
  const say = (text) => { document.getElementById('out').textContent = text; };
  const on = (id, act) => document.getElementById(id).addEventListener('click', act);
  addEventListener('shopify:navigate', (event) => { history.pushState(null, '', event.target.getAttribute('href')); say('at ' + location.pathname); });
  document.getElementById('refund').addEventListener('hide', () => say('modal hidden'));
  on('write', () => say('writing'));
  on('open', () => shopify.modal.show('refund'));
  on('pay', () => { shopify.modal.hide('refund'); shopify.toast.show('Refunded', { action: 'Undo', onAction: () => say('undone') }); });
  on('edit', () => shopify.saveBar.show('changes'));
  on('save', () => { shopify.saveBar.hide('changes'); say('saved'); });
  on('leave', () => window.open('https://admin.shopify.com/store/alder-and-oak/orders/7', '_top'));
  fetch('/data').then((answer) => answer.text()).then(async (text) => say(text + ' for ' + (await shopify.user()).name));
</script>`;

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', admin.appProxyUrl);
  if (url.pathname === '/echo') return response.end(JSON.stringify(request.headers));
  if (url.pathname === '/data') {
    bearers.push(request.headers.authorization ?? '');
    if (bearers.length > 1) return response.end('data');
    return response.writeHead(401, { 'X-Shopify-Retry-Invalid-Session-Request': '1' }).end();
  }
  response.setHeader('Content-Type', 'text/html');
  response.setHeader('Content-Security-Policy', `frame-ancestors https://${shop} https://admin.shopify.com;`);
  response.setHeader('Set-Cookie', ['a=1', 'b=2']);
  if (url.pathname === '/auth/session-token') {
    return response.end(`<script data-api-key="${apiKey}" src="${admin.adminUrl}/app-bridge.js"></script>`);
  }
  const known = await shopify.session.decodeSessionToken(url.searchParams.get('id_token') ?? '').catch(() => undefined);
  if (known) return response.end(appPage());
  const wanted = `${admin.appProxyUrl}${url.pathname}?shop=${shop}`;
  return response
    .writeHead(302, { Location: `/auth/session-token?shopify-reload=${encodeURIComponent(wanted)}` })
    .end();
}

beforeAll(async () => {
  app = await listen(
    createServer((request, response) => void answer(request, response)).on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
      socket.pipe(socket);
    }),
  );
  admin = await startShopify({
    appUpstreamUrl: app.url,
    apiKey,
    apiSecret,
    scopes: ['read_orders'],
    webhookUris: {},
    links: [{ label: 'Customer mailbox', url: 'http://127.0.0.1:9/mailbox' }],
    api: { execute: async () => ({ status: 200, headers: {}, body: {} }), onEvent: () => {} },
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
});
afterAll(async () => {
  await browser?.close();
  await admin?.close();
  await app?.close();
});
beforeEach(() => {
  bearers = [];
  complaints = [];
});

async function open(path: string, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 844 }, userAgent });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.setDefaultTimeout(5000);
  await page.goto(`${admin.adminUrl}/store/alder-and-oak/apps/${apiKey}${path}`);
  frame = page.frameLocator('iframe');
}
const says = (words: string) => frame.locator('#out').getByText(words, { exact: true }).waitFor();
const menuItem = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });

describe('in the browser', () => {
  test('the app gets a token for each request, and one retry when it asks for it', async () => {
    await open('/app/inbox');
    await says('data for Mara Lindqvist');
    expect(bearers).toHaveLength(2);
    expect(bearers[0]).not.toBe(bearers[1]);
    expect(bearers.every((bearer) => bearer.startsWith('Bearer '))).toBe(true);
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  test("the app's navigation is the admin's, and a reload shows the same page again", async () => {
    await open('/app/inbox?view=mine');
    await says('data for Mara Lindqvist');
    expect(page.url()).toBe(`${admin.adminUrl}/store/alder-and-oak/apps/${apiKey}/app/inbox?view=mine`);
    expect(await page.locator('.app-nav a').allTextContents()).toEqual(['Inbox', 'Settings']);
    await menuItem('Settings').nth(0).click();
    await says('at /app/settings');
    await page.reload();
    await says('data for Mara Lindqvist');
    expect(new URL(page.frames()[1]?.url() ?? '').pathname).toBe('/app/settings');
    await page.context().close();
  });

  test('a frame that reloads without a token comes back through the bounce page', async () => {
    await open('/app/inbox');
    await says('data for Mara Lindqvist');
    bearers = ['none'];
    await page.frames()[1]?.evaluate(() => {
      location.href = '/app/settings';
    });
    await page.waitForURL(/app\/settings$/);
    await says('data for Mara Lindqvist');
    await page.context().close();
  });

  test('title bar, modal and toast work across the frame', async () => {
    await open('/app/inbox');
    await says('data for Mara Lindqvist');
    await page.getByRole('button', { name: 'Write' }).click();
    await says('writing');
    await frame.getByRole('button', { name: 'Open' }).click();
    await frame.getByRole('dialog', { name: 'Refund' }).getByText('Which items?').waitFor();
    await page.keyboard.press('Escape');
    await says('modal hidden');
    await frame.getByRole('button', { name: 'Open' }).click();
    await frame.getByRole('button', { name: 'Refund £5' }).click();
    await page.getByRole('status').getByText('Refunded').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await says('undone');
    await page.context().close();
  });

  test('unsaved changes are asked about before the page is left', async () => {
    await open('/app/inbox');
    await says('data for Mara Lindqvist');
    await frame.getByRole('button', { name: 'Edit' }).click();
    await menuItem('Settings').nth(0).click();
    await page.getByRole('button', { name: 'Continue editing' }).click();
    expect(page.url()).toMatch(/inbox$/);
    await page.getByRole('button', { name: 'Save' }).click();
    await says('saved');
    await page.locator('.save-bar').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('another person of the staff is another person for the app', async () => {
    await open('/app/inbox', 390);
    await says('data for Mara Lindqvist');
    await page.locator('.staff summary').click();
    await page.getByRole('button', { name: /Tom Okafor/ }).click();
    await says('data for Tom Okafor');
    await page.getByRole('button', { name: 'Navigation' }).click();
    await menuItem('Inbox').click();
    await says('at /app/inbox');
    await frame.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL(`${admin.adminUrl}/store/alder-and-oak/orders/7`);
    await page.context().close();
  });
});

test('the app proxy adds the admin to frame-ancestors and changes nothing else', async () => {
  const response = await fetch(`${admin.appProxyUrl}/auth/session-token`);
  expect(response.headers.get('content-security-policy')).toBe(
    `frame-ancestors https://${shop} https://admin.shopify.com ${admin.adminUrl};`,
  );
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const echo = await fetch(`${admin.appProxyUrl}/echo`, { headers: { 'X-Mine': 'kept' } });
  expect(echo.headers.has('content-security-policy')).toBe(false);
  expect(await echo.json()).toMatchObject({ host: new URL(admin.appProxyUrl).host, 'x-mine': 'kept' });
});

test('the app proxy passes an upgraded connection on, byte for byte', async () => {
  const socket = connect(Number(new URL(admin.appProxyUrl).port), '127.0.0.1');
  socket.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  let received = '';
  for await (const chunk of socket) {
    received += String(chunk);
    if (received.endsWith('\r\n\r\n')) socket.write('ping');
    if (received.endsWith('ping')) break;
  }
  expect(received).toMatch(/^HTTP\/1.1 101 .*ping$/s);
});

test("the frame's URL holds a session token and a signature that Shopify's library accepts", async () => {
  const html = await (await fetch(`${admin.url}/store/alder-and-oak/apps/${apiKey}/app/inbox?view=mine`)).text();
  const src = new URL((/<iframe[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'));
  expect(`${src.origin}${src.pathname}`).toBe(`${admin.appProxyUrl}/app/inbox`);
  const query = Object.fromEntries(src.searchParams);
  expect(query).toMatchObject({ embedded: '1', shop, view: 'mine' });
  expect(await shopify.utils.validateHmac(query)).toBe(true);
  const token = await shopify.session.decodeSessionToken(query.id_token ?? '');
  expect(token).toMatchObject({ aud: apiKey, dest: `https://${shop}`, sub: '9001' });
});

test('a path cannot lead the frame to another site', async () => {
  const html = await (await fetch(`${admin.url}/store/alder-and-oak/apps/${apiKey}//evil.example/x`)).text();
  expect(/<iframe[^>]* src="([^?]+)\?/.exec(html)?.[1]).toMatch(new RegExp(`^${admin.appProxyUrl}/`));
});
