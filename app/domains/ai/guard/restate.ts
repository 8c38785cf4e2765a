import type { Clause } from './clauses.ts';
import type { Knowledge, KnownFact } from './knowledge.ts';
import { foldWord } from './text.ts';
import { allWords } from './words/languages.ts';

/** Words that any sentence may have: they say nothing about what it repeats. */
const COMMON = new Set(
  'please note that this with have will your from they them then also just here there when kindly bitte dass diese dieser ihre ihrer ihren haben wird werden auch hier vous votre notre nous avec pour dans que para como este esta usted nuestro puede'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 4;
const FEWEST_WORDS = 3;
const SHARE = 0.8;

/**
 * Facts whose words the clause repeats, as a policy that is quoted does: nearly all its longer words stand in one
 * sentence of the fact, and both deny or neither does.
 */
export function restatedFacts(clause: Clause, knowledge: Knowledge): KnownFact[] {
  const words = contentWords(clause.text);
  if (words.length < FEWEST_WORDS) return [];
  const denies = isDenied(clause.text);
  return knowledge.facts.filter((known) =>
    sentencesOf(known).some((sentence) => {
      const own = new Set(contentWords(sentence));
      const shared = words.filter((word) => own.has(word)).length;
      return shared >= FEWEST_WORDS && shared >= SHARE * words.length && isDenied(sentence) === denies;
    }),
  );
}

/** How many longer words of the clause stand in the fact, its id among them. */
export function sharedWords(clause: Clause, known: KnownFact): number {
  const own = new Set(contentWords(`${known.text} ${known.idWords.join(' ')}`));
  return new Set(contentWords(clause.text).filter((word) => own.has(word))).size;
}

function sentencesOf(known: KnownFact): string[] {
  const spans = new Set(known.clauses.map((clause) => clause.sentence));
  return [...spans].map((span) => known.text.slice(span.start, span.end));
}

/** The first letters of each longer word: "refunded" repeats "refunds". */
function contentWords(text: string): string[] {
  const plain = text.replace(/\p{L}{1,8}n't(?!\p{L})/giu, '');
  return (foldWord(plain).match(/[\p{L}\p{N}]{1,40}/gu) ?? [])
    .filter((word) => (word.length >= SHORTEST_WORD && !COMMON.has(word)) || /\d/.test(word))
    .map((word) => word.slice(0, 6));
}

const isDenied = (text: string) => allWords.some((words) => text.search(words.negation) >= 0);
