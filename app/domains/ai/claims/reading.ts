import { wordPattern } from './pattern.ts';
import { splitSentences } from './split-sentences.ts';
import { JUDGED } from './words/judged.ts';
import { OTHERS, SCRIPTS } from './words/others.ts';
import type { Words } from './words/words.ts';

export type Clause = {
  start: number;
  end: number;
  /** `condition`: holds only if; `echo`: what the customer said or what is regretted; `plain`: the shop says so. */
  mood: 'plain' | 'condition' | 'echo';
};

export type Sentence = {
  start: number;
  end: number;
  text: string;
  isQuestion: boolean;
  /** A line of the mail that is answered. */
  isQuoted: boolean;
  language: string;
  /** null where statuses and promises of this language are not judged. */
  words: Words | null;
  clauses: Clause[];
};

/** A draft (or a fact's text) cut into sentences and clauses, each with its language and mood. */
export type Reading = { text: string; sentences: Sentence[]; language: string };

const languagesOfWord = new Map<string, string[]>();
for (const [language, { common }] of [...Object.entries(JUDGED), ...Object.entries(OTHERS)]) {
  for (const word of new Set(common.split(' ')))
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);
}

/**
 * @param locale the language that the draft was asked for, where known: decides when the words alone do not.
 */
export function readText(text: string, locale?: string): Reading {
  const hint = locale?.slice(0, 2).toLowerCase();
  // A language shows within the first lines; a draft of any length is read at the same cost.
  const language = guess(text.slice(0, 4000), hint, null);
  const sentences = splitSentences(text).map((piece): Sentence => {
    const own = guess(piece.text.slice(0, 600), language, language);
    const words = JUDGED[own] ?? null;
    return {
      ...piece,
      isQuestion: /[?？]["'”’»)]*$/.test(piece.text),
      isQuoted: /^[>|]/.test(piece.text),
      language: own,
      words,
      clauses: splitClauses(piece.start, piece.text, words),
    };
  });
  return { text, sentences, language };
}

/** The language whose frequent words stand most often in a text. A sentence leaves its draft's only with two more of them. */
function guess(text: string, fallback: string | undefined, stay: string | null): string {
  const script = SCRIPTS.find((one) => one.script.test(text));
  if (script) return script.language;
  const scores = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    for (const language of languagesOfWord.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  // Of two that are as likely: the one expected, else one that can be judged.
  const rank = (language: string) => Number(language === fallback) * 2 + Number(language in JUDGED);
  const [best] = [...scores].sort((a, b) => b[1] - a[1] || rank(b[0]) - rank(a[0]));
  const usual = fallback ?? 'en';
  if (!best) return usual;
  const lead = best[1] - (scores.get(stay ?? usual) ?? 0);
  return lead >= (stay === null ? 1 : 2) ? best[0] : (stay ?? usual);
}

const BORDER =
  /[,;:]\s|\s[–—-]\s|[()]|\s(?=(?:but|aber|mais|pero)\s)|\s(?=(?:and|und|et|y)\s(?:(?:we|I|you)(?:['’]\p{L}+)?|will|have|your|here|wir|ich|werden|haben|nous|je|allons|vous|te|le|hemos|vamos)\s)|\s(?=et\sj['’])/gu;
const openers = new Map<Words, { condition: RegExp; echo: RegExp }>();

/** Cuts at commas and the like; a condition or an echo lasts from its first word to the end of its clause. */
function splitClauses(offset: number, text: string, words: Words | null): Clause[] {
  const cuts = [0];
  for (const match of text.matchAll(BORDER)) cuts.push(match.index + match[0].length);
  cuts.push(text.length);
  const pieces = cuts.slice(0, -1).map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }));
  if (!words) return pieces.map(({ start, end }) => ({ start: offset + start, end: offset + end, mood: 'plain' }));
  const patterns = openersOf(words);
  let isEchoed = false;
  return pieces.flatMap(({ start, end }): Clause[] => {
    const piece = text.slice(start, end);
    const condition = piece.search(patterns.condition);
    const echo = piece.search(patterns.echo);
    const whole = (mood: Clause['mood'], from = 0): Clause => ({
      start: offset + start + from,
      end: offset + end,
      mood,
    });
    // What was said or regretted goes on over a comma: "you wrote that it is broken, and that …".
    if (isEchoed && /^(?:and )?(?:that|dass|que|und dass|et que|y que)\s/i.test(piece)) return [whole('echo')];
    const opened = [condition, echo].filter((at) => at >= 0);
    const at = opened.length > 0 ? Math.min(...opened) : -1;
    isEchoed = echo >= 0 && at === echo;
    if (at < 0) return [whole('plain')];
    const mood = isEchoed ? 'echo' : 'condition';
    return at === 0 ? [whole(mood)] : [{ ...whole('plain'), end: offset + start + at }, whole(mood, at)];
  });
}

function openersOf(words: Words) {
  const known = openers.get(words);
  if (known) return known;
  const made = { condition: wordPattern(words.conditions, 'iu'), echo: wordPattern(words.echoes, 'iu') };
  openers.set(words, made);
  return made;
}
