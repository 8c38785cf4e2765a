import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { outliveLostConnection } from './outlive-lost-connection.server.ts';
import { prepareStatements } from './prepare-statements.server.ts';
import type { OutboxEntry } from './with-shop.server.ts';

export type DatabaseConfig = {
  url: string;
  /** Most connections at once. */
  pool: number;
  /** Called with each statement as it is sent, BEGIN and COMMIT included: for traces and for tests that count. */
  onStatement?: (statement: string) => void;
  /** Hands the jobs of a committed transaction to the queue; must not throw, and must not take long. */
  publish: (jobs: OutboxEntry[]) => Promise<void>;
};

export type Database = {
  drizzle: PostgresJsDatabase;
  sql: postgres.Sql;
  publish: DatabaseConfig['publish'];
  close(): Promise<void>;
};

/** Opens a pool. Nothing is sent until the first statement. */
export function connect(config: DatabaseConfig): Database {
  // Behind a pooler in transaction mode (`?pgbouncer=true`) a prepared statement may meet another connection.
  const prepare = !new URL(config.url).searchParams.has('pgbouncer');
  const pool = postgres(config.url, {
    max: config.pool,
    connect_timeout: 5,
    idle_timeout: 30,
    prepare,
    onnotice: () => {},
    ...(config.onStatement
      ? { debug: (_connection: number, statement: string) => config.onStatement?.(statement) }
      : {}),
  });
  const sql = outliveLostConnection(prepare ? prepareStatements(pool) : pool);
  return { drizzle: drizzle(sql), sql, publish: config.publish, close: () => sql.end({ timeout: 5 }) };
}

/**
 * Refuses a role that row-level security does not hold for.
 *
 * @throws {Error} when the role is a superuser, may bypass row-level security, or owns a table.
 */
export async function assertTenantRole(database: Database): Promise<void> {
  const [role] = await database.sql<{ superuser: boolean; bypass: boolean; owner: boolean }[]>`
    select rolsuper as superuser, rolbypassrls as bypass,
           exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owner
    from pg_roles r where rolname = current_user`;
  if (!role || role.superuser || role.bypass || role.owner) {
    throw new Error(
      'DATABASE_URL must name a role that is no superuser, owns no table and cannot bypass row-level security.',
    );
  }
}
