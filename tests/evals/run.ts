import { parseArgs } from 'node:util';
import { CasesError } from './read-cases.ts';
import type { Metrics } from './suite.ts';
import { loadSuite, suiteNames } from './suites/index.ts';

/** The command line is wrong. Told like unreadable cases: nothing was measured. */
class UsageError extends Error {}

type Bound = { name: string; value: number };

const USAGE = 'eval <suite> --cases <file.jsonl | folder> [--min name=value]… [--max name=value]…';

/**
 * Runs one suite. Prints a line for each case that fails, then one JSON object.
 * @returns the exit code: 0, 1 (a bound is broken or the product threw), 2 (the cases or the command cannot be read).
 */
async function main(args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const suite = await loadSuite(options.suite);
    if (!suite) throw new UsageError(`no such suite: ${options.suite}; there are ${suiteNames.join(', ')}`);
    const run = await suite.run(options.cases, (line) => console.log(line));
    const broken = brokenBounds(run.metrics, options.min, options.max);
    for (const line of broken) console.log(line);
    const crashed = run.crashed.length > 0 ? { threw: run.crashed.length } : {};
    console.log(JSON.stringify({ suite: suite.name, cases: run.cases, ...run.metrics, ...crashed }));
    return broken.length > 0 || run.crashed.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CasesError || error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function readOptions(args: string[]): { suite: string; cases: string; min: Bound[]; max: Bound[] } {
  const { values, positionals } = parse(args);
  const [suite, ...rest] = positionals;
  if (suite === undefined || rest.length > 0 || values.cases === undefined) throw new UsageError(`usage: ${USAGE}`);
  return { suite, cases: values.cases, min: (values.min ?? []).map(readBound), max: (values.max ?? []).map(readBound) };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        cases: { type: 'string' },
        min: { type: 'string', multiple: true },
        max: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}`);
  }
}

function readBound(text: string): Bound {
  const [name, value, ...rest] = text.split('=');
  if (!name || !value || rest.length > 0 || !Number.isFinite(Number(value))) {
    throw new UsageError(`not name=value: ${text}`);
  }
  return { name, value: Number(value) };
}

function brokenBounds(metrics: Metrics, min: Bound[], max: Bound[]): string[] {
  return [
    ...min
      .filter((bound) => metric(metrics, bound.name) < bound.value)
      .map((bound) => `${bound.name} is below ${bound.value}`),
    ...max
      .filter((bound) => metric(metrics, bound.name) > bound.value)
      .map((bound) => `${bound.name} is above ${bound.value}`),
  ];
}

function metric(metrics: Metrics, name: string): number {
  const value = metrics[name];
  if (typeof value !== 'number')
    throw new UsageError(`no such metric: ${name}; there are ${Object.keys(metrics).join(', ')}`);
  return value;
}

// Not process.exit: what was printed must have reached a pipe first.
process.exitCode = await main(process.argv.slice(2));
