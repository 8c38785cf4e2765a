import { type Clause, clauseAt, clauseIndexAt } from './clauses.ts';
import type { Span } from './text.ts';
import { allWords } from './words/languages.ts';
import type { Topic } from './words/word-table.ts';

export const MONEY_TOPICS: Topic[] = [
  'refund',
  'total',
  'payment',
  'shippingCost',
  'tax',
  'discount',
  'threshold',
  'credit',
];
export const DATE_TOPICS: Topic[] = ['placed', 'dispatch', 'delivery', 'refund', 'return', 'cancel', 'payment'];
export const DURATION_TOPICS: Topic[] = [
  'dispatch',
  'delivery',
  'refund',
  'return',
  'cancel',
  'exchange',
  'warranty',
  'reply',
];

const BESIDE = /^ ?(?:for|in|of|off|de|für|an|por)? ?$/iu;
const SUBJECTS: Topic[] = ['refund', 'return', 'cancel'];

/** Where the mentions of the same kind before and after end and begin: a topic word belongs to the one it stands beside. */
export type Between = { from: number; to: number };

export const neighbours = (mentions: Span[], index: number): Between => ({
  from: mentions[index - 1]?.end ?? 0,
  to: mentions[index + 1]?.start ?? Number.POSITIVE_INFINITY,
});

/**
 * What the words around a mention say that it is about: the word that stands last before it in its clause, else the
 * first after it. Empty when its clause names nothing.
 */
export function topicsAt(clauses: Clause[], mention: Span, wanted: Topic[], between: Between): Topic[] {
  const clause = clauseAt(clauses, mention.start);
  if (!clause) return [];
  const found = topicWords(clause, wanted).filter((word) => word.start >= between.from && word.end <= between.to);
  // "Your order from 2 October left": what leads up to the mention is its own.
  const leading = found.filter(
    (word) =>
      word.topic === 'placed' &&
      /^ ?$/.test(clause.text.slice(word.end - clause.start, mention.start - clause.start)) &&
      word.end <= mention.start,
  );
  if (leading.length > 0) return ['placed'];
  // "$4.95 for shipping and $4.20 tax": the word right after an amount is its own.
  const beside = found.filter(
    (word) =>
      BESIDE.test(clause.text.slice(mention.end - clause.start, word.start - clause.start)) &&
      word.start >= mention.end,
  );
  if (beside.length > 0) return beside.map((word) => word.topic);
  const before = found.filter((word) => word.start < mention.start);
  // With another mention to come, what stands between the two belongs to that one.
  if (before.length === 0 && between.to < clause.end) return [];
  const nearest =
    before.length > 0 ? Math.max(...before.map((word) => word.start)) : Math.min(...found.map((word) => word.start));
  // "Your refund was processed on …": what the sentence is about outweighs the verb that stands nearer.
  return found
    .filter((word) => word.start === nearest || (before.includes(word) && SUBJECTS.includes(word.topic)))
    .map((word) => word.topic);
}

/** Everything that the clause of a mention is about, the words before it first; its sentence's where it has none. */
export function clauseTopics(clauses: Clause[], mention: Span, wanted: Topic[], between: Between): Topic[] {
  const index = clauseIndexAt(clauses, mention.start);
  const clause = clauses[index];
  if (!clause) return [];
  const words = topicWords(clause, wanted);
  const before = words.filter((word) => word.start >= between.from && word.start < mention.start);
  const named = before.length > 0 ? before : words;
  if (named.length > 0) return [...new Set(named.map((word) => word.topic))];
  for (let earlier = index - 1; clauses[earlier]?.sentence === clause.sentence; earlier -= 1) {
    const other = clauses[earlier];
    const topics = other ? topicWords(other, wanted).map((word) => word.topic) : [];
    if (topics.length > 0) return [...new Set(topics)];
  }
  return [];
}

type TopicWord = Span & { topic: Topic };

const known = new WeakMap<Clause, TopicWord[]>();

function topicWords(clause: Clause, wanted: Topic[]): TopicWord[] {
  let found = known.get(clause);
  if (!found) {
    found = (clause.words ? [clause.words] : allWords).flatMap((words) =>
      words.topics.flatMap(([topic, pattern]) =>
        [...clause.text.matchAll(pattern)].map((match) => ({
          topic,
          start: clause.start + match.index,
          end: clause.start + match.index + match[0].length,
        })),
      ),
    );
    known.set(clause, found);
  }
  return found.filter((word) => wanted.includes(word.topic));
}

/** Two sides that both say what they are about, and not the same. */
export function topicsClash(one: Topic[], other: Topic[]): boolean {
  const same = (topic: Topic) => (topic === 'payment' ? 'total' : topic);
  return one.length > 0 && other.length > 0 && !one.some((topic) => other.some((match) => same(match) === same(topic)));
}
