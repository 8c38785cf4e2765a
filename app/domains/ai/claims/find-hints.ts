import type { Finding } from './finding.ts';
import { wordPattern } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { OTHERS, SCRIPTS } from './words/others.ts';
import type { State } from './words/words.ts';

type Stems = { states: [State, RegExp][]; offers: RegExp; turns: RegExp };
const stems = new Map<string, Stems>();

/**
 * In a language that is not judged: the word that may promise something, or a status that something turns, is left to a
 * person; a plain status is found as such, so that a fact can still bear it out.
 */
export function findHints(reading: Reading): Finding[] {
  return reading.sentences
    .filter(({ words, isQuestion, isQuoted }) => words === null && !isQuestion && !isQuoted)
    .flatMap((sentence) => hintsIn(sentence, stemsOf(sentence.language)));
}

function hintsIn({ start, text }: Sentence, { states, offers, turns }: Stems): Finding[] {
  const isTurned = turns.test(text);
  const at = (match: RegExpExecArray) => ({ start: start + match.index, end: start + match.index + match[0].length });
  const found = states.flatMap(([state, pattern]): Finding[] => {
    const match = pattern.exec(text);
    if (!match) return [];
    return [
      {
        ...at(match),
        kind: 'status',
        says: isTurned ? { what: 'unjudged' } : { what: 'status', state, negated: false, extent: null },
      },
    ];
  });
  const offered = [...text.matchAll(offers)].map(
    (match): Finding => ({ ...at(match), kind: 'promise', says: { what: 'unjudged' } }),
  );
  return [...found, ...offered];
}

function stemsOf(language: string): Stems {
  const known = stems.get(language);
  if (known) return known;
  const script = SCRIPTS.find((one) => one.language === language);
  const hints = OTHERS[language];
  const made: Stems = script
    ? {
        states: Object.entries(script.states) as [State, RegExp][],
        offers: new RegExp(script.offers.source, 'giu'),
        turns: script.turns,
      }
    : {
        states: (Object.entries(hints?.states ?? {}) as [State, string[]][]).map(([state, list]) => [
          state,
          wordPattern(list, 'iu'),
        ]),
        offers: wordPattern(hints?.offers ?? []),
        turns: wordPattern(hints?.turns ?? [], 'iu'),
      };
  stems.set(language, made);
  return made;
}
