import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any number, the same for everyone who migrates one database at a time. */
const MIGRATION_LOCK = 4_127_001;

/**
 * Brings a database to the newest schema and puts the rules of drizzle/tenancy.sql over every table.
 *
 * @param url of the owner's role, which may create roles; never the one the app runs as.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(sql), { migrationsFolder: new URL('./migrations', import.meta.url).pathname });
    await sql.unsafe(await readFile(new URL('./tenancy.sql', import.meta.url), 'utf8'));
  } finally {
    await sql.end();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const url = process.env.MIGRATION_DATABASE_URL;
  if (!url) {
    console.error('MIGRATION_DATABASE_URL is missing: the URL of a role that owns the database.');
    process.exit(1);
  }
  await migrate(url);
}
