import { type Clause, clauseAt } from './clauses.ts';
import type { DateMention, Day } from './find-dates.ts';
import { type RelativeMention, relativeRange } from './find-relative-dates.ts';
import type { Knowledge, KnownFact } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { type Between, DATE_TOPICS, neighbours, topicsAt, topicsClash } from './topics.ts';
import type { Topic } from './words/word-table.ts';

const DAY = 86_400_000;

/** One day that a fact names, with what it is about. `at`: days since 1970, null where the fact leaves the year open. */
type FactDay = { known: KnownFact; day: Day; at: number | null; topics: Topic[] };

/**
 * A date needs a fact with the same day, in whatever notation; a weekday beside it must be that day's. Where both say
 * what happens on it ("delivered on", "ordered on"), the two must agree.
 */
export function proveDate(mention: DateMention, clauses: Clause[], between: Between, knowledge: Knowledge): Proof {
  const said = topicsAt(clauses, mention, DATE_TOPICS, between);
  const days = factDays(knowledge);
  if (mention.days.length === 0) return proveWeekday(mention, said, days, clauses, knowledge);
  const ids: string[] = [];
  for (const [index, readings] of mention.days.entries()) {
    if (isToday(readings, mention, clauses, knowledge.now)) continue;
    const equal = days.filter(({ day }) => readings.some((reading) => sameDay(reading, day)));
    if (equal.length === 0) return unproven('No fact has this date.');
    const onWeekday =
      index > 0 || mention.weekday === null
        ? equal
        : equal.filter(({ at }) => at === null || weekdayOf(at) === mention.weekday);
    if (onWeekday.length === 0) return unproven('This date is not that day of the week.');
    const fitting = onWeekday.filter(({ topics }) => !topicsClash(said, topics));
    if (fitting.length === 0) return unproven('A fact has this date, but for something else.');
    ids.push(...fitting.map(({ known }) => known.fact.id));
  }
  return proven(ids);
}

/** The days of all facts, made once for each check. */
const daysOf = new WeakMap<Knowledge, FactDay[]>();

function factDays(knowledge: Knowledge): FactDay[] {
  let days = daysOf.get(knowledge);
  if (!days) {
    days = knowledge.facts.flatMap((known) =>
      known.dates.flatMap((date, index) => {
        const worded = known.clauses.length > 0;
        const topics = worded
          ? topicsAt(known.clauses, date, DATE_TOPICS, neighbours(known.dates, index))
          : [...known.topics];
        return date.days.flat().map((day) => ({
          known,
          day,
          at: dayNumber(day),
          topics: topics.filter((topic) => DATE_TOPICS.includes(topic)),
        }));
      }),
    );
    daysOf.set(knowledge, days);
  }
  return days;
}

function dayNumber({ year, month, day }: Day): number | null {
  return year === null || month === null || day === null ? null : Date.UTC(year, month - 1, day) / DAY;
}

const weekdayOf = (at: number) => (((at + 4) % 7) + 7) % 7;

/** What the draft leaves open (year, month or day) the fact fills in; what the fact leaves open it does not prove. */
function sameDay(said: Day, fact: Day): boolean {
  const same = (one: number | null, other: number | null) => one === null || one === other;
  const sameYear = said.year === null || fact.year === null || said.year === fact.year;
  return sameYear && same(said.month, fact.month) && same(said.day, fact.day);
}

/** "Today, Thursday 26 November": only here the calendar is proof enough. */
function isToday(readings: Day[], mention: DateMention, clauses: Clause[], now: Date | null): boolean {
  if (!now) return false;
  const today = { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
  if (!readings.some((reading) => reading.day !== null && sameDay(reading, today))) return false;
  const sentence = clauseAt(clauses, mention.start)?.sentence;
  const nearby = clauses
    .filter((clause) => clause.sentence === sentence)
    .map((clause) => clause.text)
    .join(' ');
  const weekdayFits = mention.weekday === null || mention.weekday === now.getUTCDay();
  return weekdayFits && /(?<!\p{L})(?:today|heute|aujourd'hui|hoy|oggi|vandaag|hoje|idag)(?!\p{L})/iu.test(nearby);
}

/** "On Friday" is the Friday nearest to now, and needs a fact on that day; opening hours are words of a policy. */
function proveWeekday(
  mention: DateMention,
  said: Topic[],
  days: FactDay[],
  clauses: Clause[],
  knowledge: Knowledge,
): Proof {
  const { now } = knowledge;
  const today = now && Math.floor(now.getTime() / DAY);
  const near = (at: number) => today === null || Math.abs(at - today) <= 8;
  const onDay = days.filter(
    ({ at, topics }) => at !== null && weekdayOf(at) === mention.weekday && near(at) && !topicsClash(said, topics),
  );
  const named = knowledge.facts.filter((known) =>
    known.dates.some((date) => date.days.length === 0 && date.weekday === mention.weekday),
  );
  const found = [...onDay.map(({ known }) => known), ...named];
  if (found.length > 0) return proven(found.map((known) => known.fact.id));
  const clause = clauseAt(clauses, mention.start);
  const isNow =
    now !== null &&
    now.getUTCDay() === mention.weekday &&
    /(?<!\p{L})(?:today|heute|aujourd'hui|hoy)(?!\p{L})/iu.test(clause?.text ?? '');
  return isNow ? proven([]) : unproven('No fact falls on this day.');
}

/** "Tomorrow" needs `now`, and a fact on that day; or a fact that says the same in words. */
export function proveRelativeDate(
  mention: RelativeMention,
  clauses: Clause[],
  between: Between,
  knowledge: Knowledge,
  sameWords: (known: KnownFact) => boolean,
): Proof {
  const said = topicsAt(clauses, mention, DATE_TOPICS, between);
  const range = knowledge.now ? relativeRange(mention.when, knowledge.now) : null;
  const onDay = range ? factsBetween(range[0], range[1], said, knowledge) : [];
  const inWords = knowledge.facts.filter(sameWords);
  const found = [...onDay, ...inWords];
  return found.length > 0 ? proven(found.map((known) => known.fact.id)) : unproven('No fact bears out this time.');
}

/** Facts with a day from `first` to `last` (days since 1970) that may be about what the draft speaks of. */
export function factsBetween(first: number, last: number, said: Topic[], knowledge: Knowledge): KnownFact[] {
  return factDays(knowledge)
    .filter(({ at, topics }) => at !== null && at >= first && at <= last && !topicsClash(said, topics))
    .map(({ known }) => known);
}
