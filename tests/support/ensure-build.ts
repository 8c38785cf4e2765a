import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runCommand } from './run-process.ts';

const SOURCES = ['app/**/*', 'drizzle/schema/*', 'package-lock.json', 'vite.config.ts', '.graphqlrc.ts'];
const STAMP = 'build/.made-from';
const TYPES = 'app/platform/shopify-admin/types';

/** Makes the types of Shopify's schema and the production build, unless both are of just these sources. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  const made = fingerprint();
  const stamp = join(ROOT, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  if (!existsSync(join(ROOT, TYPES, 'admin.generated.d.ts'))) {
    say('Generating types from Shopify’s schema …');
    await runCommand('npm', ['run', '--silent', 'codegen']);
  }
  say('Building the app (about 15 seconds) …');
  await runCommand('npm', ['run', '--silent', 'build']);
  writeFileSync(stamp, made);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (file.startsWith(TYPES) || !statSync(join(ROOT, file)).isFile()) continue;
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}
