import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runCommand } from './run-process.ts';

/** What has to hold before anything is run: each with the command that says why it does not. */
export const CHECKS: [name: string, command: string, args: string[]][] = [
  ['format and lint (Biome)', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  [
    'import rules (dependency-cruiser)',
    'depcruise',
    ['app', 'drizzle', 'tests', '--config', '.dependency-cruiser.mjs'],
  ],
  ['dead code (knip)', 'knip', []],
];

/** Runs all checks, two at a time. @returns the names of those that failed. */
export async function runChecks(say: (line: string) => void): Promise<string[]> {
  if (!existsSync(join(ROOT, 'app/platform/shopify-admin/types/admin.generated.d.ts'))) {
    say('generating types from Shopify’s schema …');
  }
  await runCommand('npm', ['run', '--silent', 'codegen']);
  const failed: string[] = [];
  const waiting = [...CHECKS];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command, args] = next;
      const began = Date.now();
      try {
        await runCommand(command, args);
        say(`ok    ${name}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
      } catch (error) {
        failed.push(name);
        say(`FAIL  ${name}\n${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const failed = await runChecks((line) => console.log(line));
  process.exit(failed.length > 0 ? 1 : 0);
}
