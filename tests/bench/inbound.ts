import { fork } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Client } from '@upstash/qstash';
import postgres from 'postgres';
import { startDemo } from '#tests/demo/start-demo.ts';
import { freePort } from '#tests/support/ports.ts';
import { runApp } from '#tests/support/run-process.ts';
import { load, quantile, round, type Timing } from './load.ts';

type Measured = { app: Timing; bare: Timing; sameWork: Timing; publish: number; ratios: Record<string, number> };

const FORM = 'application/x-www-form-urlencoded';
const REQUESTS = { 1: 600, 16: 2400 } as const;
const WARM_UP = 300;

/**
 * Our signed webhook (production build, through Remix) beside two floors in the same run: the same PostgreSQL, driver and
 * bytes. What publishing to the queue costs is measured apart and taken off, since the floors publish nothing.
 */
export async function benchInbound(options: {
  dataDir: string;
  say: (line: string) => void;
}): Promise<Record<string, unknown>> {
  const demo = await startDemo({ ...options, fixedPorts: false, seed: false });
  const queue = await startSilentQueue();
  const owner = postgres(demo.ownerUrl, { max: 1, onnotice: () => {} });
  const env = demo.world.appEnv;
  // The app again, with a queue that only takes: the jobs themselves must not run while the door is measured.
  const app = await runApp(
    { ...env, PORT: String(await freePort()), QSTASH_URL: queue.url },
    `${options.dataDir}/bench.log`,
  );
  const floors = [];
  try {
    await owner`create unlogged table floor_bare (id uuid primary key, body text)`;
    await owner`alter table floor_bare set logged`;
    await owner`grant insert on floor_bare to aftersale_app`;
    const [shop] = await owner<{ shop_id: string }[]>`select shop_id from shops`;
    const started = await Promise.all(
      (['bare', 'same-work'] as const).map((kind) =>
        startFloor(kind, {
          // Row-level security is the app's price; the floors write as the owner.
          DATABASE_URL: demo.ownerUrl,
          SIGNING_KEY: env.MAILGUN_WEBHOOK_SIGNING_KEY ?? '',
          SHOP_ID: shop?.shop_id ?? '',
        }),
      ),
    );
    floors.push(...started);
    const [bareUrl = '', sameWorkUrl = ''] = started.map((floor) => floor.url);
    const bodies = (count: number) => mails(count, demo.alias, env.MAILGUN_WEBHOOK_SIGNING_KEY ?? '');
    const urls = { app: `${app.url}/inbound/mailgun`, bare: bareUrl, sameWork: sameWorkUrl };
    for (const url of Object.values(urls)) await load(url, bodies(WARM_UP), FORM, 8);

    const publish = await timePublishing(queue.url);
    const measure = async (concurrency: 1 | 16): Promise<Measured> => {
      const count = REQUESTS[concurrency];
      const results = {
        app: await load(urls.app, bodies(count), FORM, concurrency),
        bare: await load(urls.bare, bodies(count), FORM, concurrency),
        sameWork: await load(urls.sameWork, bodies(count), FORM, concurrency),
      };
      const off = concurrency === 1 ? publish : 0;
      return { ...results, publish, ratios: ratios(results, off) };
    };
    const c1 = await measure(1);
    const c16 = await measure(16);
    options.say('with 10,000 aliases …');
    await owner`insert into aliases (address, shop_id, state, created_at)
                select 'filler.' || n || '@in.aftersale.example', ${shop?.shop_id ?? ''}, 'active', now() from generate_series(1, 10000) n`;
    await owner`analyze aliases`;
    const many = await measure(1);
    return { c1, c16, aliases10k: many };
  } finally {
    for (const floor of floors) floor.stop();
    await owner.end();
    await app.stop();
    await queue.stop();
    await demo.stop();
  }
}

function ratios(
  { app, bare, sameWork }: Record<'app' | 'bare' | 'sameWork', Timing>,
  publish: number,
): Record<string, number> {
  const p50 = app.p50 - publish;
  return {
    p50ToBare: round(p50 / bare.p50),
    p50ToSameWork: round(p50 / sameWork.p50),
    p50ToSameWorkWithPublishing: round(app.p50 / sameWork.p50),
    throughputToBare: round(app.perSecond / bare.perSecond),
    throughputToSameWork: round(app.perSecond / sameWork.perSecond),
  };
}

function mails(count: number, recipient: string, key: string): Buffer[] {
  return Array.from({ length: count }, () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const token = randomBytes(25).toString('hex');
    const signature = createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex');
    const id = randomBytes(8).toString('hex');
    const text = `Hello,\n\nmy order has not arrived yet. Could you have a look, please?\n\n${'It was a present. '.repeat(40)}\n\n${id}`;
    const headers = [
      ['Message-Id', `<${id}@customer.example>`],
      ['From', 'Ann Lee <ann@customer.example>'],
      ['Subject', 'Where is my order?'],
      ['Date', new Date().toUTCString()],
      ['X-Mailgun-Spf', 'Pass'],
    ];
    const form = new URLSearchParams({
      recipient,
      sender: 'ann@customer.example',
      from: 'Ann Lee <ann@customer.example>',
      subject: 'Where is my order?',
      'body-plain': text,
      'body-html': `<p>${text}</p>`,
      'stripped-text': text,
      'message-headers': JSON.stringify(headers),
      timestamp,
      token,
      signature,
    });
    return Buffer.from(form.toString());
  });
}

async function startFloor(
  kind: 'bare' | 'same-work',
  env: Record<string, string>,
): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const child = fork(new URL('./floors.ts', import.meta.url).pathname, [kind, String(port)], {
    env: { ...process.env, ...env },
  });
  await new Promise((resolve) => child.once('message', resolve));
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.kill() };
}

/** Takes every message at once and delivers none. */
async function startSilentQueue(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('[{"messageId":"none"}]'),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** What one publishing costs with the app's own client, in milliseconds. */
async function timePublishing(url: string): Promise<number> {
  const client = new Client({ baseUrl: url, token: 'any', retry: false, enableTelemetry: false });
  const times = [];
  for (let count = 0; count < 300; count += 1) {
    const since = performance.now();
    await client.batchJSON([{ url: 'http://127.0.0.1/jobs/run', body: { jobId: 'any', shopId: 1 }, retries: 3 }]);
    times.push(performance.now() - since);
  }
  return quantile(times.slice(100), 0.5);
}
