/** A word, a run of digits or a single sign of folded text. */
export type Token = { kind: 'word' | 'number' | 'sign'; text: string; start: number; end: number };

export function tokenise(folded: string): Token[] {
  return [...folded.matchAll(/([\p{L}\p{M}]+)|(\d+)|[^\s]/gu)].map((found) => ({
    kind: found[1] ? 'word' : found[2] ? 'number' : 'sign',
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** Nothing, not even a space, stands between the two. */
export function touch(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && left.end === right.start;
}

/** Latin words need a space or a sign beside a number; in Japanese a number stands right in the sentence. */
export function isLatin(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[\p{Script=Latin}]/u.test(token.text);
}
