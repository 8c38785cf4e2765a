import { existsSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cluster, prepareDatabase, startPostgres } from './postgres.ts';

const TEMPLATE = 'template_of_tests';
/** Longest that a run which is interrupted waits for PostgreSQL to end. */
const PATIENCE_MILLISECONDS = 5_000;

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the PostgreSQL of this run: its owner's URL, and the migrated database that test files copy. */
    postgres: { ownerUrl: string; template: string };
  }
}

/**
 * Starts one PostgreSQL for a run of the tests, in a temporary folder, with a migrated database to copy from. Both are gone
 * when the run ends, however it ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-tests-'));
  const onExit = () => endAtOnce(dataDir);
  process.once('exit', onExit);
  let cluster: Cluster | undefined;
  const teardown = async () => {
    await cluster?.stop();
    await rm(dataDir, { recursive: true, force: true });
    process.off('exit', onExit);
  };
  try {
    // Where root runs the tests, PostgreSQL runs as another user, who has to get into the folder.
    await chmod(dataDir, 0o755);
    cluster = await startPostgres({ dataDir, durable: false });
    await prepareDatabase(cluster, TEMPLATE);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('postgres', { ownerUrl: cluster.ownerUrl('postgres'), template: TEMPLATE });
  return teardown;
}

/**
 * Ctrl-C ends the process without the teardown, and while a process exits nothing asynchronous runs any more. PostgreSQL
 * has had its signal by then (startPostgres sees to it), so it is only waited for: it takes its pid file away last.
 */
function endAtOnce(dataDir: string): void {
  const pidFile = join(dataDir, 'pg', 'postmaster.pid');
  const until = Date.now() + PATIENCE_MILLISECONDS;
  const clockOfNobody = new Int32Array(new SharedArrayBuffer(4));
  while (existsSync(pidFile) && Date.now() < until) Atomics.wait(clockOfNobody, 0, 0, 20);
  rmSync(dataDir, { recursive: true, force: true });
}
