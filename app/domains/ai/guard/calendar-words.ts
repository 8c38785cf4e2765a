/** Languages whose names of months and weekdays are known, from Intl. */
const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'fi', 'pl', 'tr', 'ro', 'hu', 'ca'];

const clean = (name: string) => name.toLowerCase().replace(/\.$/, '');

function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const month of ['long', 'short'] as const) {
      // With a day beside it Polish and Finnish give the form that stands in a date.
      for (const format of [
        new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
        new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }),
      ]) {
        for (let index = 0; index < 12; index += 1) {
          const name = format.formatToParts(Date.UTC(2026, index, 15)).find((part) => part.type === 'month')?.value;
          if (name && /^\p{L}{3,}\.?$/u.test(name) && !names.has(clean(name))) names.set(clean(name), index + 1);
        }
      }
    }
  }
  for (const [name, month] of [
    ['sept', 9],
    ['mär', 3],
    ['maerz', 3],
    ['fev', 2],
    ['fevrier', 2],
    ['aout', 8],
    ['decembre', 12],
    ['setiembre', 9],
    ['jänner', 1],
  ] as const)
    names.set(name, month);
  // Words of another language: "2 out of 3", "5 set", "3 des".
  for (const name of ['out', 'set', 'des', 'gen', 'ara', 'mag', 'elo', 'lis', 'per', 'kas', 'sie']) names.delete(name);
  return names;
}

function weekdayNames(width: 'long' | 'short'): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
    for (let day = 0; day < 7; day += 1) {
      // 2026-11-01 is a Sunday.
      const name = clean(format.format(Date.UTC(2026, 10, 1 + day)));
      if (/^[\p{L}-]{2,}$/u.test(name) && !names.has(name)) names.set(name, day);
    }
  }
  if (width === 'long') names.set('sonnabend', 6);
  else
    for (const [name, day] of [
      ['thur', 4],
      ['thurs', 4],
      ['tues', 2],
      ['weds', 3],
    ] as const)
      names.set(name, day);
  return names;
}

/** Name or short name of a month in any of the languages → 1 to 12. */
export const MONTHS = monthNames();
/** Name of a weekday → 0 (Sunday) to 6. */
export const WEEKDAYS = weekdayNames('long');
/** Short names ("Thu", "Do", "jeu"): only beside a date, for many are words of their own. */
export const SHORT_WEEKDAYS = weekdayNames('short');

export const choice = (names: Iterable<string>) =>
  `(?:${[...names].sort((one, other) => other.length - one.length).join('|')})`;
