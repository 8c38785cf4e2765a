import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHOP, startWorld, type WorldOptions } from '#tests/standins/start-world.ts';
import { actAs } from '#tests/support/act-as.ts';
import { testDatabase } from '#tests/support/database.ts';
import { ensureBuild } from '#tests/support/ensure-build.ts';
import { openApp } from '#tests/support/open-app.ts';
import { freePort } from '#tests/support/ports.ts';
import { runApp } from '#tests/support/run-process.ts';
import { waitFor } from '#tests/support/wait-for.ts';

export type RunningShop = Awaited<ReturnType<typeof startShop>>;
type Call = { method: string; path: string; body: string; headers: Record<string, string> };
type Fault = { kind: string; path?: string; times?: number; ms?: number; status?: number } & Record<string, unknown>;
type Mail = { from: string; subject: string; text: string };
type Delivery = { webhookId: string; topic: string; state: string; attempts: { status: number | null }[] };

type ShopOptions = Partial<WorldOptions> & { env?: Record<string, string> };

/**
 * The app's production build as a process of its own, the stand-ins around it, and a database of its own; not installed
 * yet. The queue's minutes pass in seconds.
 */
export async function startShop(options: ShopOptions = {}) {
  await ensureBuild(() => {});
  for (let attempt = 1; ; attempt += 1) {
    const stops: (() => unknown)[] = [];
    try {
      return await startOnce(options, stops);
    } catch (error) {
      for (const stop of stops.reverse()) await stop();
      // A port that was free a moment ago is another's by the time the app listens.
      if (attempt === 3 || !String(error).includes('EADDRINUSE')) throw error;
    }
  }
}

async function startOnce(options: ShopOptions, stops: (() => unknown)[]) {
  const database = await testDatabase();
  stops.push(() => database.close());
  const dataDir = mkdtempSync(join(tmpdir(), 'aftersale-shop-'));
  stops.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const logFile = join(dataDir, 'app.log');
  const world = await startWorld({
    dataDir,
    appPort: await freePort(),
    databaseUrl: database.url,
    timeScale: 50,
    undoSeconds: 0,
    ...options,
  });
  stops.push(() => world.stop());
  const start = (env = {}) => runApp({ ...world.appEnv, ...options.env, ...env }, logFile);
  let app = await start();
  stops.push(() => app.stop());
  // A hook that runs out of time closes nothing: the worker's end does.
  const onExit = () => {
    app.process.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  stops.push(() => process.off('exit', onExit));
  const sql = database.ownerSql;
  const { url } = world.shopify;

  /** A mail from outside to the shop's alias, through Mailgun. */
  async function deliver(mail: Mail): Promise<void> {
    const [alias] = await sql<{ address: string }[]>`select address from aliases`;
    const recipient = alias?.address ?? '';
    const raw = [
      `From: ${mail.from}`,
      `To: ${recipient}`,
      `Subject: ${mail.subject}`,
      `Message-ID: <${randomUUID()}@elsewhere.example>`,
      `Date: ${new Date().toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      mail.text,
      '',
    ].join('\r\n');
    await tell(world.mailgun.url, 'inbound', { raw, recipient, auth: 'pass', wait: true });
  }

  /** An hour passes for every job that waits; the queue's schedule comes round in about a second. */
  async function hourPasses(): Promise<void> {
    await sql`update jobs set run_at = run_at - interval '1 hour', published_at = published_at - interval '1 hour'
              where status = 'due'`;
  }

  /** Waits for what may take a job some tries (Shopify's points run out, say): hours pass between them. */
  function eventually<Result>(what: string, ask: () => Promise<Result | null | undefined | false>): Promise<Result> {
    const passing = async () => {
      const answer = await ask();
      if (!answer) await hourPasses();
      return answer;
    };
    return waitFor(what, passing, { seconds: 60, every: 500 });
  }

  return {
    world,
    sql,
    appUrl: app.url,
    /** The app's process ends and another begins. */
    async restart(env: Record<string, string> = {}) {
      await app.stop();
      app = await start(env);
    },
    databaseName: new URL(database.url).pathname.slice(1),
    log: () => readFileSync(logFile, 'utf8'),
    /** Opens the app in the admin, which installs it, and waits until all orders are in. */
    async install() {
      await openApp(world.shopify.adminUrl);
      await eventually('the orders', async () => (await sql`select from shops where orders_synced_at is not null`)[0]);
    },
    eventually,
    /** Calls that the app made to Shopify. */
    calls: (path: string) => look<Call[]>(url, `calls?path=${path}`),
    deliveries: (topic: string) => look<Delivery[]>(url, `webhooks?topic=${topic}`),
    fail: (...faults: Fault[]) => tell(url, 'faults', faults),
    /** The queue takes none of the next so many batches. */
    failQueue: (times: number) =>
      tell(world.qstash.url, 'faults', { kind: 'status', status: 503, path: 'batch', times }),
    shopify: <Answer>(path: string, body: unknown) => tell<Answer>(url, path, body),
    /** Waits until no job is due or running. */
    quiet: () =>
      waitFor('the end of all jobs', async () => {
        return (await sql`select from jobs where status in ('due', 'running')`).length === 0;
      }),
    hourPasses,
    deliver,
    /** An orders webhook posted past the stand-in, signed with the app's secret; an undefined header is left out. */
    async postWebhook(body: string, changes: Record<string, string | undefined> = {}): Promise<number> {
      const secret = world.appEnv.SHOPIFY_API_SECRET ?? '';
      const headers = new Headers();
      const all: Record<string, string | undefined> = {
        'X-Shopify-Topic': 'orders/updated',
        'X-Shopify-Shop-Domain': SHOP,
        'X-Shopify-Webhook-Id': randomUUID(),
        'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
        ...changes,
      };
      for (const [name, value] of Object.entries(all)) if (value !== undefined) headers.set(name, value);
      return (await fetch(`${app.url}/webhooks/orders`, { method: 'POST', headers, body })).status;
    },
    /** A mail that comes into a conversation. @returns that one. */
    async mail(mail: Mail) {
      await deliver(mail);
      const address = /<(.+)>/.exec(mail.from)?.[1] ?? mail.from;
      return waitFor('the conversation', async () => {
        const [thread] = await sql<{ id: string; order_id: string | null }[]>`
          select id, order_id from threads where customer_address = ${address}`;
        return thread;
      });
    },
    as: (staffId?: number) => actAs(world, staffId),
    async close() {
      for (const stop of stops.reverse()) await stop();
    },
  };
}

/** Posts to a control door of a stand-in. */
export async function tell<Answer>(url: string, path: string, body: unknown = {}): Promise<Answer> {
  const answer = await fetch(`${url}/__standin/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

/** Reads a control door of a stand-in. */
export async function look<Answer>(url: string, path: string): Promise<Answer> {
  return (await (await fetch(`${url}/__standin/${path}`)).json()) as Answer;
}
