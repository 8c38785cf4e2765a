/** A stretch of text in UTF-16 offsets, `end` exclusive. */
export type Span = { start: number; end: number };

/**
 * The sentence around a stretch, with the space that would be left over. A sentence ends at the end of its line at the
 * latest; abbreviations are judged by the language (Unicode UAX 29 through Intl.Segmenter).
 */
export function sentenceAround(text: string, inside: Span, language: string | null): Span {
  const lineStart = text.lastIndexOf('\n', inside.start - 1) + 1;
  const lineBreak = text.indexOf('\n', inside.end);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  let start = lineStart;
  let end = lineEnd;
  for (const part of sentences(text.slice(lineStart, lineEnd), language)) {
    const from = lineStart + part.start;
    const to = lineStart + part.end;
    if (from <= inside.start && inside.start < to) start = from;
    if (from < inside.end && inside.end <= to) end = to;
  }
  return end === lineEnd ? takeGap(text, lineStart, start, end) : { start, end };
}

/** The last sentence of a line takes the space before it along; an only one takes its line. */
function takeGap(text: string, lineStart: number, start: number, end: number): Span {
  let from = start;
  while (from > lineStart && text[from - 1] === ' ') from -= 1;
  if (from > lineStart) return { start: from, end };
  let to = end;
  while (text[to] === '\n' && to - end < 2) to += 1;
  return { start: from, end: to };
}

function sentences(line: string, language: string | null): Span[] {
  const parts: Span[] = [];
  for (const { segment, index } of segmenter(language).segment(line)) {
    parts.push({ start: index, end: index + segment.length });
  }
  return parts;
}

function segmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' });
  } catch {
    // A language tag that the model made up.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
