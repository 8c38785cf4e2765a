import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run bench [-- inbound|pipeline|inbox]`: prints one JSON object a benchmark. Machines are noisy, so what counts are the
 * ratios within one run.
 */
const benchmarks = {
  inbound: async () => (await import('./inbound.ts')).benchInbound,
  pipeline: async () => (await import('./pipeline.ts')).benchPipeline,
  inbox: async () => (await import('./inbox.ts')).benchInbox,
};
const say = (line: string) => process.stderr.write(`${line}\n`);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
for (const [name, find] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const bench = await find();
  const dataDir = mkdtempSync(join(tmpdir(), 'aftersale-bench-'));
  chmodSync(dataDir, 0o755);
  try {
    console.log(JSON.stringify({ benchmark: name, ...(await bench({ dataDir, say })) }));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
process.exit();
