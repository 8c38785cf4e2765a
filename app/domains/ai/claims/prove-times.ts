import type { Evidence } from './evidence.ts';
import { sameEvent } from './prove-dates.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { Topic } from './words/words.ts';

/** A time of day is proven by a policy or note that gives it, or by an instant (in UTC and in the shop's time zone). */
export function proveTime(minutes: number[], about: Topic[], { known, timeZone }: Evidence): Verdict {
  const ids = known
    .filter(({ fact, findings, topics }) => {
      if (fact.kind === 'date' && !sameEvent(about, topics)) return false;
      const given =
        fact.kind === 'date'
          ? minutesOf(fact.value, timeZone)
          : findings.flatMap(({ says }) => (says.what === 'time' ? says.minutes : []));
      return given.some((one) => minutes.includes(one));
    })
    .map(({ fact }) => fact.id);
  return ids.length > 0 ? proven(...ids) : unproven('No fact gives this time of day.');
}

function minutesOf(value: string, timeZone: string | null): number[] {
  const written = /T(\d{2}):(\d{2})/.exec(value);
  const instant = new Date(value);
  if (!written || Number.isNaN(instant.getTime())) return [];
  const zones = timeZone === null ? ['UTC'] : ['UTC', timeZone];
  const local = zones.map((zone) => {
    const [hour = 0, minute = 0] = new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' })
      .format(instant)
      .split(':')
      .map(Number);
    return hour * 60 + minute;
  });
  return [Number(written[1]) * 60 + Number(written[2]), ...local];
}
