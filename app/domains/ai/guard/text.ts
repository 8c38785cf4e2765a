/**
 * The draft in a form that the finders can read: every character stands where it stood, so that offsets stay true, but
 * there is one kind of space, apostrophe and digit.
 */
export function levelText(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(/[\u0660-\u0669]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0660 + 0x30))
    .replace(/\uff0c/g, ',')
    .replace(/\uff1a/g, ':')
    .replace(/\uff04/g, '$')
    .replace(/\uffe5/g, '¥')
    .replace(/\uff05/g, '%');
}

/** Lower case, no accents, ä and ae alike: for comparing words, never for offsets. */
export function foldWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö|ø/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Letters and digits only: "1Z 999-AA1" and "1z999aa1" are the same number. */
export function bareCode(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A pattern of whole words out of the word tables' notation: `~` is any letters (refund~), a space any white space.
 * Case is let be.
 */
export function wordPattern(source: string, flags = 'giu'): RegExp {
  return new RegExp(wordSource(source), flags);
}

export function wordSource(source: string): string {
  const body = source
    .replace(/~/g, '\\p{L}{0,30}')
    .replace(/\[[^\]]*\]| /g, (found) => (found === ' ' ? '\\s{1,3}' : found));
  // The end: not between two letters. A pattern may close with a space and a look ahead.
  return `(?<![\\p{L}\\p{N}])(?:${body})(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))`;
}

export type Span = { start: number; end: number };

/** Which characters of the draft a claim already covers: claims never overlap, the first finder wins. */
export class Coverage {
  readonly #covered: Uint8Array;

  constructor(length: number) {
    this.#covered = new Uint8Array(length);
  }

  isFree({ start, end }: Span): boolean {
    return !this.#covered.subarray(start, end).includes(1);
  }

  take({ start, end }: Span): void {
    this.#covered.fill(1, start, end);
  }
}
