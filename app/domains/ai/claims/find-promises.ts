import type { Finding } from './finding.ts';
import { wordPattern } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import type { Topic, Words } from './words/words.ts';

type Patterns = {
  offers: [Topic, RegExp][];
  gifts: [Topic, RegExp][];
  commitment: RegExp;
  retraction: RegExp;
  negated: RegExp;
  atOnce: RegExp;
};
const patterns = new Map<Words, Patterns>();

const REACH = 110;
/** "Feel free", "kostenlose Hotline", "don't hesitate": politeness, nothing given. */
const POLITE = /(?:feel|be|are|fühl\p{L}*|sentez-vous|libre|toll)[\s-]+$/iu;
/** A noun of its own that only looks like an offer: "refund request", "return address", "replacement order number". */
const COMPOUND =
  /^(?:\s(?:request|enquiry|inquiry|question|policy|form|address|window|period|team|department|status|process|number)|s?anfrage|s?wunsch|s?richtlinie)(?!\p{L})/iu;

/** What a text gives or lets hope for: refund, replacement, discount, gift, call … Only what the shop commits to. */
export function findPromises(reading: Reading): Finding[] {
  return reading.sentences
    .filter(({ words, isQuestion, isQuoted }) => words !== null && !isQuestion && !isQuoted)
    .flatMap((sentence) => (sentence.words ? promisesIn(sentence, patternsOf(sentence.words)) : []));
}

function promisesIn(
  sentence: Sentence,
  { offers, gifts, commitment, retraction, negated, atOnce }: Patterns,
): Finding[] {
  const found: Finding[] = [];
  const take = (topic: Topic, match: RegExpMatchArray, isGift: boolean) => {
    const at = match.index ?? 0;
    const end = at + match[0].length;
    const clause = sentence.clauses.find((one) => at + sentence.start >= one.start && at + sentence.start < one.end);
    if (clause?.mood !== 'plain') return;
    // A clause of its own keeps what stands before it, unless that was a condition or somebody else's words.
    const from = Math.max(0, at - REACH, lastForeign(sentence, at));
    const before = sentence.text.slice(from, at);
    const after = sentence.text.slice(end, Math.min(end + REACH, clause.end - sentence.start));
    if (COMPOUND.test(after) || POLITE.test(before)) return;
    const own = sentence.text.slice(Math.max(from, clause.start - sentence.start), at);
    if (
      negated.test(lastWords(own, 8)) ||
      /^\s?(?:is|are|was|were)?\s?(?:not|n't|nicht|pas|kein)(?!\p{L})/iu.test(after) ||
      (sentence.language === 'de' && /^[^,;]{0,20}\s(?:nicht|kein\p{L}*)(?!\p{L})/u.test(after))
    )
      return;
    const clauseText = sentence.text.slice(clause.start - sentence.start, clause.end - sentence.start);
    if (!isGift && !isCommitted(before, match[0], after, commitment, retraction)) return;
    found.push({
      start: sentence.start + at,
      end: sentence.start + end,
      kind: 'promise',
      says: { what: 'promise', topic, isAtOnce: atOnce.test(clauseText) },
    });
  };
  for (const [topic, pattern] of gifts) for (const match of sentence.text.matchAll(pattern)) take(topic, match, true);
  for (const [topic, pattern] of offers) for (const match of sentence.text.matchAll(pattern)) take(topic, match, false);
  return found;
}

/** The last commitment before the offer counts, with nothing between the two that takes it back; or one right behind it. */
function isCommitted(before: string, offer: string, after: string, commitment: RegExp, retraction: RegExp): boolean {
  const all = [...`${before}${offer}${after}`.matchAll(commitment)];
  const last = all.findLast(({ index }) => index < before.length);
  // "Nous vous remboursons" is commitment and offer in one; the text between is empty then.
  if (last && !retraction.test(before.slice(last.index + last[0].length))) return true;
  // "A replacement is on its way": the commitment begins in the offer itself or right behind it.
  const next = all.find(({ index }) => index >= before.length);
  if (!next || next.index > before.length + offer.length + 60) return false;
  const between = after.slice(0, Math.max(0, next.index - before.length - offer.length));
  return !retraction.test(lastWords(before, 5)) && !retraction.test(between);
}

function lastForeign(sentence: Sentence, at: number): number {
  const foreign = sentence.clauses.findLast((one) => one.mood !== 'plain' && one.end - sentence.start <= at);
  return foreign ? foreign.end - sentence.start : 0;
}

const lastWords = (text: string, count: number) => text.split(/\s+/).slice(-count).join(' ');

function patternsOf(words: Words): Patterns {
  const known = patterns.get(words);
  if (known) return known;
  const byTopic = (table: Words['offers']) =>
    (Object.entries(table) as [Topic, string[]][]).map(([topic, list]): [Topic, RegExp] => [topic, wordPattern(list)]);
  const made = {
    offers: byTopic(words.offers),
    gifts: byTopic(words.gifts),
    commitment: wordPattern(words.commitments),
    retraction: wordPattern(words.retractions, 'iu'),
    negated: wordPattern(words.negations, 'iu'),
    atOnce: wordPattern(words.atOnce, 'iu'),
  };
  patterns.set(words, made);
  return made;
}
