import { wordPattern } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { JUDGED } from './words/judged.ts';
import type { Topic } from './words/words.ts';

export type TopicHit = { start: number; end: number; topic: Topic };
/** The hits of each sentence, in the order of the reading's sentences. */
export type TopicIndex = ReadonlyMap<Sentence, TopicHit[]>;

const patterns = new Map<string, [Topic, RegExp][]>();

function patternsOf(language: string): [Topic, RegExp][] {
  const known = patterns.get(language);
  if (known) return known;
  const topics = Object.entries(JUDGED[language]?.topics ?? {}) as [Topic, string[]][];
  const made = topics.map(([topic, words]): [Topic, RegExp] => [topic, wordPattern(words)]);
  patterns.set(language, made);
  return made;
}

/** Finds every word that shows what a sentence is about. */
export function indexTopics(reading: Reading): TopicIndex {
  return new Map(
    reading.sentences.map((sentence) => {
      const hits = patternsOf(sentence.language).flatMap(([topic, pattern]) =>
        [...sentence.text.matchAll(pattern)]
          .filter((match) => !isStart(topic, sentence.text, match.index))
          .map((match) => ({
            start: sentence.start + match.index,
            end: sentence.start + match.index + match[0].length,
            topic,
          })),
      );
      return [sentence, hits];
    }),
  );
}

/** Whether a sentence speaks of a topic with no comma and no "and" between it and the statement. */
export function speaksOf(
  topic: Topic,
  place: { start: number; end: number },
  sentence: Sentence | undefined,
  index: TopicIndex,
): boolean {
  if (!sentence) return false;
  return (index.get(sentence) ?? []).some((hit) => hit.topic === topic && bordersBetween(hit, place, sentence) === 0);
}

/** All that a clause speaks of. "Return shipping" is about the return. */
export function topicsWithin(place: { start: number; end: number }, sentence: Sentence, index: TopicIndex): Topic[] {
  const found = (index.get(sentence) ?? []).filter(({ start }) => start >= place.start && start < place.end);
  const topics = new Set(found.map(({ topic }) => topic));
  if (topics.has('return')) for (const topic of ['shipping', 'ship', 'expect'] as const) topics.delete(topic);
  return [...topics];
}

/** "Within 30 days of delivery": where the counting starts, not what it is about. */
const COUNTED_FROM =
  /(?<!(?:date|costs?|price) )(?<!\p{L})(?:of|after|from|upon|since|following|nach|seit|ab|après|depuis|dès|tras|desde|después de)\s(?:(?:the|your|its|you|we|der|die|Ihrer|Ihre|deiner|dem|la|le|su|tu|have|had|vous|haben|wir)\s)*$/iu;
const STARTS: ReadonlySet<Topic> = new Set(['order', 'deliver', 'expect', 'ship', 'shipping', 'pay']);

const isStart = (topic: Topic, text: string, at: number) =>
  STARTS.has(topic) && COUNTED_FROM.test(text.slice(Math.max(0, at - 40), at));

const AND = /\s(?:and|und|et|y|while|but|aber|mais|pero|sowie)\s|[,;:]\s/giu;

/**
 * What a statement is about: the nearest word among the topics that matter for its kind. What stands before weighs more, and
 * a comma or an "and" in between counts as far away. Empty where the sentence does not say.
 */
export function topicsOf(
  place: { start: number; end: number },
  sentence: Sentence | undefined,
  index: TopicIndex,
  relevant: readonly Topic[],
): Topic[] {
  if (!sentence) return [];
  const rated = (index.get(sentence) ?? [])
    .filter(({ topic }) => relevant.includes(topic))
    .map((hit) => ({ topic: hit.topic, distance: distance(hit, place, sentence) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = rated;
  if (!nearest) return [];
  // Two topics of one word ("shipping" is both the act and its price) or side by side are equally meant.
  return rated.filter((hit) => hit.distance <= nearest.distance + 1).map(({ topic }) => topic);
}

function distance(hit: TopicHit, place: { start: number; end: number }, sentence: Sentence): number {
  const isBefore = hit.end <= place.start;
  const gap = isBefore ? place.start - hit.end : hit.start - place.end;
  // A word inside the statement itself ("30 days return") is as near as can be.
  if (gap < 0) return 0;
  const verbLast = sentence.language === 'de';
  return gap + bordersBetween(hit, place, sentence) * 25 + (isBefore || verbLast ? 0 : 8 + gap * 0.5);
}

function bordersBetween(hit: TopicHit, place: { start: number; end: number }, sentence: Sentence): number {
  const [from, to] = hit.end <= place.start ? [hit.end, place.start] : [place.end, hit.start];
  const between = sentence.text.slice(Math.max(0, from - sentence.start - 1), to - sentence.start + 1);
  return between.match(AND)?.length ?? 0;
}
