import { afterAll, expect, test } from 'vitest';
import { assertTenantRole, connect } from '#app/platform/db/connect.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { ACROSS_SHOPS, breaches, GLOBAL_TABLES, isRefused } from './catalogue.ts';

const db = await testDatabase();
afterAll(() => db.close());
const { ownerSql } = db;
const appSql = db.database.sql;

test('every table is a tenant’s, with keys, forced row-level security and a policy, or is named as global', async () => {
  expect(await breaches(ownerSql, appSql)).toEqual([]);
});

test('every table that is named as global exists', async () => {
  const tables = await ownerSql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(GLOBAL_TABLES)));
});

test.each([
  ['a table without a shop', 'create table forgotten (id uuid primary key)', ['forgotten has no shop_id']],
  [
    'a table without rules',
    'create table forgotten (shop_id bigint, id uuid, primary key (shop_id, id)); grant all on forgotten to aftersale_app',
    [
      'forgotten has no row-level security',
      'forgotten does not force row-level security',
      'forgotten has no policy',
      'forgotten shows 2 rows to a query without a shop',
      "forgotten shows another shop's rows",
      'forgotten takes a row for another shop',
    ],
  ],
  [
    'a policy that lets everybody in',
    `create table forgotten (shop_id bigint, id uuid, primary key (shop_id, id)); grant all on forgotten to aftersale_app;
     alter table forgotten enable row level security; alter table forgotten force row level security;
     create policy open_door on forgotten using (true)`,
    [
      'forgotten shows 2 rows to a query without a shop',
      "forgotten shows another shop's rows",
      'forgotten takes a row for another shop',
    ],
  ],
  [
    'a key that another shop could take',
    `create table forgotten (shop_id bigint, id uuid primary key); grant all on forgotten to aftersale_app;
     alter table forgotten enable row level security; alter table forgotten force row level security;
     create policy tenant on forgotten using (shop_id = nullif(current_setting('app.shop_id', true), '')::bigint)`,
    ['forgotten_pkey does not begin with shop_id'],
  ],
  [
    'a view over a table',
    'create view forgotten as select * from threads',
    ['forgotten: a view sees what its owner sees'],
  ],
])('%s is found out', async (_what, statement, sentences) => {
  await ownerSql.unsafe(statement);
  try {
    expect(await breaches(ownerSql, appSql)).toEqual(sentences);
  } finally {
    await ownerSql.unsafe(statement.startsWith('create view') ? 'drop view forgotten' : 'drop table forgotten');
  }
});

test('only the named functions act with more rights than their caller', async () => {
  const functions = await ownerSql<{ name: string; owner: string; path: string; open: boolean }[]>`
    select proname as name, pg_get_userbyid(proowner) as owner, coalesce(array_to_string(proconfig, ';'), '') as path,
           has_function_privilege('public', oid, 'execute') as open
    from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`;
  expect(functions.map(({ name }) => name).sort()).toEqual(Object.keys(ACROSS_SHOPS).sort());
  for (const { name, owner, path, open } of functions) {
    expect({ name, owner, path, open }).toEqual({
      name,
      owner: 'aftersale_definer',
      path: 'search_path=public, pg_temp',
      open: false,
    });
  }
});

test('the roles of the app and of those functions have no rights beyond the tables they are given', async () => {
  const roles = await ownerSql<{ name: string }[]>`
    select rolname as name, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles
    where rolname like 'aftersale%' order by 1`;
  const none = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolreplication: false,
  };
  expect(roles).toEqual(['aftersale_app', 'aftersale_definer', 'aftersale_web'].map((name) => ({ name, ...none })));

  const [owned] = await ownerSql<{ relations: number; functions: number; schemas: number }[]>`
    select (select count(*)::int from pg_class where relowner in (select oid from pg_roles where rolname like 'aftersale%')) as relations,
           (select count(*)::int from pg_proc where proowner in ('aftersale_app'::regrole, 'aftersale_web'::regrole)) as functions,
           (select count(*)::int from pg_namespace where nspowner in (select oid from pg_roles where rolname like 'aftersale%')) as schemas`;
  expect(owned).toEqual({ relations: 0, functions: 0, schemas: 0 });
  const [member] = await ownerSql`select pg_has_role('aftersale_web', 'aftersale_definer', 'MEMBER') as of_definer`;
  expect(member).toEqual({ of_definer: false });
});

test.each(['sessions', 'provider_tokens', 'quarantine'])('the app cannot look into %s itself', async (table) => {
  await expect(appSql`select * from ${appSql(table)}`).rejects.toSatisfy(isRefused);
  await expect(appSql`delete from ${appSql(table)}`).rejects.toSatisfy(isRefused);
});

test('the app makes no tables and switches no rule off', async () => {
  await expect(appSql`create table mine (id int)`).rejects.toSatisfy(isRefused);
  await expect(appSql`alter table threads no force row level security`).rejects.toSatisfy(isRefused);
  await expect(appSql`drop policy tenant on threads`).rejects.toSatisfy(isRefused);
  await expect(appSql`set role aftersale_definer`).rejects.toSatisfy(isRefused);
});

test('a database URL of a role that row-level security does not hold for is refused', async () => {
  await expect(assertTenantRole(db.database)).resolves.toBeUndefined();
  const { host, username, password, pathname } = new URL(db.url);
  expect(username).toBe('aftersale_web');
  const ownerUrl = new URL(`postgres://${ownerSql.options.user}:owner@${host}${pathname}`);
  expect(password).not.toBe('');
  const asOwner = connect({ url: ownerUrl.toString(), pool: 1, publish: async () => {} });
  await expect(assertTenantRole(asOwner)).rejects.toThrow(/DATABASE_URL must name a role/);
  await asOwner.close();
});
