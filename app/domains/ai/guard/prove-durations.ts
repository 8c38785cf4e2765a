import { type Clause, clauseAt } from './clauses.ts';
import type { ClockMention, DurationMention } from './find-durations.ts';
import { type Knowledge, type KnownFact, provenBy } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { factsBetween } from './prove-dates.ts';
import {
  type Between,
  clauseTopics,
  DATE_TOPICS,
  DURATION_TOPICS,
  neighbours,
  topicsAt,
  topicsClash,
} from './topics.ts';
import type { Topic } from './words/word-table.ts';

const MINUTES = { minute: 1, hour: 60, day: 1440, workday: 1440, week: 10_080, month: 43_800, year: 525_600 } as const;
const DAY = 86_400_000;

/**
 * A length of time needs a fact that grants the same for the same thing (30 days to return prove no refund within 30
 * days), or two days of the calendar that lie so far apart: "ordered 8 days ago".
 */
export function proveDuration(
  mention: DurationMention,
  clauses: Clause[],
  between: Between,
  knowledge: Knowledge,
): Proof {
  const said = clauseTopics(clauses, mention, DURATION_TOPICS, between);
  const granted = knowledge.facts.flatMap((known) =>
    known.durations
      .filter((duration) => coversLength(duration, mention))
      .map((duration) => ({ known, topics: topicsOfFact(known, duration) })),
  );
  const fitting = granted.filter(({ topics }) => !topicsClash(said, topics));
  if (fitting.length > 0) return proven(fitting.map(({ known }) => known.fact.id));
  const counted = countedDays(mention, clauses, between, knowledge);
  if (counted.length > 0) return proven(counted.map((known) => known.fact.id));
  return unproven(
    granted.length > 0 ? 'A fact grants this time, but for something else.' : 'No fact grants this time.',
  );
}

function topicsOfFact(known: KnownFact, duration: DurationMention): Topic[] {
  const index = known.durations.indexOf(duration);
  const own = clauseTopics(known.clauses, duration, DURATION_TOPICS, neighbours(known.durations, index));
  const ofId = [...known.topics].filter((topic) => DURATION_TOPICS.includes(topic));
  return own.length > 0 ? own : ofId;
}

/** "Within 5 business days" is borne out by "3–5 business days", "within 3" is not. Working days are not days. */
function coversLength(fact: DurationMention, said: DurationMention): boolean {
  if ((fact.unit === 'workday') !== (said.unit === 'workday')) return false;
  const same = (one: number, other: number) => isSameLength(one, fact.unit, other, said.unit);
  if (!same(fact.to, said.to)) return false;
  return same(fact.from, said.from) || said.from === said.to;
}

function isSameLength(
  one: number,
  unit: DurationMention['unit'],
  other: number,
  otherUnit: DurationMention['unit'],
): boolean {
  if (unit === otherUnit) return one === other;
  const [first, second] = [one * MINUTES[unit], other * MINUTES[otherUnit]];
  // A month has 30 or 31 days, a year 12 months, 52 weeks or 365 days.
  const rough = [unit, otherUnit].some((name) => name === 'month' || name === 'year');
  return rough ? Math.abs(first - second) <= 0.021 * Math.max(first, second) : first === second;
}

/** Facts on the day that lies so far from now. */
function countedDays(mention: DurationMention, clauses: Clause[], between: Between, knowledge: Knowledge): KnownFact[] {
  if (!knowledge.now || !mention.direction || mention.unit === 'workday') return [];
  const today = Math.floor(knowledge.now.getTime() / DAY);
  const said = topicsAt(clauses, mention, DATE_TOPICS, between);
  const [from, to] = [mention.from, mention.to].map((count) => (count * MINUTES[mention.unit]) / 1440);
  if (from === undefined || to === undefined) return [];
  const loose = mention.unit === 'week' ? 3 : mention.unit === 'month' ? 10 : 0;
  if (mention.direction === 'past')
    return factsBetween(today - Math.ceil(to) - loose, today - Math.floor(from) + loose, said, knowledge);
  const within = /(?:within|innerhalb|binnen|sous|d'ici|dentro|entro|inom)/iu.test(
    clauseAt(clauses, mention.start)?.text ?? '',
  );
  return factsBetween(within ? today : today + Math.floor(from), today + Math.ceil(to), said, knowledge);
}

/** "In a few days": borne out by a fact that grants days or weeks for the same thing, or by an expected day. */
export function proveVagueTime(
  mention: { start: number; end: number },
  clauses: Clause[],
  between: Between,
  knowledge: Knowledge,
): Proof {
  const said = clauseTopics(clauses, mention, DURATION_TOPICS, between);
  const today = knowledge.now && Math.floor(knowledge.now.getTime() / DAY);
  const granted = knowledge.facts.filter((known) =>
    known.durations.some(
      (duration) =>
        MINUTES[duration.unit] >= 1440 &&
        duration.to * MINUTES[duration.unit] <= 20_160 &&
        !topicsClash(said, topicsOfFact(known, duration)),
    ),
  );
  const dated = today === null ? [] : factsBetween(today + 1, today + 14, [], knowledge);
  const expected =
    today === null
      ? knowledge.facts.filter((known) => known.fact.kind === 'date' && known.topics.has('delivery'))
      : dated;
  const found = [...granted, ...expected];
  return found.length > 0 ? proven(found.map((known) => known.fact.id)) : unproven('No fact bears out this time.');
}

/** A time of day needs a fact that names it. */
export function proveClock(mention: ClockMention, knowledge: Knowledge): Proof {
  const at = `T${String(Math.floor(mention.minutes / 60)).padStart(2, '0')}:${String(mention.minutes % 60).padStart(2, '0')}`;
  const fits = (known: KnownFact) =>
    known.clocks.some((clock) => clock.minutes === mention.minutes) ||
    (known.fact.kind === 'date' && known.text.includes(at));
  return provenBy(knowledge, fits) ?? unproven('No fact names this time of day.');
}
