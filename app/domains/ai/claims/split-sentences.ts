/** A piece of the text with its place in it; white space at both ends is left out. */
export type Piece = { start: number; end: number; text: string };

const END = /[.!?。！？]+["'”’»)]*(?=\s|$|[\p{Lo}])|[。！？]|\n+/gu;
/** After these a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:no|nr|nos|st|mr|mrs|ms|dr|hr|fr|sr|sra|d|m|mme|mlle|z\.\s?b|d\.\s?h|e\.g|i\.e|ca|approx|bzw|usw|inkl|zzgl|inc|ltd|etc|vs|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|okt|dez|p\.\s?ej|env|art|tel|\p{Lu})$/iu;

/** Cuts a text into sentences. Every line break ends one, for a greeting or an item of a list has no full stop. */
export function splitSentences(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && goesOn(text, match.index)) continue;
    push(pieces, text, start, end);
    start = end;
  }
  push(pieces, text, start, text.length);
  return pieces;
}

/** "19. November", "Nr. 5", "z. B.": the full stop is not the end. */
function goesOn(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  const after = text.slice(at + 1, at + 24);
  if (ABBREVIATION.test(before))
    return (
      /^\s+\S/.test(after) &&
      !(/\p{Lu}$/u.test(before) && /^\s+\p{Lu}\p{Ll}/u.test(after) && /[\p{L}\d]{2}$/u.test(before))
    );
  return /(?:^|\D)\d{1,2}$/.test(before) && (/^\s+\p{Ll}/u.test(after) || MONTH_AFTER.test(after));
}

const MONTH_AFTER = /^\s*(?:Jan|Feb|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec|Tag|Woche|Werktag|Stunde)/u;

/** Longer ones are cut at a space: what is looked at around a statement stays bounded, and a draft is read in linear time. */
const LONGEST = 1000;

function push(pieces: Piece[], text: string, from: number, to: number) {
  let start = from;
  while (to - start > LONGEST) {
    const space = text.lastIndexOf(' ', start + LONGEST);
    const cut = space > start ? space : start + LONGEST;
    add(pieces, text, start, cut);
    start = cut;
  }
  add(pieces, text, start, to);
}

function add(pieces: Piece[], text: string, from: number, to: number) {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (end > start) pieces.push({ start, end, text: text.slice(start, end) });
}
