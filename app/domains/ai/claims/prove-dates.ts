import { isoDay, weekdayOf } from './calendar.ts';
import type { Evidence, Known } from './evidence.ts';
import type { Day, Says } from './finding.ts';
import { topicsOf } from './topics.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { Topic } from './words/words.ts';

export const DATE_TOPICS: readonly Topic[] = [
  'order',
  'ship',
  'deliver',
  'expect',
  'refund',
  'return',
  'cancel',
  'pay',
  'contact',
  'exchange',
];

/** Events that may share a date in the words of a reply; others contradict. */
const GROUPS: readonly (readonly Topic[])[] = [
  ['expect', 'deliver'],
  ['order', 'pay'],
  ['return', 'exchange'],
];

/** A day in words or figures is proven by the same day of an event that is not clearly another one. */
export function proveDate(says: Extract<Says, { what: 'date' }>, topics: Topic[], evidence: Evidence): Verdict {
  const { days, weekday } = says;
  const fits = days.filter(
    (day) =>
      weekday === null || day.day === null || day.year === null || weekdayOf(day.year, day.month, day.day) === weekday,
  );
  const match = (known: Known) =>
    daysOfFact(known, evidence).filter(({ day }) => fits.some((claimed) => isSameDay(claimed, day, weekday)));
  const equal = evidence.known.flatMap((known) => match(known).map(({ topics: about }) => ({ known, about })));
  const fitting = equal.filter(({ about }) => sameEvent(topics, about));
  if (fitting.length > 0) return proven(...fitting.map(({ known }) => known.fact.id));
  const [other] = equal;
  if (other) return unproven(`The facts give this date for something else (${other.known.fact.id}).`);
  const otherWeekday = evidence.known.some((known) =>
    daysOfFact(known, evidence).some(({ day }) => days.some((claimed) => isSameDay(claimed, day, null))),
  );
  return unproven(
    otherWeekday && weekday !== null ? 'This date falls on another day of the week.' : 'No fact gives this date.',
  );
}

/** "tomorrow", "on Friday": proven when `now` makes it a day that a fact gives. */
export function proveRelative(
  says: Extract<Says, { what: 'relative' }>,
  { text, topics, saidDays }: { text: string; topics: Topic[]; saidDays: { weekday: number; factIds: string[] }[] },
  evidence: Evidence,
): Verdict {
  const name = text.toLowerCase();
  const policy = evidence.known.find(
    ({ fact }) => (fact.kind === 'policy' || fact.kind === 'text') && fact.value.toLowerCase().includes(name),
  );
  if (policy) return proven(policy.fact.id);
  if (says.days === null) {
    const said = saidDays.find(({ weekday }) => WEEKDAY_NAMES.get(weekday)?.has(name));
    return said ? proven(...said.factIds) : unproven('Without a calendar day no fact can bear this out.');
  }
  const days = new Set(says.days);
  const equal = evidence.known.flatMap((known) =>
    daysOfFact(known, evidence)
      .filter(({ day }) => days.has(iso(day)))
      .map(({ topics: about }) => ({ known, about })),
  );
  const fitting = equal.filter(({ about }) => sameEvent(topics, about));
  if (fitting.length > 0) return proven(...fitting.map(({ known }) => known.fact.id));
  return unproven(
    equal[0] ? `The facts give this day for something else (${equal[0].known.fact.id}).` : 'No fact gives this day.',
  );
}

const WEEKDAY_NAMES: ReadonlyMap<number, ReadonlySet<string>> = new Map(
  Array.from({ length: 7 }, (_, weekday): [number, Set<string>] => [
    weekday,
    new Set(
      ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv'].map((locale) =>
        new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
          .format(Date.UTC(2026, 10, 1 + weekday))
          .toLowerCase(),
      ),
    ),
  ]),
);

const iso = ({ year, month, day }: Day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function isSameDay(claimed: Day, fact: Day, weekday: number | null): boolean {
  if (claimed.month !== fact.month || (claimed.year !== null && fact.year !== null && claimed.year !== fact.year))
    return false;
  if (claimed.day === null) return true;
  if (fact.day !== claimed.day) return false;
  return weekday === null || fact.year === null || weekdayOf(fact.year, fact.month, fact.day) === weekday;
}

/** The days that a fact names. An instant is a day in UTC, in its own offset, and in the shop's time zone where a fact gives it. */
function daysOfFact(known: Known, { timeZone }: Evidence): { day: Day; topics: Topic[] }[] {
  const { fact, findings, reading, index } = known;
  if (fact.kind === 'date') {
    const written = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(fact.value.trim());
    const instant = new Date(fact.value);
    if (written && !Number.isNaN(instant.getTime())) {
      const days = new Set([written[1] ?? '']);
      if (written[2]) {
        days.add(isoDay(instant));
        if (timeZone) days.add(new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(instant));
      }
      return [...days].map((day) => ({
        day: { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) },
        topics: known.topics,
      }));
    }
  }
  return findings.flatMap((finding) => {
    if (finding.says.what !== 'date') return [];
    const sentence = reading.sentences.find(({ start, end }) => finding.start >= start && finding.start < end);
    const about = fact.kind === 'date' ? known.topics : topicsOf(finding, sentence, index, DATE_TOPICS);
    return finding.says.days.map((day) => ({ day, topics: about }));
  });
}

/** Whether a statement and a fact may be about the same event. */
export function sameEvent(claim: Topic[], fact: Topic[]): boolean {
  const about = fact.filter((topic) => DATE_TOPICS.includes(topic));
  if (claim.length === 0 || about.length === 0) return true;
  return claim.some((one) =>
    about.some((other) => one === other || GROUPS.some((group) => group.includes(one) && group.includes(other))),
  );
}
