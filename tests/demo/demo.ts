import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReal } from '#tests/standins/real-services.ts';
import { ROOT } from '#tests/support/run-process.ts';
import { check } from './check.ts';
import { passable, startDemo } from './start-demo.ts';

/**
 * `npm run demo`: the whole product on this machine, until Ctrl-C. `--reset` begins anew; `--check` does the main job once,
 * unattended, in a scratch folder on free ports, and exits 0 or 1.
 */
const args = process.argv.slice(2);
const unknown = args.filter((arg) => !['--reset', '--check'].includes(arg));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. There are --reset and --check.`);
  process.exit(2);
}

const DATA = join(ROOT, '.data', 'demo');

async function runDemo(): Promise<void> {
  const real = readReal(process.env);
  if (args.includes('--reset')) {
    if (Object.keys(real).length > 0) throw new Error('--reset would touch a real service. Run it without REAL.');
    for (const folder of [passable(DATA), DATA]) rmSync(folder, { recursive: true, force: true });
  }
  const demo = await startDemo({ dataDir: DATA, real, say: (line) => console.log(line), fixedPorts: true });
  console.log(`
  Shopify admin, with the inbox in its frame   ${demo.adminUrl}
  The customers’ mailbox                       ${demo.mailboxUrl}
  The shop’s alias                             ${demo.alias}

  Write a mail in the mailbox; it shows in the inbox with its draft. Ctrl-C stops everything.
`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  console.log('\nStopping …');
  await demo.stop();
}

async function runCheck(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftersale-check-'));
  // As root, PostgreSQL runs as a user of its own, who has to get in.
  chmodSync(dataDir, 0o755);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const result = await check({ dataDir, say });
    console.log(JSON.stringify(result));
    process.exitCode = result.ok ? 0 : 1;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  await (args.includes('--check') ? runCheck() : runDemo());
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
