import type { Finding } from './finding.ts';
import { wordPattern } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { OTHERS, SCRIPTS } from './words/others.ts';
import type { State } from './words/words.ts';

type Stems = { states: [State, RegExp][]; offers: RegExp; turns: RegExp };
const stems = new Map<string, Stems>();

/**
 * In a language that is not judged: a sentence that may hold a promise, or a status that something turns, is found as a
 * whole and left to a person; a plain status is found as such, so that a fact can still bear it out.
 */
export function findHints(reading: Reading): Finding[] {
  return reading.sentences
    .filter(({ words, isQuestion, isQuoted }) => words === null && !isQuestion && !isQuoted)
    .flatMap((sentence) => hintsIn(sentence, stemsOf(sentence.language)));
}

function hintsIn({ start, end, text }: Sentence, { states, offers, turns }: Stems): Finding[] {
  const whole: Finding = { start, end, kind: 'promise', says: { what: 'unjudged' } };
  const found = states.flatMap(([state, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ state, start: start + match.index, end: start + match.index + match[0].length }] : [];
  });
  const isTurned = turns.test(text);
  if (found.length > 0 && !isTurned) {
    return found.map(({ state, ...place }) => ({
      ...place,
      kind: 'status',
      says: { what: 'status', state, negated: false, extent: null },
    }));
  }
  return found.length > 0 || offers.test(text) ? [whole] : [];
}

function stemsOf(language: string): Stems {
  const known = stems.get(language);
  if (known) return known;
  const script = SCRIPTS.find((one) => one.language === language);
  const hints = OTHERS[language];
  const made: Stems = script
    ? { states: Object.entries(script.states) as [State, RegExp][], offers: script.offers, turns: script.turns }
    : {
        states: (Object.entries(hints?.states ?? {}) as [State, string[]][]).map(([state, list]) => [state, wordPattern(list, 'iu')]),
        offers: wordPattern(hints?.offers ?? [], 'iu'),
        turns: wordPattern(hints?.turns ?? [], 'iu'),
      };
  stems.set(language, made);
  return made;
}
