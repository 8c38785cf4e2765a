import type { AuthVerdict } from '../inbound-email.ts';

/** One method's result, e.g. dkim=pass with header.d=example.com. */
export type MethodResult = { method: string; verdict: AuthVerdict; properties: Map<string, string> };

export type AuthenticationResults = { authservId: string; results: MethodResult[] };

/** Results of RFC 8601 §2.7 that say yes or no; all others (neutral, temperror, policy …) say nothing. */
const VERDICTS: Record<string, AuthVerdict> = { pass: 'pass', fail: 'fail', hardfail: 'fail', softfail: 'fail' };

/** A header longer than this is not a receiving server's. */
const MAX_LENGTH = 20_000;

/** Reads one Authentication-Results header (RFC 8601 §2.2). null for what cannot be read. */
export function parseAuthenticationResults(value: string): AuthenticationResults | null {
  if (value.length > MAX_LENGTH) return null;
  const [identity = '', ...parts] = splitUnquoted(withoutComments(value));
  const authservId = identity.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
  if (authservId === '') return null;
  return { authservId, results: parts.flatMap((part) => parseMethod(part)) };
}

function parseMethod(part: string): MethodResult[] {
  const match = /^\s*([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*(\w+)/.exec(part);
  if (!match?.[1] || !match[2]) return [];
  const properties = new Map<string, string>();
  for (const [, name, quoted, bare] of part.matchAll(/\b([a-z]+\.[\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]+))/gi)) {
    // The first counts: a repeated property is not a second chance.
    const key = name?.toLowerCase() ?? '';
    if (!properties.has(key)) properties.set(key, (quoted ?? bare ?? '').toLowerCase());
  }
  return [{ method: match[1].toLowerCase(), verdict: VERDICTS[match[2].toLowerCase()] ?? 'none', properties }];
}

/** Comments may nest and may hold semicolons; what a sender put into one (a HELO name) must not be read as a result. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let kept = '';
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '"' && depth === 0) {
      quoted = !quoted;
      kept += char;
    } else if (char === '(' && !quoted) depth += 1;
    else if (char === ')' && depth > 0) depth -= 1;
    else if (depth === 0) kept += char;
  }
  return kept;
}

function splitUnquoted(value: string): string[] {
  return value.match(/(?:"[^"]*"|[^;"])+/g) ?? [];
}
