import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Draft, draftOfThread } from '#app/domains/ai/read-draft.server.ts';
import { ensureAlias } from '#app/domains/aliases/ensure-alias.server.ts';
import type { Order } from '#app/domains/orders/order.ts';
import { enterStaff, type Staff } from '#app/domains/tenancy/enter-staff.server.ts';
import { can } from '#app/domains/tenancy/permissions.ts';
import { setRole } from '#app/domains/tenancy/set-role.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import type { RunOutcome } from '#app/jobs/run-job.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type OutboxEntry, type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';
import { actOnConversation } from '#app/routes/app.inbox.$threadId/act.server.ts';
import type { ConversationIntent, IntentResult } from '#app/routes/app.inbox.$threadId/intents.ts';
import { action as inboundMailgun } from '#app/routes/inbound.mailgun.ts';
import { keepOrders } from '#app/workflows/order-changes/keep-orders.server.ts';
import { runRegisteredJob } from '#app/workflows/registry.server.ts';
import { startMailgun } from '#tests/standins/mailgun/start-mailgun.ts';
import { startOpenai } from '#tests/standins/openai/start-openai.ts';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import { startRedis } from '#tests/standins/redis/start-redis.ts';
import { mimePost, type TestMail, writeMail } from './app-mail.ts';
import { testDatabase } from './database.ts';
import { makeOrder, makeShop, makeWorld, settings } from './factories.ts';
import { callAction, serveRoutes, setWorld } from './serve-routes.ts';

/** A shop with an alias and three people. */
export type TestShop = { shop: Shop; alias: string; owner: Staff; agent: Staff; viewer: Staff };

export type AppWorldOptions = {
  /** Settings that differ from `settings()` in factories. */
  env?: Record<string, string>;
  /** The QStash stand-in delivers to the routes over HTTP; otherwise jobs wait until a test runs them. */
  realQueue?: boolean;
  /** Bytes that a host takes of one post; a larger one never reaches the app. */
  bodyLimit?: number;
};

export type AppWorld = Awaited<ReturnType<typeof startAppWorld>>;

/**
 * The app's own world on a database of its own, with the stand-ins of QStash, Redis, Mailgun and OpenAI on free ports,
 * and one shop. Its clock runs as real time does, a month behind: wherever a test moves it, the provider's own log is not
 * of the past.
 */
export async function startAppWorld(options: AppWorldOptions = {}) {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-world-'));
  const routes = await serveRoutes();
  const fixed = settings();
  const setting = (name: string) => String(options.env?.[name] ?? fixed[name]);
  const [qstash, redis, openai, mailgun] = await Promise.all([
    startQstash({
      token: setting('QSTASH_TOKEN'),
      currentSigningKey: setting('QSTASH_CURRENT_SIGNING_KEY'),
      nextSigningKey: setting('QSTASH_NEXT_SIGNING_KEY'),
    }),
    startRedis({ token: setting('UPSTASH_REDIS_REST_TOKEN') }),
    startOpenai({ apiKey: setting('OPENAI_API_KEY') }),
    startMailgun({
      apiKey: setting('MAILGUN_API_KEY'),
      webhookSigningKey: setting('MAILGUN_WEBHOOK_SIGNING_KEY'),
      domain: setting('MAILGUN_DOMAIN'),
      inboundDomain: setting('INBOUND_DOMAIN'),
      routes: {
        forward: `${routes.url}/inbound/mailgun`,
        mime: `${routes.url}/inbound/mailgun/mime`,
        store: `${routes.url}/inbound/mailgun`,
      },
      ...(options.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
    }),
  ]);
  let ahead = options.realQueue ? 0 : -30 * DAY_MS;
  const now = () => new Date(Date.now() + ahead);
  const statements: string[] = [];
  const world = makeWorld(
    database.url,
    {
      SHOPIFY_APP_URL: routes.url,
      QSTASH_URL: qstash.url,
      UPSTASH_REDIS_REST_URL: redis.url,
      OPENAI_BASE_URL: `${openai.url}/v1`,
      MAILGUN_URL: mailgun.url,
      STORAGE_DIR: folder,
      ...options.env,
    },
    { clock: now, onStatement: (statement) => void statements.push(statement) },
  );
  setWorld(world);
  const clock = {
    now,
    advance: (seconds: number) => {
      ahead += seconds * 1000;
    },
    /** From here on the app lives in real time, as the providers do. */
    toRealTime: () => {
      ahead = 0;
    },
  };
  const queue = options.realQueue ? null : playQueue(world, clock);
  if (options.realQueue) {
    // The stand-in takes a time that it is told for real time, and adds by how much its own clock was moved.
    world.db.publish = (jobs) =>
      world.queue.publish(jobs.map((job) => ({ ...job, runAt: new Date(job.runAt.getTime() - ahead) })));
  }
  const main = await addShop(world);

  return {
    world,
    ...main,
    database,
    sql: database.ownerSql,
    /** What the app has sent to the database, BEGIN and COMMIT included; a test empties it before it counts. */
    statements,
    standIns: { qstash, redis, openai, mailgun },
    clock,
    addShop: () => addShop(world),
    inShop: <Result>(work: (tx: Tx) => Promise<Result>, shop = main.shop) => withShop(world.db, shop, work),
    /** An order of ten days ago, as this clock tells it. */
    order(overrides: Partial<Order> = {}): Order {
      const at = new Date(now().getTime() - 10 * DAY_MS).toISOString();
      return makeOrder({ createdAt: at, processedAt: at, updatedAt: at, ...overrides });
    },
    keep: (orders: Order[], shop = main.shop) =>
      withShop(world.db, shop, (tx) => keepOrders(tx, shop, orders, clock.now())),
    /** Runs the jobs whose time has come, and those that they enqueue. @returns what became of each. */
    runDue: () => played(queue).runDue(),
    /** Runs jobs and moves the clock to each one's time, for as long. */
    runFor: (seconds: number) => played(queue).runFor(seconds),
    waiting: () => played(queue).waiting,
    /** A request into the route's action. @returns the status. */
    async post(request: Request): Promise<number> {
      return (await callAction(inboundMailgun, request)).status;
    },
    /** A mail through the door, filed and drafted as far as the queue's jobs go. @throws when it is not taken. */
    async mail(mail: TestMail, to: { alias: string } = main): Promise<void> {
      const raw = writeMail({ date: clock.now(), ...mail }, to.alias);
      const key = setting('MAILGUN_WEBHOOK_SIGNING_KEY');
      const request = mimePost(raw, { recipient: to.alias, key, at: clock.now() });
      const { status } = await callAction(inboundMailgun, request);
      if (status !== 200) throw new Error(`the mail was answered ${status}`);
    },
    /** The draft that a conversation shows. @throws when there is none. */
    async draft(threadId: string, shop = main.shop): Promise<Draft> {
      const draft = await withShop(world.db, shop, (tx) => draftOfThread(tx, shop, threadId));
      if (!draft) throw new Error('there is no draft');
      return draft;
    },
    /** What a person does in a conversation, through the action of its screen. @returns the code of an expected error. */
    act: (threadId: string, intent: ConversationIntent, who: { staff?: Staff; shop?: Shop } = {}) =>
      act({ world, shop: who.shop ?? main.shop, staff: who.staff ?? main.agent, now: clock.now() }, threadId, intent),
    admin: (request: Request, params: Record<string, string>, who: { staff?: Staff; shop?: Shop } = {}) =>
      asAdmin(
        { world, shop: who.shop ?? main.shop, staff: who.staff ?? main.agent, now: clock.now() },
        request,
        params,
      ),
    async storedFiles(): Promise<number> {
      return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    },
    async close() {
      await world.db.close();
      await Promise.all([routes, qstash, redis, openai, mailgun].map((standIn) => standIn.close()));
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const DAY_MS = 86_400_000;

type TestClock = { now(): Date; advance(seconds: number): void };

function played(queue: ReturnType<typeof playQueue> | null): ReturnType<typeof playQueue> {
  if (!queue) throw new Error('this queue is played by the stand-in');
  return queue;
}

/** The queue as far as the app sees it: each job once when its time has come, and again when it asks for it. */
function playQueue(world: World, clock: TestClock) {
  const waiting: OutboxEntry[] = [];
  world.db.publish = async (jobs) => void waiting.push(...jobs);

  async function runDue(): Promise<RunOutcome[]> {
    const outcomes: RunOutcome[] = [];
    for (;;) {
      const index = waiting.findIndex((job) => job.runAt <= clock.now());
      const [job] = index < 0 ? [] : waiting.splice(index, 1);
      if (!job) return outcomes;
      const outcome = await runRegisteredJob(world, { jobId: job.jobId, shopId: job.shopId });
      outcomes.push(outcome);
      if (outcome.kind === 'again') {
        waiting.push({ ...job, runAt: new Date(clock.now().getTime() + outcome.afterSeconds * 1000) });
      }
    }
  }

  async function runFor(seconds: number): Promise<RunOutcome[]> {
    const end = clock.now().getTime() + seconds * 1000;
    const outcomes = await runDue();
    for (;;) {
      const [next] = waiting.toSorted((a, b) => a.runAt.getTime() - b.runAt.getTime());
      if (!next || next.runAt.getTime() > end) break;
      clock.advance(Math.max(0, (next.runAt.getTime() - clock.now().getTime()) / 1000));
      outcomes.push(...(await runDue()));
    }
    clock.advance(Math.max(0, (end - clock.now().getTime()) / 1000));
    return outcomes;
  }

  return { waiting, runDue, runFor };
}

let people = 0;

async function addShop(world: World): Promise<TestShop> {
  const shop = await makeShop(world.db);
  const enter = (firstName: string, accountOwner: boolean) => {
    people += 1;
    const user = { id: String(70_000 + people), firstName, lastName: 'Tester', locale: 'en', accountOwner };
    const email = `${firstName.toLowerCase()}@${shop.domain}`;
    return withShop(world.db, shop, (tx) => enterStaff(tx, shop, { ...user, email }, world.clock()));
  };
  const [owner, agent, viewer] = [
    await enter('Olive', true),
    await enter('Agnes', false),
    await enter('Vera', false),
  ] as const;
  const alias = await withShop(world.db, shop, async (tx) => {
    await setRole(tx, shop, viewer.id, 'viewer');
    return ensureAlias(tx, shop, world.env.INBOUND_DOMAIN, world.clock());
  });
  return { shop, alias, owner, agent, viewer: { ...viewer, role: 'viewer' } };
}

type Who = { world: World; shop: Shop; staff: Staff; now: Date };

/** What `adminAction` hands to a screen once the session token has been checked. */
function asAdmin({ world, shop, staff, now }: Who, request: Request, params: Record<string, string>): Admin {
  return {
    world,
    shop,
    staff,
    now,
    request,
    url: new URL(request.url),
    params,
    inShop: (work) => withShop(world.db, shop, work),
    require(permission) {
      if (!can(staff.role, permission)) throw new AppError('forbidden', 'Your role does not allow this.');
    },
  };
}

async function act(
  who: Who,
  threadId: string,
  intent: ConversationIntent,
): Promise<IntentResult | { ok: false; code: string; sentence: string }> {
  const request = new Request('http://127.0.0.1/act', { method: 'POST', body: JSON.stringify(intent) });
  try {
    return await actOnConversation(asAdmin(who, request, { threadId }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, code: error.code, sentence: error.sentence };
  }
}

/** Posts to a control door of a stand-in. */
export async function tell(url: string, path: string, body: unknown = {}): Promise<unknown> {
  const answer = await fetch(`${url}/__standin/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

/** Reads a control door of a stand-in. */
export async function look<Answer>(url: string, path: string): Promise<Answer> {
  return (await (await fetch(`${url}/__standin/${path}`)).json()) as Answer;
}
