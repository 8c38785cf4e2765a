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
        [...sentence.text.matchAll(pattern)].map((match) => ({
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].length,
          topic,
        })),
      );
      return [sentence, hits];
    }),
  );
}

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
  const [from, to] = isBefore ? [hit.end, place.start] : [place.end, hit.start];
  // A word inside the statement itself ("30 days return") is as near as can be.
  if (to < from) return 0;
  const between = sentence.text.slice(from - sentence.start - 1, to - sentence.start + 1);
  const borders = between.match(AND)?.length ?? 0;
  const verbLast = sentence.language === 'de';
  return to - from + borders * 25 + (isBefore || verbLast ? 0 : 8 + (to - from) * 0.5);
}
