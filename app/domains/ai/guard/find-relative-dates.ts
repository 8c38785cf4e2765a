import { firstOfOverlapping } from './find-dates.ts';
import { type Span, wordPattern } from './text.ts';
import { type RelativeDay, relativeDays } from './words/relative-dates.ts';

export type RelativeMention = Span & { when: RelativeDay['when']; weak: boolean };

const IDEOGRAPHIC = /^[\p{Script=Han}|]+$/u;
const patterns = relativeDays.map(({ source, when, weak }) => ({
  // Chinese and Japanese put no space around words.
  pattern: IDEOGRAPHIC.test(source)
    ? new RegExp(source, 'gu')
    : wordPattern(source.replace(/\|[\p{Script=Han}|]+$/u, '')),
  anywhere: source.match(/\|([\p{Script=Han}|]+)$/u)?.[1],
  when,
  weak: weak === true,
}));

/** Days that a text names by counting from today: "tomorrow", "nächste Woche". */
export function findRelativeDates(text: string): RelativeMention[] {
  const mentions: RelativeMention[] = [];
  for (const { pattern, anywhere, when, weak } of patterns) {
    const found = [...text.matchAll(pattern), ...(anywhere ? text.matchAll(new RegExp(anywhere, 'gu')) : [])];
    for (const match of found) mentions.push({ start: match.index, end: match.index + match[0].length, when, weak });
  }
  return firstOfOverlapping(mentions);
}

const DAY = 86_400_000;

/** First and last day (days since 1970, UTC) that a relative date means; null where no calendar answers. */
export function relativeRange(when: RelativeDay['when'], now: Date): [number, number] | null {
  const today = Math.floor(now.getTime() / DAY);
  if ('days' in when) return [today + when.days[0], today + when.days[1]];
  if ('week' in when) {
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    const monday = today - ((today + 3) % 7) + 7 * when.week;
    return [monday, monday + 6];
  }
  if ('month' in when) {
    const first = (offset: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + when.month + offset, 1) / DAY;
    return [first(0), first(1) - 1];
  }
  return null;
}
