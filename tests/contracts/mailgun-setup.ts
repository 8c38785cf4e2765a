import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mailgun from 'mailgun.js';
import { type Form, parseForm } from '#tests/standins/mailgun/form.ts';
import type { MailgunOptions } from '#tests/standins/mailgun/options.ts';
import { startMailgun } from '#tests/standins/mailgun/start-mailgun.ts';
import { listen } from '#tests/standins/shared/serve.ts';

export const API_KEY = 'key-of-the-contract-test';
export const SIGNING_KEY = 'signing-key-of-the-contract-test';
export const DOMAIN = 'mail.aftersale.example';
export const ALIAS = 'k3v9q2mx7b@in.aftersale.example';
export const ANN = { name: 'Ann Lee', address: 'ann@example.com' };
export const PLAIN = [
  'From: Ann Lee <ann@example.com>',
  `To: ${ALIAS}`,
  'Subject: Where is it?',
  'Message-ID: <a1@example.com>',
];
export const plainMail = (text = 'Where is order #1001?') => `${PLAIN.join('\r\n')}\r\n\r\n${text}\r\n`;

export type Received = { path: string; contentType: string; body: Buffer; form: Form };
export type Setup = Awaited<ReturnType<typeof setUp>>;

export const field = ({ form }: Received, name: string) => form.fields.find(([known]) => known === name)?.[1];
export const hmac = (text: string) => createHmac('sha256', SIGNING_KEY).update(text).digest('hex');
export const basic = (key = API_KEY) => ({ authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` });

export async function until(holds: () => boolean | Promise<boolean>, what: string) {
  for (let waited = 0; waited < 5000; waited += 20) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited 5 s in vain: ${what}`);
}

/** An app's door that answers what it is told to, 200 when nothing is left to say. */
async function startApp() {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = await listen(async (request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const contentType = request.headers['content-type'] ?? '';
    const body = Buffer.concat(parts);
    received.push({ path: request.url ?? '', contentType, body, form: await parseForm(contentType, body) });
    response.writeHead(answers.shift() ?? 200).end();
  });
  return { ...server, received, answers };
}

/** The stand-in, an app for it to post to, the real client, and what a test asks of them. */
export async function setUp() {
  const app = await startApp();
  const dataDir = mkdtempSync(join(tmpdir(), 'mailgun-standin-'));
  const start = (options: Partial<MailgunOptions> = {}) =>
    startMailgun({
      apiKey: API_KEY,
      webhookSigningKey: SIGNING_KEY,
      domain: DOMAIN,
      inboundDomain: 'in.aftersale.example',
      routes: {
        forward: `${app.url}/inbound`,
        mime: `${app.url}/inbound/mime`,
        store: `${app.url}/stored`,
        events: `${app.url}/events`,
      },
      mailbox: [ANN],
      ...options,
    });
  let standIn = await start();

  async function control(path: string, body?: unknown) {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return await (await fetch(`${standIn.url}${path}`, init)).json();
  }
  return {
    app,
    dataDir,
    url: () => standIn.url,
    client: (key = API_KEY) => new Mailgun(FormData).client({ username: 'api', key, url: standIn.url }),
    control,
    messagesOf: async (address: string) => (await control(`/__standin/mailbox?address=${address}`)).messages,
    at(index: number): Received {
      const one = app.received[index];
      if (!one) throw new Error(`The app got ${app.received.length} posts, not ${index + 1}`);
      return one;
    },
    async restart(options: Partial<MailgunOptions>) {
      await standIn.close();
      standIn = await start(options);
    },
    async close() {
      await standIn.close();
      await app.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
