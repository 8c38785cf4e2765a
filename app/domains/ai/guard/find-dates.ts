import { choice, MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from './calendar-words.ts';
import type { Span } from './text.ts';

/** A day as far as a text names it. 11/19 and 19/11 each have one reading, 3/10 has two. */
export type Day = { year: number | null; month: number | null; day: number | null };

/**
 * A date in a text. `days`: for each day that is named (two for a range) what it may mean; empty for a weekday alone.
 * `weekday`: 0 (Sunday) to 6 where one is named.
 */
export type DateMention = Span & { days: Day[][]; weekday: number | null };

const MONTH = choice(MONTHS.keys());
const WEEKDAY = choice(WEEKDAYS.keys());
const SHORT = choice(SHORT_WEEKDAYS.keys());
const NTH = '(?:st|nd|rd|th|er|º|ª|:e|\\.)?';
const D = `(?<!\\d)(?<![\\d][.,/])(?:0?[1-9]|[12]\\d|3[01])(?!\\d)`;
const YEAR = '(?:,? (?:de |del )?(?<!\\d)((?:19|20)\\d\\d)(?!\\d)(?![.,]?\\d))?';
const DASH = ' ?(?:-|–|—|to|and|bis|und|au|et|al?|y|e|tot|till?|en|do) ?';
const TO = ' ?(?:-|–|—|to|bis|au|al?|till?) ?';
const LEAD = `(?:(${WEEKDAY}|${SHORT})(?:\\.,?|,)? (?:(?:the|den|dem|le|el|il|de|den) )?)?`;
const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';

const PATTERNS: { pattern: RegExp; read(match: RegExpExecArray): Day[][] | null }[] = [
  {
    pattern: new RegExp(
      `${before}()((?:19|20)\\d\\d)([-/.])(\\d\\d?)\\3(\\d\\d?)(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?${after}`,
      'giu',
    ),
    read: ([, , year, , month, day]) => one(year, month, day),
  },
  {
    pattern: /()((?:19|20)\d\d)[年년] ?(\d\d?)[月월] ?(\d\d?)[日일]/gu,
    read: ([, , year, month, day]) => one(year, month, day),
  },
  { pattern: /()(?<!\d)(\d\d?)[月월] ?(\d\d?)[日일]/gu, read: ([, , month, day]) => one(undefined, month, day) },
  {
    // 24–26 November 2026, 24. bis 26. November
    pattern: new RegExp(
      `${before}${LEAD}(${D})${NTH}(?: (?:of|de))?(?: (${MONTH})\\.?)?${DASH}(?:(?:${WEEKDAY}|${SHORT})(?:\\.,?|,)? )?(?:the |le |el |den )?(${D})${NTH} ?(?:of |de )?(${MONTH})\\.?${YEAR}${after}`,
      'giu',
    ),
    read: ([, , first, firstMonth, second, month, year]) => [
      ...one(year, firstMonth ?? month, first),
      ...one(year, month, second),
    ],
  },
  {
    // November 24–26, 2026
    pattern: new RegExp(
      `${before}${LEAD}(${MONTH})\\.? (?:the )?(${D})${NTH}${TO}(?:(?:${WEEKDAY}|${SHORT})(?:\\.,?|,)? )?(?:the )?(?:(${MONTH})\\.? )?(${D})${NTH}${YEAR}${after}`,
      'giu',
    ),
    read: ([, , month, first, secondMonth, second, year]) => [
      ...one(year, month, first),
      ...one(year, secondMonth ?? month, second),
    ],
  },
  {
    // 19 November 2026, 19. November, 19th of November, 19 de noviembre de 2026, 1er novembre
    pattern: new RegExp(`${before}${LEAD}(${D})${NTH} ?(?:of |de |d')?(${MONTH})\\.?${YEAR}${after}`, 'giu'),
    read: ([, , day, month, year]) => one(year, month, day),
  },
  {
    // November 19th, 2026
    pattern: new RegExp(`${before}${LEAD}(${MONTH})\\.? (?:the )?(${D})${NTH}${YEAR}${after}(?!:\\d)`, 'giu'),
    read: ([, , month, day, year]) => one(year, month, day),
  },
  {
    // 24.–26.11.2026
    pattern: new RegExp(
      `${before}${LEAD}(${D})\\.?(?:(\\d\\d?)\\.)? ?(?:-|–|bis|und) ?(${D})\\.(\\d\\d?)\\.(?:((?:20)?\\d\\d)(?!\\d))?`,
      'giu',
    ),
    read: ([, , first, firstMonth, second, month, year]) => [
      ...one(year, firstMonth ?? month, first),
      ...one(year, month, second),
    ],
  },
  {
    // 19.11.2026, 19/11/26, 11/19/2026, 19-11-2026
    pattern: new RegExp(`${before}${LEAD}(\\d\\d?)([./-])(\\d\\d?)\\3((?:20)?\\d\\d)(?![\\d])${after}`, 'giu'),
    read: ([, , first, , second, year]) => either(year, first, second),
  },
  {
    // 19.11.
    pattern: new RegExp(`${before}${LEAD}(\\d\\d?)\\.(\\d\\d?)\\.(?!\\d)`, 'giu'),
    read: ([, , day, month]) => one(undefined, month, day),
  },
  {
    // 11/19; not 24/7 and not a fraction
    pattern: new RegExp(`${before}(?<!/)${LEAD}(\\d\\d?)/(\\d\\d?)(?![/\\d%])${after}`, 'giu'),
    read: ([whole, , first, second]) =>
      /^(?:24\/7|1\/[1-9]|3\/4|2\/3)$/.test(whole.trim()) ? null : either(undefined, first, second),
  },
  {
    // the 19th; am 19.; le 19; el día 19
    pattern: new RegExp(
      `${before}(?:(?:(${WEEKDAY}),? )?the ([1-9]|[12]\\d|3[01])(?:st|nd|rd|th)(?! (?:floor|time|century|anniversary|street|st))|(?:(${WEEKDAY}),? )?(?:am|zum|vom|bis|den|dem) (${D})\\.(?! ?[\\d\\p{L}])|le (${D})(?! ?[\\p{L}\\d:%€.])|el (?:día )?(${D})(?! ?[\\p{L}\\d:%€.]))`,
      'giu',
    ),
    read: (match) => [[{ year: null, month: null, day: Number(match[2] ?? match[4] ?? match[5] ?? match[6]) }]],
  },
  {
    // November 2026; in November, Anfang Dezember
    pattern: new RegExp(
      `${before}()(?:(?:mid|early|late|in|by|since|end of|beginning of|start of|until|im|anfang|mitte|ende|bis|seit|en|fin|début|mi|in|mes de|principios de|mediados de|finales de|vanaf|eind|begin|em|i|este)[- ](?:d')?(${MONTH})(?!\\.? (?:the )?\\d{1,2}(?!\\d))(?: (?:de )?((?:19|20)\\d\\d))?|(${MONTH}) (?:de |del )?((?:19|20)\\d\\d))${after}`,
      'giu',
    ),
    read: ([, , month, year, other, otherYear]) => monthOnly(month ?? other, year ?? otherYear),
  },
];

function one(year: string | undefined, month: string | undefined, day: string | undefined): Day[][] {
  const read = { year: fullYear(year), month: monthOf(month), day: Number(day) };
  return isDay(read) ? [[read]] : [];
}

function either(year: string | undefined, first: string | undefined, second: string | undefined): Day[][] | null {
  const readings = [...one(year, second, first), ...one(year, first, second)].flat();
  return readings.length > 0 ? [readings] : null;
}

function monthOnly(month: string | undefined, year: string | undefined): Day[][] | null {
  const read = monthOf(month);
  return read === null ? null : [[{ year: fullYear(year), month: read, day: null }]];
}

function monthOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const name = written.toLowerCase();
  return /^\d+$/.test(name) ? Number(name) : (MONTHS.get(name) ?? null);
}

function fullYear(written: string | undefined): number | null {
  if (written === undefined) return null;
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

const isDay = ({ month, day }: Day) =>
  month !== null && month >= 1 && month <= 12 && day !== null && day >= 1 && day <= 31;

const ALONE = new RegExp(`${before}(?<!black |cyber |good |super )(${WEEKDAY})s?${after}`, 'giu');

/** Every date in a text: full, partial, ranges and weekdays alone, in any of the languages. Not overlapping, in order. */
export function findDates(text: string): DateMention[] {
  const mentions: DateMention[] = [];
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const days = read(match);
      if (!days || days.length === 0) continue;
      const lead = (match[1] ?? match[3])?.toLowerCase();
      const weekday = lead === undefined ? null : (WEEKDAYS.get(lead) ?? SHORT_WEEKDAYS.get(lead) ?? null);
      // The full stop of "26 November." ends the sentence.
      const length = match[0].replace(/(?<=\p{L})\.$/u, '').length;
      mentions.push({ start: match.index, end: match.index + length, days, weekday });
    }
  }
  for (const match of text.matchAll(ALONE)) {
    const weekday = WEEKDAYS.get((match[1] ?? '').toLowerCase()) ?? null;
    mentions.push({ start: match.index, end: match.index + match[0].length, days: [], weekday });
  }
  return firstOfOverlapping(mentions);
}

/** Of mentions that overlap the one that starts first, and of those the longest: it has the most of the date. */
export function firstOfOverlapping<Mention extends Span>(mentions: Mention[]): Mention[] {
  let end = 0;
  return mentions
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((mention) => {
      const free = mention.start >= end;
      if (free) end = mention.end;
      return free;
    });
}
