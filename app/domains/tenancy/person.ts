/** A customer whose data is looked for, by everything that names them and nobody else. */
export type Person = {
  /** Lower case. Never an address of the shop itself. */
  addresses: string[];
  /** As they stand in mails and orders: "Inês Duarte". Names alone identify nobody: they count only beside an address. */
  names: string[];
  /** As Shopify writes them. */
  phones: string[];
};

const ERASED = '[erased]';
/** "Al" would be found in too many sentences. */
const SHORTEST_NAME = 3;
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** Does any text in this value, however deep, hold an address of the person? Their address within a longer one does not count. */
export function namesPerson(value: unknown, person: Person): boolean {
  const address = addressPattern(person);
  return address !== null && texts(value).some((text) => text.search(address) >= 0);
}

/** The same value without the person's addresses, names and phone numbers in any of its texts. */
export function withoutPerson<Value>(value: Value, person: Person): Value {
  const patterns = [addressPattern(person), namePattern(person), phonePattern(person)].filter((one) => one !== null);
  const clean = (inner: unknown): unknown => {
    if (typeof inner === 'string') return patterns.reduce((text, pattern) => text.replace(pattern, ERASED), inner);
    if (Array.isArray(inner)) return inner.map(clean);
    if (inner === null || typeof inner !== 'object' || inner instanceof Date) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, own]) => [key, clean(own)]));
  };
  // Texts become texts and everything else keeps its shape, so the type stays.
  return clean(value) as Value;
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.values(value).flatMap(texts);
}

function addressPattern({ addresses }: Person): RegExp | null {
  return pattern(addresses, '(?<![\\p{L}\\p{N}][._%+-]*)', '(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])');
}

function namePattern({ names }: Person): RegExp | null {
  const long = names.map((name) => name.trim()).filter((name) => name.length >= SHORTEST_NAME);
  return pattern(long, '(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])');
}

function phonePattern({ phones }: Person): RegExp | null {
  return pattern(phones, '(?<!\\d)', '(?!\\d)');
}

/** The longest first, so that "Ann Smith-Jones" goes whole; any white space where a term has some. */
function pattern(terms: string[], before: string, after: string): RegExp | null {
  const found = [...new Set(terms)].filter((term) => term !== '').sort((a, b) => b.length - a.length);
  if (found.length === 0) return null;
  const alternatives = found.map((term) =>
    term
      .split(/\s+/)
      .map((part) => part.replace(SYNTAX, '\\$&'))
      .join('\\s+'),
  );
  return new RegExp(`${before}(?:${alternatives.join('|')})${after}`, 'giu');
}
