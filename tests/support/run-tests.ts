import { spawn } from 'node:child_process';
import { runChecks } from './check.ts';
import { ensureBuild } from './ensure-build.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { ROOT } from './run-process.ts';

/** `npm test`: checks, then all tests. Arguments go to Vitest: `npm test -- tests/domains/mail`. */
const say = (line: string) => console.log(line);
const began = Date.now();
const args = process.argv.slice(2);

if (process.env.REAL) {
  console.error('Tests refuse to run against real services. Run them without REAL.');
  process.exit(2);
}

const chromium = await ensureChromium(say);
if (args.length === 0) {
  const failed = await runChecks(say);
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.join(', ')}`);
    process.exit(1);
  }
}
await ensureBuild(say);

const vitest = spawn('vitest', ['run', ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  // Node’s compile cache would stay behind in the temporary folder.
  env: { ...process.env, CHROMIUM: chromium, NODE_DISABLE_COMPILE_CACHE: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
vitest.on('exit', (code) => {
  console.log(`${code === 0 ? 'All good' : 'Failed'} after ${Math.round((Date.now() - began) / 1000)} s.`);
  process.exit(code ?? 1);
});
