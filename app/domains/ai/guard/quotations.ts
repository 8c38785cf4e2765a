import type { Clause } from './clauses.ts';
import type { Span } from './text.ts';

const QUOTED = /["“„«]([^"“”„«»\n]{12,400})["”“»]/gu;

/** What the draft only repeats from the customer: quoted lines, and words in quotation marks after "you wrote". */
export function findQuotations(text: string, clauses: Clause[]): Span[] {
  const lines = [...text.matchAll(/^[ ]{0,3}>.{0,2000}$/gmu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const reported = clauses.filter((clause) => clause.reported);
  const sentences = new Set(reported.map((clause) => clause.sentence));
  const quotes: Span[] = [];
  for (const sentence of sentences) {
    for (const match of text.slice(sentence.start, sentence.end).matchAll(QUOTED)) {
      quotes.push({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length });
    }
  }
  return [...lines, ...quotes];
}
