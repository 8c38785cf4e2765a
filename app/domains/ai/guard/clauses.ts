import { languageOf } from './language.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import type { Span } from './text.ts';
import { judged, type Words } from './words/languages.ts';

/** A part of a sentence that says one thing, and what kind of saying it is. */
export type Clause = Span & {
  text: string;
  language: string;
  /** null in a language that is not judged. */
  words: Words | null;
  sentence: Sentence;
  /** "if it does not arrive", "once it has shipped": states nothing. */
  hypothetical: boolean;
  /** "you wrote that it arrived": the customer's word. */
  reported: boolean;
};

/**
 * The clauses of a text, in order. The language is judged sentence by sentence, since a draft may hold two.
 *
 * @param fallback language of sentences that are too short to tell.
 */
export function splitClauses(text: string, fallback: string): Clause[] {
  const language = languageOf(text, fallback);
  const clauses: Clause[] = [];
  for (const sentence of splitSentences(text)) {
    const own =
      sentence.end - sentence.start < 12 ? language : languageOf(text.slice(sentence.start, sentence.end), language, 3);
    clauses.push(...clausesOf(text, sentence, own));
  }
  return clauses;
}

function clausesOf(text: string, sentence: Sentence, language: string): Clause[] {
  const words = judged[language] ?? null;
  const clauses: Clause[] = [];
  let before: Clause | null = null;
  for (const part of cutSentence(text, sentence, words)) {
    const own = text.slice(part.start, part.end);
    const clause: Clause = { ...part, text: own, language, words, sentence, hypothetical: false, reported: false };
    if (words) {
      const carries = before !== null && (words.carries.test(own) || isFragment(own, words));
      clause.hypothetical =
        words.conditional.test(own) || (carries && before?.hypothetical === true && !startsMain(own, words));
      clause.reported = own.search(words.reported) >= 0 || (carries && before?.reported === true);
    }
    clauses.push(clause);
    before = clause;
  }
  return clauses;
}

/** "refunded or exchanged" after a comma: no verb of its own, so it is part of what stood before. */
function isFragment(text: string, words: Words): boolean {
  return text.length < 60 && text.trim().split(/\s+/).length <= 3 && text.search(words.auxiliary) < 0;
}

/** "and we will refund you" after an if-clause: the consequence, not the condition. */
function startsMain(text: string, words: Words): boolean {
  const found = [...text.matchAll(words.auxiliary)][0];
  return found?.groups?.future !== undefined;
}

/** No clause that a person writes is longer; every step after looks at a clause as a whole. */
const LONGEST = 600;

const BORDER = /[;:](?=\s)|,(?=\s(?!\d))|\s[–—-]\s|[()（）、，；]/gu;

function cutSentence(text: string, sentence: Sentence, words: Words | null): Span[] {
  const own = text.slice(sentence.start, sentence.end);
  const cuts = new Set<number>();
  for (const match of own.matchAll(BORDER)) cuts.add(match.index + match[0].length);
  if (words) for (const match of own.matchAll(words.cut)) cuts.add(match.index);
  const parts: Span[] = [];
  let start = 0;
  let letter = own.search(/[\p{L}\p{N}]/u);
  for (let at = LONGEST; at < own.length; at += LONGEST) cuts.add(at);
  for (const cut of [...cuts].sort((one, other) => one - other).concat(own.length)) {
    // What has no letter or digit says nothing by itself.
    if (letter < 0 || letter >= cut) continue;
    parts.push({ start: sentence.start + start, end: sentence.start + cut });
    start = cut;
    const rest = own.slice(cut, cut + LONGEST + 1).search(/[\p{L}\p{N}]/u);
    letter = rest < 0 ? cut + LONGEST : cut + rest;
  }
  return parts;
}

/** The clause in which a position stands. Clauses are in order: a binary search keeps a long draft linear. */
export function clauseAt(clauses: Clause[], position: number): Clause | undefined {
  return clauses[clauseIndexAt(clauses, position)];
}

/** All clauses of the sentence that a clause belongs to. */
export function sentenceText(clauses: Clause[], clause: Clause): string {
  let text = '';
  for (
    let index = clauseIndexAt(clauses, clause.sentence.start);
    clauses[index]?.sentence === clause.sentence;
    index += 1
  )
    text += clauses[index]?.text ?? '';
  return text;
}

export function clauseIndexAt(clauses: Clause[], position: number): number {
  let low = 0;
  let high = clauses.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const clause = clauses[middle];
    if (clause && clause.start <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
