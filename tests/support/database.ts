import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Database } from '#app/platform/db/connect.server.ts';
import type { OutboxEntry } from '#app/platform/db/with-shop.server.ts';
import { cloneDatabase, clusterAt } from './postgres.ts';

export type TestDatabase = {
  /** As the role the app runs as. */
  database: Database;
  /** As the owner, whom row-level security does not hold: to prepare what no door does, and to look behind the doors. */
  ownerSql: postgres.Sql;
  /** For the role the app runs as. */
  url: string;
  /** What `database` has sent, BEGIN and COMMIT included; a test empties it before it counts. */
  statements: string[];
  /** What was handed to the queue after a commit. */
  published: OutboxEntry[];
  /** Closes both pools and drops the database. */
  close(): Promise<void>;
};

/** More than ten, for ten deliveries at once. */
const CONNECTIONS = 12;

/** A database of its own for a test file: a copy of the migrated one, which takes a twentieth of a second. */
export async function testDatabase(): Promise<TestDatabase> {
  const { ownerUrl, template } = inject('postgres');
  const cluster = clusterAt(ownerUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await cloneDatabase(cluster, template, name);

  const statements: string[] = [];
  const published: OutboxEntry[] = [];
  const url = cluster.appUrl(name);
  const database = connect({
    url,
    pool: CONNECTIONS,
    onStatement: (statement) => statements.push(statement),
    publish: async (jobs) => void published.push(...jobs),
  });
  const ownerSql = postgres(cluster.ownerUrl(name), { max: 4, onnotice: () => {} });
  return {
    database,
    ownerSql,
    url,
    statements,
    published,
    async close() {
      await Promise.all([database.close(), ownerSql.end({ timeout: 5 })]);
      const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
      await admin.unsafe(`drop database if exists "${name}" with (force)`);
      await admin.end();
    },
  };
}
