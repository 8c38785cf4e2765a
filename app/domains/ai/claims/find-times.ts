import { addDays, calendar, isoDay } from './calendar.ts';
import type { Finding } from './finding.ts';
import { alternatives, WORD_END, WORD_START } from './pattern.ts';
import { NUMBER_WORDS } from './words/numbers.ts';
import { DAY_WORDS, NOT_WEEKDAYS, PERIOD_WORDS, UNITS } from './words/time.ts';

const numbers = alternatives([...NUMBER_WORDS.keys()]);
const units = alternatives(Object.keys(UNITS));
const DURATION = new RegExp(
  `(?<![\\p{L}\\d.,€$£#-])(?<from>\\d{1,4}|${numbers})(?:\\s?(?:-|–|—|to|bis|à|a|or|oder|ou|o|und|y|et|tot|till|~|〜)\\s?(?<to>\\d{1,4}|${numbers}))?[\\s\\u00a0-]?(?<between>(?:full|whole|volle|ganze|calendar|more|weitere)\\s)?(?<unit>${units})${WORD_END}`,
  'giu',
);
const EAST_ASIAN =
  /(?<from>\d{1,3})(?:\s?[-–〜~～]\s?(?<to>\d{1,3}))?\s?(?<unit>営業日|日間|日以内|週間|か月|ヶ月|時間|个工作日|個工作天|工作日|天|周|小时|영업일|일|주|시간)/gu;
const EAST_UNITS: Record<string, string> = {
  ...{
    営業日: 'business days',
    日間: 'days',
    日以内: 'days',
    週間: 'weeks',
    か月: 'months',
    ヶ月: 'months',
    時間: 'hours',
  },
  ...{
    个工作日: 'business days',
    個工作天: 'business days',
    工作日: 'business days',
    天: 'days',
    周: 'weeks',
    小时: 'hours',
  },
  ...{ 영업일: 'business days', 일: 'days', 주: 'weeks', 시간: 'hours' },
};

/** Spans of time: "within 3–5 business days", "zwei Wochen", "48 h". */
export function findDurations(text: string): Finding[] {
  return [...text.matchAll(DURATION), ...text.matchAll(EAST_ASIAN)].map((match) => {
    const { from = '', to, unit = '' } = match.groups ?? {};
    const size = sizeOf(EAST_UNITS[unit] ?? unit);
    const first = numberOf(from) * size.times;
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'duration',
      says: {
        what: 'duration',
        from: first,
        to: to === undefined ? first : numberOf(to) * size.times,
        unit: size.unit,
      },
    };
  });
}

const numberOf = (text: string) => NUMBER_WORDS.get(text.toLowerCase()) ?? Number(text);

function sizeOf(word: string): (typeof UNITS)[string] {
  const found = Object.entries(UNITS).find(([words]) => new RegExp(`^(?:${alternatives([words])})$`, 'iu').test(word));
  return found?.[1] ?? { unit: 'hour', times: 24 };
}

const CLOCK =
  /(?<![\p{L}\d.,:#-])(?:(?<hour>[01]?\d|2[0-4])(?::(?<minute>[0-5]\d))(?:\s?(?<half>[ap])\.?m\b\.?)?(?:\s?Uhr)?|(?<hour12>1[0-2]|0?[1-9])\s?(?<half12>[ap])\.?m\b\.?|(?<hour24>[01]?\d|2[0-4])\s?(?:Uhr|h(?<minute24>[0-5]\d)?(?![\p{L}\d]))(?:\s(?<minuteUhr>[0-5]\d)(?!\d))?)(?![\d%])/giu;

/** Times of day, in minutes from midnight. "9:30" may be morning or evening. */
export function findClockTimes(text: string): Finding[] {
  return [...text.matchAll(CLOCK)].map((match) => {
    const { hour, minute, half, hour12, half12, hour24, minute24, minuteUhr } = match.groups ?? {};
    const of = Number(hour ?? hour12 ?? hour24);
    const afternoon = (half ?? half12)?.toLowerCase();
    const base = afternoon === undefined ? of : (of % 12) + (afternoon === 'p' ? 12 : 0);
    const minutes = base * 60 + Number(minute ?? minute24 ?? minuteUhr ?? 0);
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      says: { what: 'time', minutes: [minutes] },
    };
  });
}

let relative: { weekday: RegExp; words: RegExp } | null = null;

/** "tomorrow", "next week", "on Friday": days that only a calendar gives. `days` stays null without `now`. */
export function findRelativeDates(text: string, now: Date | undefined): Finding[] {
  relative ??= makePatterns();
  const today = now && isoDay(now);
  const found: Finding[] = [];
  for (const match of text.matchAll(relative.words)) {
    const word = match[0].toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
    found.push(dated(match.index, match[0], today ? daysOf(word, today) : null));
  }
  for (const match of text.matchAll(relative.weekday)) {
    const weekday = [...(calendar().weekdays.get(match.groups?.weekday?.toLowerCase() ?? '') ?? [])][0] ?? -1;
    const isNext = /next|nächst|prochain|próxim/i.test(match[0]);
    found.push(dated(match.index, match[0], today ? daysCalled(weekday, today, isNext) : null));
  }
  return found;
}

const dated = (start: number, text: string, days: string[] | null): Finding => ({
  ...{ start, end: start + text.length, kind: 'date', says: { what: 'relative', days } },
});

function makePatterns() {
  const weekdays = [...calendar().weekdays.keys()].filter((name) => !NOT_WEEKDAYS.has(name));
  return {
    words: new RegExp(
      `${WORD_START}(?:${alternatives([...Object.keys(DAY_WORDS), ...Object.keys(PERIOD_WORDS)])})${WORD_END}|明日|明後日|今日|昨日|来週|今週中|本日|明天|今天|昨天|내일|오늘|어제`,
      'giu',
    ),
    weekday: new RegExp(
      `${WORD_START}(?:(?:next|this|last|coming|nächsten?|kommenden?|diesen|letzten|el próximo|este|pasado|ce)\\s)?(?<weekday>${alternatives(weekdays)})${WORD_END}(?:\\s(?:prochain|dernier|próximo|pasado|que viene))?`,
      'giu',
    ),
  };
}

const EAST_DAYS: Record<string, number> = {
  明日: 1,
  明後日: 2,
  今日: 0,
  本日: 0,
  昨日: -1,
  明天: 1,
  今天: 0,
  昨天: -1,
  내일: 1,
  오늘: 0,
  어제: -1,
};

function daysOf(word: string, today: string): string[] {
  const find = <T>(table: Record<string, T>) =>
    Object.entries(table).find(([words]) => new RegExp(`^(?:${alternatives([words])})$`, 'iu').test(word))?.[1];
  const away = find(DAY_WORDS) ?? EAST_DAYS[word];
  if (away !== undefined) return [addDays(today, away)];
  const period = find(PERIOD_WORDS) ?? (word === '来週' ? { weeks: 1 } : { weeks: 0 });
  if ('months' in period) return [];
  // Weeks run from Monday; who says "this week" on a Saturday may mean the one that comes.
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, period.weeks * 7 + index));
}

/** The days of that name within a week of today, and one week further for "next". */
function daysCalled(weekday: number, today: string, isNext: boolean): string[] {
  const span = Array.from({ length: isNext ? 21 : 14 }, (_, index) => addDays(today, index - 7));
  return span.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday);
}
