import type { Suite } from '../suite.ts';

/**
 * Every suite and the file that exports it as `suite`. Loaded when asked for, so that one suite needs nothing of
 * another's.
 */
const SUITES: Record<string, () => Promise<{ suite: Suite }>> = {
  correlation: () => import('./correlation.ts'),
  guard: () => import('./guard.ts'),
  parse: () => import('./parse.ts'),
  threads: () => import('./threads.ts'),
};

export const suiteNames = Object.keys(SUITES);

/** null when there is no suite of that name. */
export async function loadSuite(name: string): Promise<Suite | null> {
  const load = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  return load ? (await load()).suite : null;
}
