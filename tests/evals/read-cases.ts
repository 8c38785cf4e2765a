import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

/** The cases cannot be read. The message names the file and, where there is one, the line and the field. */
export class CasesError extends Error {}

/**
 * Reads cases from a JSON Lines file (UTF-8, one case a line, empty lines let be) or from every .jsonl file of a
 * folder, in the order of their names.
 * @throws CasesError when there is no such file, no case in it, or a line is not a case.
 */
export async function readCases<Case>(path: string, schema: z.ZodType<Case>): Promise<Case[]> {
  const cases: Case[] = [];
  for (const file of await caseFiles(path)) {
    const lines = (await readText(file)).split(/\r?\n/);
    lines.forEach((line, index) => {
      if (line.trim() !== '') cases.push(parseCase(line, `${file}:${index + 1}`, schema));
    });
  }
  if (cases.length === 0) throw new CasesError(`${path}: holds no case`);
  return cases;
}

function parseCase<Case>(line: string, place: string, schema: z.ZodType<Case>): Case {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new CasesError(`${place}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `field ${fieldName(issue.path)}: ${issue.message}`);
  throw new CasesError(`${place}: ${issues.join('; ')}`);
}

/** `["orders", 0, "name"]` → `orders[0].name`. */
function fieldName(path: PropertyKey[]): string {
  if (path.length === 0) return '(the whole line)';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

async function caseFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    throw new CasesError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    // A byte order mark is no part of the first case, and bytes that are not UTF-8 must not pass as question marks.
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw new CasesError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
