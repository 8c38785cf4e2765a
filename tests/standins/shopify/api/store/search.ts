// Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms joined by AND (also by a mere
// space), OR, NOT or `-`, parentheses, `field:value` with `>`, `>=`, `<`, `<=`, quotes, and a trailing `*`.

export class SearchError extends Error {
  override readonly name = 'SearchError';
}

export type Comparator = '=' | '>' | '>=' | '<' | '<=';
export type Term = { field: string | null; comparator: Comparator; value: string };

/** How one kind of thing is searched: a test for each field that it knows, and one for a word without a field. */
export type SearchFields<Item> = {
  word: (item: Item, term: Term) => boolean;
  fields: Record<string, (item: Item, term: Term) => boolean>;
};

type Test<Item> = (item: Item) => boolean;

const TOKEN = /\s*(\(|\)|-(?=[^\s])|(?:[a-z_]+:)?(?:>=|<=|>|<)?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()"']+))/giy;

/** Throws SearchError for a field that this stand-in does not know; the real one would ignore the term. */
export function compileSearch<Item>(query: string, by: SearchFields<Item>): Test<Item> {
  const tokens = tokenize(query);
  let at = 0;

  function either(): Test<Item> {
    const tests = [both()];
    while (tokens[at]?.toUpperCase() === 'OR') {
      at += 1;
      tests.push(both());
    }
    return (item) => tests.some((test) => test(item));
  }

  function both(): Test<Item> {
    const tests: Test<Item>[] = [];
    while (at < tokens.length && tokens[at] !== ')' && tokens[at]?.toUpperCase() !== 'OR') {
      if (tokens[at]?.toUpperCase() === 'AND') at += 1;
      else tests.push(one());
    }
    return (item) => tests.every((test) => test(item));
  }

  function one(): Test<Item> {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '-' || token.toUpperCase() === 'NOT') {
      const test = one();
      return (item) => !test(item);
    }
    if (token === '(') {
      const test = either();
      if (tokens[at] !== ')') throw new SearchError(`A parenthesis is not closed in "${query}"`);
      at += 1;
      return test;
    }
    return testOf(readTerm(token), by);
  }

  const test = either();
  if (at < tokens.length) throw new SearchError(`"${query}" cannot be read from "${tokens[at]}"`);
  return test;
}

function tokenize(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(query);
    if (!match?.[1]) throw new SearchError(`"${query}" cannot be read from "${query.slice(from)}"`);
    tokens.push(match[1]);
  }
  return tokens;
}

function readTerm(token: string): Term {
  const parts = /^(?:([a-z_]+):)?(>=|<=|>|<)?(.*)$/is.exec(token);
  const value = parts?.[3] ?? '';
  return {
    field: parts?.[1]?.toLowerCase() ?? null,
    comparator: (parts?.[2] ?? '=') as Comparator,
    value: /^(["']).*\1$/s.test(value) ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value,
  };
}

function testOf<Item>(term: Term, by: SearchFields<Item>): Test<Item> {
  if (term.field === null) return (item) => by.word(item, term);
  const test = by.fields[term.field];
  if (!test) throw new SearchError(`no search field "${term.field}" in the stand-in`);
  return (item) => test(item, term);
}

/** Equal without regard to case; `abc*` matches what begins so. */
export function sameText(value: string | null, term: Term): boolean {
  if (value === null) return false;
  const [given, wanted] = [value.toLowerCase(), term.value.toLowerCase()];
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

export function compareNumbers(value: number, term: Term): boolean {
  const wanted = Number(term.value);
  if (Number.isNaN(wanted)) return false;
  return compare(value, term.comparator, wanted);
}

/** A time, or a day (`2026-11-12`), which stands for its first second in UTC. */
export function compareTimes(value: string, term: Term): boolean {
  const wanted = Date.parse(term.value);
  if (Number.isNaN(wanted)) throw new SearchError(`"${term.value}" is no time`);
  const given = Date.parse(value);
  if (term.comparator === '=' && /^\d{4}-\d\d-\d\d$/.test(term.value)) {
    return given >= wanted && given < wanted + 24 * 60 * 60_000;
  }
  return compare(given, term.comparator, wanted);
}

function compare(value: number, comparator: Comparator, wanted: number): boolean {
  if (comparator === '=') return value === wanted;
  if (comparator === '>') return value > wanted;
  if (comparator === '>=') return value >= wanted;
  if (comparator === '<') return value < wanted;
  return value <= wanted;
}
