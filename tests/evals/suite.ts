import type { z } from 'zod';
import { readCases } from './read-cases.ts';

/** What a run printed last. Numbers can be bound by --min and --max; a list (such as confusions) is only shown. */
export type Metrics = Record<string, number | Record<string, number>>;

/** `crashed`: ids of cases on which the product threw; any makes the run fail, whatever the metrics say. */
export type SuiteRun = { cases: number; metrics: Metrics; crashed: string[] };

/**
 * What the runner calls. A file `tests/evals/suites/<name>.ts` exports one as `suite`. Most are made by `caseSuite`;
 * a suite over something else than JSON Lines (a folder of mails) writes `run` itself. `run` throws `CasesError` when
 * what lies under `path` cannot be read, and hands each line for a failing case to `print`.
 */
export type Suite = { name: string; run(path: string, print: (line: string) => void): Promise<SuiteRun> };

/** One suite over JSON Lines: what a case looks like, how the product answers it, how answers are counted. */
export type CaseSuite<Case extends { id: string; expect: unknown }, Answer> = {
  name: string;
  /** Shape of one case; a case whose shape is wrong is an error, never skipped. Unknown fields are let be. */
  caseSchema: z.ZodType<Case>;
  /** The product's own answer. It is handed the case without `expect`, so that it cannot look. */
  answer(input: Omit<Case, 'expect'>): Answer | Promise<Answer>;
  /** Asked once the answer is there; `got` and `expected` are what a person reads in the failure line. */
  judge(testCase: Case, answer: Answer): { failed: boolean; got: string; expected: string };
  /** Over all cases that were answered. Say in a comment what each is a share of. */
  metrics(results: { testCase: Case; answer: Answer }[]): Metrics;
};

/** Makes the runnable suite out of a suite over JSON Lines. */
export function caseSuite<Case extends { id: string; expect: unknown }, Answer>(
  definition: CaseSuite<Case, Answer>,
): Suite {
  return {
    name: definition.name,
    async run(path, print) {
      const cases = await readCases(path, definition.caseSchema);
      const results: { testCase: Case; answer: Answer }[] = [];
      const crashed: string[] = [];
      for (const testCase of cases) {
        const { expect: _unseen, ...input } = testCase;
        try {
          const answer = await definition.answer(input);
          results.push({ testCase, answer });
        } catch (error) {
          crashed.push(testCase.id);
          print(`${testCase.id}: crashed: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      for (const { testCase, answer } of results) {
        const verdict = definition.judge(testCase, answer);
        if (verdict.failed) print(`${testCase.id}: expected ${verdict.expected}, got ${verdict.got}`);
      }
      return { cases: cases.length, metrics: definition.metrics(results), crashed };
    },
  };
}

/** `part ÷ whole` to four decimals; `whenNone` where there was nothing to count (1 for a share of right, 0 of wrong). */
export function share(part: number, whole: number, whenNone: 0 | 1): number {
  return whole === 0 ? whenNone : Math.round((part / whole) * 10_000) / 10_000;
}
