import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { TestDatabase } from './database.ts';

/** One node of a plan that has run, as PostgreSQL's auto_explain tells it. */
export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
};

/** One statement that was run, those inside of functions too, and how. */
export type Plan = { statement: string; nodes: PlanNode[] };

/**
 * The app's role on a connection that tells the plan of every statement it runs: the very statements of the doors, with
 * their own arguments, under row-level security.
 */
export async function watchPlans(db: TestDatabase): Promise<{
  database: Database;
  /** Runs `work` and gives the plans of what it ran. */
  plansOf(work: () => Promise<unknown>): Promise<Plan[]>;
}> {
  const [{ name } = { name: '' }] = await db.ownerSql<{ name: string }[]>`select current_database() as name`;
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  for (const [setting, value] of Object.entries(settings)) {
    await db.ownerSql.unsafe(`alter database "${name}" set ${setting} = '${value}'`);
  }
  const plans: Plan[] = [];
  const sql = postgres(db.url, {
    max: 1,
    onnotice: (notice) => {
      const json = notice.message?.match(/plan:\s*(\{[\s\S]*\})/)?.[1];
      if (!json) return;
      const told = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode };
      plans.push({ statement: told['Query Text'], nodes: flat(told.Plan) });
    },
  });
  // The client's own first question, about types, is out of the way then.
  await sql`select 1`;
  return {
    database: { drizzle: drizzle(sql), sql, publish: async () => {}, close: () => sql.end({ timeout: 5 }) },
    async plansOf(work) {
      plans.length = 0;
      await work();
      return [...plans];
    },
  };
}

function flat(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

/** How many rows of a table were looked at, those that a filter then dropped too. */
export function rowsRead(plans: Plan[], table: string): number {
  const read = scansOf(plans, table).map((node) => {
    const dropped = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    // PostgreSQL tells the mean of all loops, to two digits.
    return Math.round((node['Actual Rows'] + dropped) * node['Actual Loops']);
  });
  return read.reduce((sum, rows) => sum + rows, 0);
}

/** Which way a table was read: "Index Scan using threads_by_status". */
export function waysInto(plans: Plan[], table: string): string[] {
  return scansOf(plans, table).map((node) =>
    node['Index Name'] ? `${node['Node Type']} using ${node['Index Name']}` : node['Node Type'],
  );
}

/** Sorts, and what else has to read all before it gives the first. */
export function sorts(plans: Plan[]): string[] {
  return plans.flatMap(({ nodes }) => nodes.map((node) => node['Node Type']).filter((type) => type.includes('Sort')));
}

function scansOf(plans: Plan[], table: string): PlanNode[] {
  return plans.flatMap(({ nodes }) =>
    nodes.filter((node) => node['Relation Name'] === table && node['Node Type'].includes('Scan')),
  );
}
