import { fold } from './pattern.ts';

/** Locales whose month and weekday names are read in full. */
const LONG_LOCALES =
  'en de fr es it nl pt sv da nb fi pl cs sk hu ro hr sl bg el tr ru uk lt lv et ca eu gl id ms vi is ga cy af'.split(
    ' ',
  );

export type Calendar = {
  /** Name in lower case → months (1–12); a name may mean several. */
  months: ReadonlyMap<string, ReadonlySet<number>>;
  shortMonths: ReadonlyMap<string, ReadonlySet<number>>;
  /** Name in lower case → weekdays (0 is Sunday). */
  weekdays: ReadonlyMap<string, ReadonlySet<number>>;
  shortWeekdays: ReadonlyMap<string, ReadonlySet<number>>;
};

let made: Calendar | null = null;

/**
 * Names of months and weekdays of every language that Intl knows and a shop here may write in. Made once, on first use:
 * it takes some milliseconds. Short names only of the languages that drafts are judged in, since "set" and "sat" are words elsewhere.
 */
export function calendar(): Calendar {
  made ??= {
    months: monthNames(LONG_LOCALES, 'long'),
    shortMonths: monthNames(['en', 'de', 'fr', 'es', 'it', 'nl', 'sv'], 'short'),
    weekdays: weekdayNames(LONG_LOCALES, 'long'),
    shortWeekdays: weekdayNames(['en', 'de', 'fr', 'es', 'it', 'nl', 'sv'], 'short'),
  };
  return made;
}

function monthNames(locales: string[], month: 'long' | 'short') {
  const names = new Map<string, Set<number>>();
  for (const locale of locales) {
    // Slavic languages write a month otherwise beside a day than alone.
    const forms = [
      new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }),
    ];
    for (let index = 0; index < 12; index += 1) {
      const date = new Date(Date.UTC(2026, index, 15));
      for (const form of forms) {
        const name = form.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
        add(names, name, index + 1);
      }
    }
  }
  // As people shorten them and Intl does not.
  if (month === 'short')
    for (const [name, value] of [
      ['sept', 9],
      ['feb', 2],
      ['mrz', 3],
    ] as const)
      add(names, name, value);
  return names;
}

function weekdayNames(locales: string[], weekday: 'long' | 'short') {
  const names = new Map<string, Set<number>>();
  for (const locale of locales) {
    const form = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    for (let index = 0; index < 7; index += 1) {
      // 1 November 2026 is a Sunday.
      add(names, form.format(new Date(Date.UTC(2026, 10, 1 + index))), index);
    }
  }
  // Beside the standard one, Germany's north says so; Portuguese drops "-feira".
  if (weekday === 'long') add(names, 'Sonnabend', 6);
  return names;
}

function add(names: Map<string, Set<number>>, name: string, value: number) {
  // With its accents and, since people leave them out, without.
  for (const key of [name.toLowerCase().replace(/\.$/, ''), fold(name).replace(/\.$/, '')]) {
    // Single letters and bare numbers ("1月") would match anything.
    if (/^\p{L}{3,}(?:[-' ]\p{L}+)*$/u.test(key)) names.set(key, (names.get(key) ?? new Set()).add(value));
  }
}

/** Days are counted in UTC; nothing here knows local time. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
