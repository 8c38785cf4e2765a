/** Unicode-aware word borders: `\b` knows only ASCII letters and would cut "remboursé" in two. */
export const WORD_START = '(?<![\\p{L}\\p{N}_])';
export const WORD_END = '(?![\\p{L}\\p{N}_])';

/**
 * One pattern out of a list of words. A word is written as in a regular expression; a space stands for any white space,
 * `~` for further letters ("refund~" is refund, refunds, refunded). Longer words win over shorter ones.
 */
export function wordPattern(words: readonly string[], flags = 'giu'): RegExp {
  if (words.length === 0) return /(?!)/g;
  return new RegExp(`${WORD_START}(?:${alternatives(words)})${WORD_END}`, flags);
}

/** The words as alternatives, for use inside a larger pattern. */
export function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', '\\s+').replaceAll('~', '\\p{L}*').replaceAll("'", "['’]"))
    .join('|');
}

/** For values that go into a pattern to the letter. */
export const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** How two spellings of one thing become equal: case, accents, quotes and white space folded. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’´`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Only letters and digits, upper case: how numbers of orders and parcels are compared. */
export const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** A list of words as one text: entries are parted by " / ", and a line may be broken after one. Backslashes stand as they are. */
export function list(strings: TemplateStringsArray, ...values: string[]): string[] {
  return String.raw(strings, ...values)
    .split(/\s+\/\s+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
