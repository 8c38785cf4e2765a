import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const right = {
  id: 'right',
  orders: [],
  email: { from: 'a@a.example', subject: 'Hi', text: 'Hi', receivedAt: '2026-10-10T08:00:00Z' },
  expect: { outcome: 'none' },
};
const wrong = { ...right, id: 'wrong', expect: { outcome: 'matched', orderId: 'gid://shopify/Order/1' } };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evals-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function cases(...lines: (object | string)[]): Promise<string> {
  const file = join(folder, `${Math.random()}.jsonl`);
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

function run(...args: string[]): Promise<{ code: number; lines: string[]; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['tests/evals/run.ts', ...args], { timeout: 20_000 }, (failure, out, error) => {
      const code = failure === null ? 0 : Number(failure.code);
      resolve({ code, lines: out.trim().split('\n'), error });
    });
  });
}

describe('the eval command', () => {
  it('prints a line for each failing case, then the metrics, and exits 0 without bounds', async () => {
    const { code, lines } = await run('correlation', '--cases', await cases(right, wrong));
    expect(code).toBe(0);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('wrong: expected matched gid://shopify/Order/1, got none');
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      suite: 'correlation',
      cases: 2,
      wrongOrder: 0,
      precision: 1,
      recall: 0,
      ambiguousFound: 1,
    });
  });

  it('exits 1 when a bound is broken, and still prints the metrics last', async () => {
    const file = await cases(right, wrong);
    const below = await run('correlation', '--cases', file, '--min', 'recall=0.5', '--max', 'wrongOrder=0');
    expect(below.code).toBe(1);
    expect(below.lines.at(-2)).toBe('recall is below 0.5');
    expect(JSON.parse(below.lines.at(-1) ?? '')).toMatchObject({ recall: 0 });
    expect((await run('correlation', '--cases', file, '--max', 'precision=0.5')).code).toBe(1);
    expect((await run('correlation', '--cases', file, '--max', 'recall=0', '--min', 'precision=1')).code).toBe(0);
  });

  it.each<[string, (object | string)[], string]>([
    ['that is not JSON', [right, '{"id": '], ':2: not JSON'],
    [
      'without a subject',
      [right, '', { ...right, email: { ...right.email, subject: undefined } }],
      ':3: field email.subject',
    ],
    ['with a wrong order', [{ ...right, orders: [{ id: 'x' }] }], ':1: field orders[0].name'],
    ['with an unknown outcome', [{ ...right, expect: { outcome: 'maybe' } }], ':1: field expect.outcome'],
  ])('exits 2 at a case %s and names file, line and field', async (_, lines, message) => {
    const file = await cases(...lines);
    const { code, error } = await run('correlation', '--cases', file);
    expect(code).toBe(2);
    expect(error).toContain(`${file}${message}`);
  });

  it.each([
    ['a missing file', ['correlation', '--cases', '/nowhere.jsonl'], '/nowhere.jsonl'],
    ['an unknown suite', ['nonsense', '--cases', 'x'], 'no such suite: nonsense'],
    ['no cases', ['correlation'], 'usage:'],
    ['a bound without a value', ['correlation', '--cases', 'x', '--min', 'recall'], 'not name=value: recall'],
  ])('exits 2 at %s', async (_, args, message) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it('exits 2 at a bound on a metric that the suite does not have', async () => {
    const { code, error } = await run('correlation', '--cases', await cases(right), '--min', 'recal=1');
    expect(code).toBe(2);
    expect(error).toContain('no such metric: recal');
  });
});
