import { decimalsOf } from '#app/domains/orders/minor-units.ts';
import type { Money, Viewer } from './viewer.ts';

type Place = Pick<Viewer, 'locale' | 'timeZone'>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl formatter costs more than using it, and a list uses the same few a hundred times. */
function dateFormat(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${place.locale}|${place.timeZone}|${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(place.locale, { ...options, timeZone: place.timeZone });
  dateFormats.set(key, made);
  return made;
}

/** "2026-11-23": the calendar day that an instant falls on in the shop. */
export function dayKey(iso: string, place: Place): string {
  return dateFormat({ ...place, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(iso),
  );
}

/** Calendar days from `iso` to `now` in the shop; negative for what is to come. */
function daysAgo(iso: string, now: string, place: Place): number {
  return Math.round((Date.parse(dayKey(now, place)) - Date.parse(dayKey(iso, place))) / 86_400_000);
}

/** Weekday, day, month in this order without commas ("Thu 19 Nov"), where the language writes dates so. */
function inOrder(iso: string, place: Place, options: Intl.DateTimeFormatOptions): string {
  const format = dateFormat(place, options);
  if (/^(ja|zh|ko)\b/.test(place.locale)) return format.format(new Date(iso));
  const parts = format.formatToParts(new Date(iso));
  const find = (type: string) => parts.find((part) => part.type === type)?.value.replace(/\.$/, '');
  return [find('weekday'), find('day'), find('month'), find('year')].filter(Boolean).join(' ');
}

/** "09:58". */
export function formatTime(iso: string, place: Place): string {
  return dateFormat(place, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
}

/** "12 Nov", with the year when it is another one than `now`'s. */
export function formatDate(iso: string, now: string, place: Place): string {
  const sameYear = dayKey(iso, place).slice(0, 4) === dayKey(now, place).slice(0, 4);
  return inOrder(iso, place, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** As short as a list needs: "09:58" today, "Sat" within a week, "12 Nov", "12 Nov 2025". */
export function formatShort(iso: string, now: string, place: Place): string {
  const days = daysAgo(iso, now, place);
  if (days === 0) return formatTime(iso, place);
  if (days > 0 && days < 7) return inOrder(iso, place, { weekday: 'short' });
  return formatDate(iso, now, place);
}

/** Day and time of a mail: "Today 09:58", "Sat 09:05", "Thu 12 Nov, 14:20", "12 Nov 2025, 14:20". */
export function formatWhen(iso: string, now: string, place: Place): string {
  const days = daysAgo(iso, now, place);
  const time = formatTime(iso, place);
  if (days === 0) return `Today ${time}`;
  if (days > 0 && days < 7) return `${inOrder(iso, place, { weekday: 'short' })} ${time}`;
  const sameYear = dayKey(iso, place).slice(0, 4) === dayKey(now, place).slice(0, 4);
  if (!sameYear) return `${formatDate(iso, now, place)}, ${time}`;
  return `${inOrder(iso, place, { weekday: 'short', day: 'numeric', month: 'short' })}, ${time}`;
}

/** With its date however near: "Thu 19 Nov, 14:20". */
export function formatMoment(iso: string, now: string, place: Place): string {
  const sameYear = dayKey(iso, place).slice(0, 4) === dayKey(now, place).slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  const day = inOrder(iso, place, { weekday: 'short', day: 'numeric', month: 'short', ...year });
  return `${day}, ${formatTime(iso, place)}`;
}

/** "Mar 2024". */
export function formatMonth(iso: string, place: Place): string {
  return inOrder(iso, place, { month: 'short', year: 'numeric' });
}

/** Day and time inside a sentence: "today 10:41". */
export function formatWhenInside(iso: string, now: string, place: Place): string {
  return formatWhen(iso, now, place).replace(/^Today/, 'today');
}

/** Since when, inside a sentence: "10:21" today, else with its day. */
export function formatSince(iso: string, now: string, place: Place): string {
  return daysAgo(iso, now, place) === 0 ? formatTime(iso, place) : formatWhen(iso, now, place);
}

/** Heading of a day: "Today, Monday 23 November". */
export function formatDay(iso: string, now: string, place: Place): string {
  const sameYear = dayKey(iso, place).slice(0, 4) === dayKey(now, place).slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  const day = inOrder(iso, place, { weekday: 'long', day: 'numeric', month: 'long', ...year });
  return daysAgo(iso, now, place) === 0 ? `Today, ${day}` : day;
}

/** How long ago, for "Last one 4 min ago": just now, 4 min ago, 2 h ago, then the day. */
export function formatAgo(iso: string, now: string, place: Place): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return formatWhenInside(iso, now, place);
}

/** "£48.00", "¥4,800", "KWD 4.500": the currency's own decimals (ISO 4217, as Intl has them). */
export function formatMoney(money: Money, locale: string): string {
  // English writes "JP¥" outside Japan; nobody who sells in yen does.
  const currencyDisplay = money.currency === 'JPY' ? 'narrowSymbol' : 'symbol';
  const digits = decimalsOf(money.currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(money.minor / 10 ** digits);
}

/** A model's cost, down to a thousandth: "$0.006", "under $0.001". `micros`: millionths of the currency's unit. */
export function formatCost(cost: { micros: number; currency: string }, locale: string): string {
  const options = { style: 'currency', currency: cost.currency, minimumFractionDigits: 3, maximumFractionDigits: 3 };
  const format = new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions);
  if (cost.micros > 0 && cost.micros < 500) return `under ${format.format(0.001)}`;
  return format.format(cost.micros / 1_000_000);
}

/** Bytes as people say them: "512 B", "412 KB", "1.8 MB". */
export function formatSize(bytes: number, locale: string): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
}

/** "1,942". */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** "1 order", "3 orders". */
export function countOf(count: number, one: string, many: string, locale: string): string {
  return `${formatCount(count, locale)} ${count === 1 ? one : many}`;
}

/** Up to two letters for an avatar; the first letter or digit of an address. */
export function initials(name: string): string {
  const words = name
    .split(/[\s.@_-]+/u)
    .map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '')
    .filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : '';
  const first = words[0] ?? '?';
  return `${first}${name.includes('@') ? '' : (last ?? '')}`.toUpperCase();
}
