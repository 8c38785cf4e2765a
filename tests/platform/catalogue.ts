import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';

/** Tables of no one shop, or looked at before the shop is known, each with its reason. */
export const GLOBAL_TABLES: Record<string, string> = {
  shops: 'a shop is found by its domain; its own row it sees under row-level security',
  aliases: 'a mail names an address, not a shop; its own addresses a shop sees under row-level security',
  sessions: 'Shopify’s library finds a session by its id, before the shop is known',
  provider_tokens: 'a one-time token is good for one mail, whichever shop it is for',
  quarantine: 'mail that belongs to no shop',
};

/** The functions that look across shops, and what for. */
export const ACROSS_SHOPS: Record<string, string> = {
  shop_by_domain: 'a session token or a signed webhook names a domain',
  install_shop: 'a shop comes into being',
  open_alias: 'a mail names an address',
  quarantine_mail: 'no shop takes it',
  sweep_jobs: 'one schedule for all shops',
  sweep_globals: 'tokens and quarantine belong to no shop',
  load_session: 'Shopify’s library finds a session by its id',
  store_session: 'the same',
  delete_sessions: 'the same',
  sessions_of_shop: 'the same',
};

type Column = { name: string; type: string; needed: boolean };

/**
 * Walks the catalogue and says, one sentence each, what keeps a table from being a tenant's: the rules in the catalogue, and
 * what a role that row-level security holds for really sees of rows of two shops.
 */
export async function breaches(owner: Sql, app: Sql): Promise<string[]> {
  const tables = await owner<{ name: string; enabled: boolean; forced: boolean; policies: number }[]>`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced,
           (select count(*)::int from pg_policy where polrelid = c.oid) as policies
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
  const found: string[] = [];
  for (const table of tables) {
    const columns = await columnsOf(owner, table.name);
    const isGlobal = table.name in GLOBAL_TABLES;
    if (!columns.some(({ name }) => name === 'shop_id')) {
      if (!isGlobal) found.push(`${table.name} has no shop_id`);
      continue;
    }
    if (!table.enabled) found.push(`${table.name} has no row-level security`);
    if (!table.forced) found.push(`${table.name} does not force row-level security`);
    if (table.policies === 0) found.push(`${table.name} has no policy`);
    if (!isGlobal) found.push(...(await looseKeys(owner, table.name)));
    found.push(...(await leaks(owner, app, table.name, columns)));
  }
  const [views] = await owner<{ names: string | null }[]>`
    select string_agg(relname, ', ') as names from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`;
  if (views?.names) found.push(`${views.names}: a view sees what its owner sees`);
  return found;
}

function columnsOf(owner: Sql, table: string): Promise<Column[]> {
  return owner<Column[]>`
    select attname as name, format_type(atttypid, atttypmod) as type,
           attnotnull and not atthasdef and attidentity = '' as needed
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`;
}

/** Unique indexes, the primary key's among them, that do not begin with the shop. */
async function looseKeys(owner: Sql, table: string): Promise<string[]> {
  const keys = await owner<{ name: string; primary: boolean; first: string | null }[]>`
    select i.indexrelid::regclass::text as name, i.indisprimary as primary, a.attname as first
    from pg_index i left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = ${table}::regclass and i.indisunique`;
  const loose = keys.filter((key) => key.first !== 'shop_id').map((key) => `${key.name} does not begin with shop_id`);
  return keys.some((key) => key.primary) ? loose : [...loose, `${table} has no primary key`];
}

/** Puts a row of each of two shops into a table and looks at it as the app does. */
async function leaks(owner: Sql, app: Sql, table: string, columns: Column[]): Promise<string[]> {
  const [mine, other] = table === 'shops' ? await twoShops(owner) : [910_001, 910_002];
  if (table !== 'shops') for (const shopId of [mine, other]) await addRow(owner, table, columns, shopId);
  const found: string[] = [];
  const see = (sql: Sql | TransactionSql) => sql<{ shop_id: string }[]>`select shop_id from ${sql(table)}`;

  const blind = await see(app);
  if (blind.length > 0) found.push(`${table} shows ${blind.length} rows to a query without a shop`);
  const seen = await app.begin(async (tx) => {
    await tx`select set_config('app.shop_id', ${String(mine)}, true)`;
    return see(tx);
  });
  if (seen.length === 0) found.push(`${table} hides a shop's own rows`);
  if (seen.some((row) => Number(row.shop_id) !== mine)) found.push(`${table} shows another shop's rows`);

  if (table !== 'shops') {
    const written = await app
      .begin(async (tx) => {
        await tx`select set_config('app.shop_id', ${String(mine)}, true)`;
        await addRow(tx, table, columns, other);
      })
      .then(() => true)
      .catch((error: unknown) => !isRefused(error));
    if (written) found.push(`${table} takes a row for another shop`);
  }
  return found;
}

/** PostgreSQL's insufficient_privilege, which a policy's refusal has too. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

async function twoShops(owner: Sql): Promise<[number, number]> {
  const rows = await owner<{ shop_id: string }[]>`
    insert into shops (domain, name, installed_at)
    values (${randomUUID()}, 'One', now()), (${randomUUID()}, 'Two', now()) returning shop_id`;
  return [Number(rows[0]?.shop_id), Number(rows[1]?.shop_id)];
}

/** Fills in every column that must be, knowing nothing but its type. */
async function addRow(sql: Sql | TransactionSql, table: string, columns: Column[], shopId: number): Promise<void> {
  const values = Object.fromEntries(
    columns
      .filter((column) => column.needed || column.name === 'shop_id')
      .map((column) => [column.name, column.name === 'shop_id' ? shopId : fillerFor(column)]),
  );
  await sql`insert into ${sql(table)} ${sql(values)}`;
}

function fillerFor({ name, type }: Column): string | number | boolean | Buffer {
  if (type === 'text' || type === 'uuid') return randomUUID();
  if (type === 'jsonb') return '{}';
  if (type === 'boolean') return false;
  if (type === 'bytea') return Buffer.from('bytes');
  if (type === 'integer' || type === 'bigint') return 1;
  if (type.startsWith('timestamp')) return '2026-11-23T10:00:00Z';
  throw new Error(`no value for ${name} of type ${type}: teach this test the type`);
}
