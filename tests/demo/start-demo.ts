import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SHOP, startWorld, type World, type WorldOptions } from '#tests/standins/start-world.ts';
import { ensureBuild } from '#tests/support/ensure-build.ts';
import { openApp } from '#tests/support/open-app.ts';
import { freePort, isFree } from '#tests/support/ports.ts';
import { type Cluster, clusterAt, prepareDatabase, startPostgres } from '#tests/support/postgres.ts';
import { type RunningApp, runApp } from '#tests/support/run-process.ts';
import { seedConversations } from './seed-conversations.ts';

export type Demo = {
  adminUrl: string;
  mailboxUrl: string;
  alias: string;
  appUrl: string;
  /** For whoever looks into the database from outside. */
  ownerUrl: string;
  world: World;
  app: RunningApp;
  stop(): Promise<void>;
};

export type DemoOptions = {
  dataDir: string;
  say: (line: string) => void;
  real?: WorldOptions['real'];
  /** Ports that a person may have bookmarked; another is taken, and named, when one is not free. */
  fixedPorts: boolean;
  seed?: boolean;
  undoSeconds?: number;
  timeScale?: number;
};

const DATABASE = 'aftersale';
const ADMIN_PORT = 4127;
const MAILBOX_PORT = 4128;

/** Starts PostgreSQL, the stand-ins and the app, installs the app in the shop, and fills the shop on first use. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { dataDir, say, real = {} } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of stops.reverse()) await step().catch((error) => say(`While stopping: ${error}`));
  };
  try {
    mkdirSync(dataDir, { recursive: true });
    await ensureBuild(say);

    say('Starting PostgreSQL …');
    const cluster = await startCluster(dataDir, real.postgres);
    stops.push(() => cluster.stop());
    await prepareDatabase(cluster, DATABASE);

    say('Starting the stand-ins for Shopify, QStash, Redis, Mailgun and OpenAI …');
    const world = await startWorld({
      dataDir,
      appPort: await freePort(),
      databaseUrl: cluster.appUrl(DATABASE),
      ports: options.fixedPorts
        ? { admin: await takePort(ADMIN_PORT, say), mailbox: await takePort(MAILBOX_PORT, say) }
        : {},
      real,
      ...(options.undoSeconds === undefined ? {} : { undoSeconds: options.undoSeconds }),
      ...(options.timeScale === undefined ? {} : { timeScale: options.timeScale }),
    });
    stops.push(() => world.stop());

    say('Starting the app …');
    const app = await runApp(world.appEnv, join(dataDir, 'app.log'));
    stops.push(() => app.stop());

    say('Opening it in Shopify admin, which installs it …');
    await openApp(world.shopify.adminUrl);
    const { alias, fresh } = await waitForOrders(cluster, say);

    const seeded = join(dataDir, 'seeded');
    if (options.seed !== false && !existsSync(seeded) && fresh) {
      say('Writing 25 conversations …');
      await seedConversations({ env: world.appEnv, store: world.store, alias });
      writeFileSync(seeded, new Date().toISOString());
    }
    await fetch(`${world.mailgun.url}/__standin/mailbox/defaults`, {
      method: 'POST',
      body: JSON.stringify({ to: alias }),
    });
    return {
      adminUrl: world.shopify.adminUrl,
      mailboxUrl: `${world.mailgun.url.replace('127.0.0.1', 'localhost')}/mailbox`,
      alias,
      appUrl: app.url,
      ownerUrl: cluster.ownerUrl(DATABASE),
      world,
      app,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(dataDir: string, real: Record<string, string> | undefined): Promise<Cluster> {
  if (real?.DATABASE_URL) return clusterAt(real.DATABASE_URL);
  return startPostgres({ dataDir: join(passable(dataDir), 'postgres'), durable: true });
}

/**
 * As root PostgreSQL runs as a user of its own, who cannot get into a folder that only root may enter: then its files lie
 * in a folder of their own under the temporary one, the same at every start.
 */
export function passable(dataDir: string): string {
  if (process.getuid?.() !== 0) return dataDir;
  for (let folder = resolve(dataDir); folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(folder) || (statSync(folder).mode & 0o001) !== 0) continue;
    const elsewhere = join(
      tmpdir(),
      `aftersale-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`,
    );
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
    return elsewhere;
  }
  return dataDir;
}

async function takePort(wanted: number, say: (line: string) => void): Promise<number> {
  if (await isFree(wanted)) return wanted;
  const other = await freePort();
  say(`Port ${wanted} is taken, so ${other} is used.`);
  return other;
}

/** Waits until the job that runs at installation has fetched all orders. */
async function waitForOrders(
  cluster: Cluster,
  say: (line: string) => void,
): Promise<{ alias: string; fresh: boolean }> {
  const { default: postgres } = await import('postgres');
  const sql = postgres(cluster.ownerUrl(DATABASE), { max: 1 });
  try {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const [row] = await sql<{ address: string; orders: number; threads: number; synced: Date | null }[]>`
        select a.address, s.orders_synced_at as synced, (select count(*)::int from orders o where o.shop_id = s.shop_id) as orders,
               (select count(*)::int from threads t where t.shop_id = s.shop_id) as threads
        from shops s join aliases a on a.shop_id = s.shop_id where s.domain = ${SHOP}`;
      if (row?.synced) {
        say(`${row.orders} orders are in.`);
        return { alias: row.address, fresh: row.threads === 0 };
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The orders did not come within a minute; see app.log in the data folder.');
  } finally {
    await sql.end();
  }
}
