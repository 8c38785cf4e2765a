import { calendar } from './calendar.ts';
import type { Day, Finding } from './finding.ts';
import { alternatives, WORD_END, WORD_START } from './pattern.ts';

type Patterns = { named: RegExp; monthFirst: RegExp; monthAlone: RegExp };
let patterns: Patterns | null = null;

/** `19`, `19.`, `19th`, `1er`, `1º`: the day of a month. */
const DAY = `(?:0?[1-9]|[12]\\d|3[01])`;
const ORDINAL = `(?:st|nd|rd|th|er|[.ºª°])?`;
const YEAR = `(?:\\s*,?\\s*(?:de\\s|del\\s)?(?<year>(?:19|20)\\d{2})(?![\\d.,]*\\d))?`;
const NUMERIC =
  /(?<![\p{L}\d.,/#-])(?:(?<iso>(?:19|20)\d{2})[-/.](?<isoMonth>\d{1,2})[-/.](?<isoDay>\d{1,2})|(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})(?:\k<sep>(?<year>(?:19|20)?\d{2})(?!\d)|\.(?!\d))?)(?![\d/%-]|[.,]\d|\s?[€$£]|\s?(?:business|working|days?|weeks?|Werktage|Tage|Wochen|jours|días|semaines|semanas|hours|Stunden)\b)/gu;
const EAST_ASIAN =
  /(?:(?<year>(?:19|20)\d{2})\s?[年년]\s?)?(?<month>1[0-2]|0?[1-9])\s?[月월]\s?(?<day>3[01]|[12]\d|0?[1-9])\s?[日일号號]/gu;
/** Before a day and a month in figures without a year, which would else be a fraction or a version. */
const BEFORE_NUMERIC =
  /(?:\b(?:on|by|before|until|till|from|since|of|dated|am|vom|zum|bis|seit|ab|le|du|au|avant|depuis|el|del|hasta|desde|para|il|dal|op|van|den|em|dia)|\p{L}{2,}day,?|\p{L}{2,}tag,?|\(|–)\s*$/iu;

/** Dates that name a day or a month, in figures or in words of any language. */
export function findDates(text: string): Finding[] {
  return [...numericDates(text), ...eastAsianDates(text), ...namedDates(text)];
}

function numericDates(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(NUMERIC)) {
    const { iso, isoMonth, isoDay, a, b, sep, year } = match.groups ?? {};
    let days: Day[];
    if (iso) days = [{ year: Number(iso), month: Number(isoMonth), day: Number(isoDay) }];
    else {
      const clear = year !== undefined || (sep === '.' && match[0].endsWith('.'));
      if (!clear && (sep === '-' || !BEFORE_NUMERIC.test(text.slice(Math.max(0, match.index - 16), match.index))))
        continue;
      const fullYear = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year);
      const dayFirst = { year: fullYear, month: Number(b), day: Number(a) };
      // Only slashes and hyphens are ever written month first.
      days = sep === '.' ? [dayFirst] : [dayFirst, { year: fullYear, month: Number(a), day: Number(b) }];
    }
    days = days.filter(exists);
    if (days.length > 0) found.push(...withWeekday(text, match.index, trimmedEnd(text, match), days));
  }
  return found;
}

/** The full stop of "19.11." belongs to the date only where the sentence goes on. */
function trimmedEnd(text: string, match: RegExpMatchArray): number {
  const end = (match.index ?? 0) + match[0].length;
  return match[0].endsWith('.') && !/^\s*\p{Ll}/u.test(text.slice(end, end + 8)) ? end - 1 : end;
}

function eastAsianDates(text: string): Finding[] {
  return [...text.matchAll(EAST_ASIAN)].flatMap((match): Finding[] => {
    const { year, month, day } = match.groups ?? {};
    const days = [{ year: year ? Number(year) : null, month: Number(month), day: Number(day) }].filter(exists);
    return days.length > 0 ? [dateFinding(match.index, match.index + match[0].length, days, null)] : [];
  });
}

function namedDates(text: string): Finding[] {
  const { named, monthFirst, monthAlone } = patternsOfMonths();
  const found: Finding[] = [];
  for (const pattern of [named, monthFirst]) {
    for (const match of text.matchAll(pattern)) {
      const { day, month, year } = match.groups ?? {};
      const days = monthsCalled(month ?? '')
        .map((number) => ({ year: year ? Number(year) : null, month: number, day: Number(day) }))
        .filter(exists);
      if (days.length > 0) found.push(...withWeekday(text, match.index, trimmedEnd(text, match), days));
    }
  }
  for (const match of text.matchAll(monthAlone)) {
    const { month, year } = match.groups ?? {};
    const start = match.index + match[0].indexOf(month ?? '');
    const days = monthsCalled(month ?? '').map((number) => ({
      year: year ? Number(year) : null,
      month: number,
      day: null,
    }));
    found.push(dateFinding(start, match.index + match[0].length, days, null));
  }
  return found;
}

function patternsOfMonths(): Patterns {
  if (patterns) return patterns;
  const { months, shortMonths } = calendar();
  const long = alternatives([...months.keys()]);
  const any = alternatives([...new Set([...months.keys(), ...shortMonths.keys()])]);
  const month = `(?<month>${any})${WORD_END}\\.?`;
  patterns = {
    named: new RegExp(
      `(?<![\\p{L}\\d.,/#-])(?<day>${DAY})${ORDINAL}\\s*(?:de\\s|of\\s|di\\s|d['’])?\\s*${month}${YEAR}`,
      'giu',
    ),
    monthFirst: new RegExp(
      `${WORD_START}(?<month>${any})\\.?\\s+(?:the\\s+)?(?<day>${DAY})(?![\\d:]|[.,]\\d|\\s?%)${ORDINAL}${WORD_END}${YEAR}`,
      'giu',
    ),
    monthAlone: new RegExp(
      `(?:${WORD_START}(?:in|by|until|since|early|late|mid|end of|im|ende|anfang|mitte|bis|seit|en|fin|d[ée]but|à partir de|para|desde|hasta|em|a|nel|tot|i)[\\s-]+(?<month>${long})(?:\\s+(?:de\\s+|del\\s+)?(?<year>20\\d{2}))?)${WORD_END}`,
      'giu',
    ),
  };
  return patterns;
}

function monthsCalled(name: string): number[] {
  const { months, shortMonths } = calendar();
  const key = name.toLowerCase().replace(/\.$/, '').replaceAll('’', "'");
  return [...(months.get(key) ?? shortMonths.get(key) ?? [])];
}

/** Takes in a weekday that stands right before the date, for it has to fit. */
function withWeekday(text: string, start: number, end: number, days: Day[]): Finding[] {
  const from = Math.max(0, start - 32);
  const before = text.slice(from, start);
  const match = /(\p{L}[\p{L}-]+)\.?,?\s+(?:(?:the|den|dem|der|le|el|il|o|de|d)\s+)?$/u.exec(before);
  const weekday = match ? weekdayCalled(match[1] ?? '') : null;
  if (!match || weekday === null) return [dateFinding(start, end, days, null)];
  return [dateFinding(from + match.index, end, days, weekday)];
}

function weekdayCalled(name: string): number | null {
  const { weekdays, shortWeekdays } = calendar();
  const [found] = [...(weekdays.get(name.toLowerCase()) ?? shortWeekdays.get(name.toLowerCase()) ?? [])];
  return found ?? null;
}

const exists = ({ month, day }: Day) => month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31));

const dateFinding = (start: number, end: number, days: Day[], weekday: number | null): Finding => ({
  ...{ start, end, kind: 'date', says: { what: 'date', days, weekday } },
});
