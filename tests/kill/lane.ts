import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { startMailgun } from '#tests/standins/mailgun/start-mailgun.ts';
import { startQstash } from '#tests/standins/qstash/start-qstash.ts';
import type { StandIn } from '#tests/standins/shared/serve.ts';
import { startWorld, type World } from '#tests/standins/start-world.ts';
import { freePort } from '#tests/support/ports.ts';
import { type Cluster, cloneDatabase } from '#tests/support/postgres.ts';
import { type RunningApp, runApp } from '#tests/support/run-process.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type FrontDoor, startFrontDoor } from './front-door.ts';
import { createGate, type Gate, type Strike } from './gate.ts';
import { type NewsDoor, startNewsDoor } from './news-door.ts';
import { startPostgresProxy } from './postgres-proxy.ts';
import { type ServiceProxy, startServiceProxy } from './service-proxy.ts';

/** One run of a story: a database, a queue and a mail provider of its own, and the app's process on them. */
export type Run = {
  database: string;
  /** As the owner, past the proxies. */
  sql: postgres.Sql;
  mailgun: StandIn;
  qstash: StandIn;
  news: NewsDoor;
  /** Of the provider's log, in seconds; gets shorter as time passes. */
  logLag: number;
  lane: Lane;
  /** @param keep leaves the database for other runs to begin with. */
  end(keep?: boolean): Promise<void>;
};

export type Lane = {
  gate: Gate;
  world: World;
  door: FrontDoor;
  mailgunProxy: ServiceProxy;
  qstashProxy: ServiceProxy;
  /** Where the app keeps files. */
  files: string;
  /** Starts the process again when it is dead. */
  revive(): Promise<void>;
  isDead(): boolean;
  /** Begins a run on a copy of a database, with the process that ended the run before. */
  begin(source: string, strike: Strike | null, options?: { countsSweeps?: boolean }): Promise<Run>;
  close(): Promise<void>;
};

/** Milliseconds for which the app waits for Mailgun here, so that a hanging answer costs no more. */
export const MAILGUN_TIMEOUT = 400;

let lanes = 0;

/**
 * The app's process with everything around it that can be watched and stopped: a proxy before PostgreSQL, one before each
 * service that the stories call, and one door for whoever calls the app. Nothing in the app knows of them; only its settings
 * name them. Runs of one lane come one after the other, since a process that was killed once in each is started once in each.
 */
export async function openLane(cluster: Cluster, folder: string): Promise<Lane> {
  lanes += 1;
  const laneName = `kill_${process.pid}_${lanes}`;
  const home = join(folder, laneName);
  mkdirSync(home, { recursive: true });
  let app: RunningApp | null = null;
  let closed = false;
  let runs = 0;
  let sql: postgres.Sql | null = null;
  let countsSweeps = false;

  const kill = async () => {
    const dying = app?.process;
    app = null;
    if (!dying || dying.exitCode !== null) return;
    const dead = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await dead;
  };
  const gate = createGate(kill);
  const appPort = await freePort();
  const [database, mailgunProxy, qstashProxy, openaiProxy] = await Promise.all([
    startPostgresProxy(cluster.ownerUrl('postgres'), gate),
    startServiceProxy('mailgun', gate),
    startServiceProxy('qstash', gate),
    startServiceProxy('openai', gate),
  ]);
  const door = await startFrontDoor(gate, {
    appUrl: `http://127.0.0.1:${appPort}`,
    isAlive: () => app !== null,
    nameOf: async (path, body) =>
      path === '/jobs/sweep' ? (countsSweeps ? 'the sweep' : null) : nameRequest(path, body, sql),
  });
  const databaseUrl = new URL(cluster.appUrl('whichever'));
  databaseUrl.port = String(database.port);
  const world = await startWorld({ dataDir: home, appPort: door.port, databaseUrl: databaseUrl.toString() });
  const files = world.appEnv.STORAGE_DIR ?? join(home, 'files');
  openaiProxy.toTarget(world.openai.url);
  const env: Record<string, string> = {
    ...world.appEnv,
    PORT: String(appPort),
    QSTASH_URL: qstashProxy.url,
    MAILGUN_URL: mailgunProxy.url,
    OPENAI_BASE_URL: `${openaiProxy.url}/v1`,
    MAILGUN_TIMEOUT: String(MAILGUN_TIMEOUT),
  };

  const lane: Lane = {
    gate,
    world,
    door,
    mailgunProxy,
    qstashProxy,
    files,
    async revive() {
      if (closed) throw new Error('the lane was closed meanwhile');
      app ??= await runApp(env, join(home, 'app.log'));
    },
    isDead: () => app === null,
    async begin(source, strike, options = {}) {
      runs += 1;
      countsSweeps = options.countsSweeps === true;
      const name = `${laneName}_${runs}`;
      await copyDatabase(cluster, source, name);
      const news = await startNewsDoor(`${door.url}/inbound/mailgun-events`);
      const [mailgun, qstash] = await startProviders(env, { app: door.url, news: news.url });
      const ownerSql = postgres(cluster.ownerUrl(name), { max: 2, onnotice: () => {} });
      sql = ownerSql;
      database.toDatabase(name);
      mailgunProxy.toTarget(mailgun.url);
      mailgunProxy.trouble(null);
      qstashProxy.toTarget(qstash.url);
      qstashProxy.trouble(null);
      await carrySchedule(qstashProxy, qstash);
      gate.start(null);
      await lane.revive();
      gate.start(strike);
      return {
        ...{ database: name, sql: ownerSql, mailgun, qstash, news, logLag: 0, lane },
        async end(keep = false) {
          gate.start(null);
          await door.idle();
          database.toDatabase('postgres');
          await Promise.all([mailgun.close(), qstash.close(), news.close(), ownerSql.end({ timeout: 5 })]);
          sql = null;
          if (!keep) await dropDatabase(cluster, name);
        },
      };
    },
    async close() {
      closed = true;
      await kill();
      await Promise.all([door, mailgunProxy, qstashProxy, openaiProxy, database].map((proxy) => proxy.close()));
      await world.stop();
    },
  };
  return lane;
}

/** New ones for each run, so that what they count begins at nothing; the app's keys stay the same. */
function startProviders(env: Record<string, string>, urls: { app: string; news: string }): Promise<[StandIn, StandIn]> {
  const setting = (name: string) => env[name] ?? '';
  return Promise.all([
    startMailgun({
      apiKey: setting('MAILGUN_API_KEY'),
      webhookSigningKey: setting('MAILGUN_WEBHOOK_SIGNING_KEY'),
      domain: setting('MAILGUN_DOMAIN'),
      inboundDomain: setting('INBOUND_DOMAIN'),
      routes: { forward: `${urls.app}/inbound/mailgun`, events: urls.news },
    }),
    startQstash({
      token: setting('QSTASH_TOKEN'),
      currentSigningKey: setting('QSTASH_CURRENT_SIGNING_KEY'),
      nextSigningKey: setting('QSTASH_NEXT_SIGNING_KEY'),
    }),
  ]);
}

/** A process makes its schedule when it starts; the queue of a later run has to have it too. */
async function carrySchedule(proxy: ServiceProxy, qstash: StandIn): Promise<void> {
  const made = proxy.lastRequest(/^\/v2\/schedules\//);
  if (!made) return;
  const { method, path, headers, body } = made;
  const { host: _host, connection: _connection, 'content-length': _length, ...kept } = headers;
  const answer = await fetch(`${qstash.url}${path}`, { method, headers: kept, body: new Uint8Array(body) });
  if (!answer.ok) throw new Error(`the schedule was answered ${answer.status}: ${await answer.text()}`);
}

/** What a request from outside is about; null when it is no part of a story. */
async function nameRequest(path: string, body: Buffer, sql: postgres.Sql | null): Promise<string | null> {
  if (path === '/inbound/mailgun') return 'a mail is posted';
  if (path === '/inbound/mailgun-events') {
    const posted = JSON.parse(body.toString()) as { 'event-data'?: { event?: string } };
    return `the provider tells: ${posted['event-data']?.event}`;
  }
  if (path === '/jobs/run' && sql) {
    const { jobId } = JSON.parse(body.toString()) as { jobId: string };
    const [job] = await sql<{ name: string }[]>`select name from jobs where id = ${jobId}`;
    return `job ${job?.name}`;
  }
  if (path.startsWith('/app/inbox/') && body.length > 0) {
    return `a person: ${(JSON.parse(body.toString()) as { intent?: string }).intent}`;
  }
  return null;
}

/** A connection that was just ended may be seen for a moment; then the copy is tried again. */
async function copyDatabase(cluster: Cluster, source: string, name: string): Promise<void> {
  await waitFor(
    `a copy of ${source}`,
    () =>
      cloneDatabase(cluster, source, name).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== '55006') throw error;
          return false;
        },
      ),
    { seconds: 10, every: 20 },
  );
}

async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  const admin = postgres(cluster.ownerUrl('postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists "${name}" with (force)`);
  await admin.end();
}
