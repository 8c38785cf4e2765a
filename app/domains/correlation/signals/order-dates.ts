const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Beginnings of each month's names in the languages of `words.ts`, folded; enough to tell them apart. */
const MONTHS = [
  'jan|ene|gen|tammi|sty',
  'feb|fev|fevr|helmi|lut',
  'mar|maa|mrz|mrt',
  'apr|avr|abr|huhti|kwi',
  'may|mai|mag|mei|maj|touko',
  'jun|juin|giu|kesa|cze',
  'jul|juil|lug|heina|lip',
  'aug|aou|ago|elo|sie',
  'sep|set|syys|wrz',
  'oct|okt|ott|out|loka|paz',
  'nov|marras|lis',
  'dec|dez|dic|des|joulu|gru',
];

/** A day of the calendar. Each group has a name of its own, since JavaScript lets no name be used twice. */
const CALENDAR_DAY = [
  String.raw`\d{4}-(?<isoMonth>\d\d?)-(?<isoDay>\d\d?)`,
  String.raw`(?<dotDay>\d{1,2})\.\s?(?<dotMonth>\d{1,2})\.(?:\s?\d{2,4})?`,
  String.raw`(?<one>\d{1,2})/(?<two>\d{1,2})(?:/\d{2,4})?`,
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?(?<month>${MONTHS.join('|')})\p{L}*`,
  String.raw`(?<headMonth>${MONTHS.join('|')})\p{L}*\.?\s(?<tailDay>\d{1,2})(?:st|nd|rd|th)?(?!\d)`,
  String.raw`(?<jaMonth>\d{1,2})月(?<jaDay>\d{1,2})日`,
].join('|');

/** A day told from today. French "hier" is left out: in German it means "here". */
const RELATIVE_DAY = [
  "(?<today>today|heute|aujourd'hui|hoy|oggi|vandaag|hoje|idag|i dag|今日|this morning)",
  '(?<yesterday>yesterday|gestern|ayer|ieri|gisteren|ontem|igar|i gar|昨日)',
  String.raw`(?<ago>\d{1,2}) days ago|(?:vor|il y a|hace) (?<since>\d{1,2}) (?:tag|jour|dia)\p{L}*`,
].join('|');

const ORDERED =
  'ordered|placed|bought|purchased|bestellt|gekauft|commandee?|achetee?|pedi|compre|comprado|ordinato|acquistato|besteld|gekocht|encomendei|comprei|bestallde|bestallt|kopte|bestilte|bestilt|kobte';
const ORDER =
  'orders?|the one|purchase|bestellung|commande|pedido|compra|ordine|bestelling|encomenda|bestallning|ordre';
/** Small words between, none of which speaks of delivery: "my order should come on" is followed by another day. */
const DELIVERY =
  'came|com|arriv|deliver|ship|sent|due|should|gelief|ankomm|liefer|livr|lleg|entreg|consegn|lever|chegar|anland';
const GAP = String.raw`[^\p{L}\p{N}\n.!?]{1,3}`;
const between = (words: number) => String.raw`(?:${GAP}(?!${DELIVERY})\p{L}+){0,${words}}${GAP}`;

const PATTERNS = [
  String.raw`(?<!\p{L})(?:${ORDERED}|${ORDER})${between(5)}(?:${CALENDAR_DAY})`,
  String.raw`(?<!\p{L})(?:${ORDERED})${between(3)}(?:${RELATIVE_DAY})(?!\p{L})`,
  // The verb stands last: "am 28. September bestellt", "gestern bestellt", "10月5日に注文".
  String.raw`(?<!\d)(?:${CALENDAR_DAY})(?:${between(2)}(?:${ORDERED})|(?:に|の)?(?:ご)?注文)`,
  String.raw`(?<!\p{L})(?:${RELATIVE_DAY})(?:${between(2)}(?:${ORDERED})|(?:に|の)?(?:ご)?注文)`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * Days on which the sender says to have ordered, as "MM-DD": a year is seldom written and never needed to tell the
 * orders of one customer apart. "3/4" gives both readings. Days of arrival, return or payment are not taken.
 */
export function findOrderDays(folded: string, receivedAt: Date): string[] {
  const found = PATTERNS.flatMap((pattern) => [...folded.matchAll(pattern)]);
  return [...new Set(found.flatMap(({ groups }) => daysOf(groups ?? {}, receivedAt)))];
}

function daysOf(groups: Record<string, string | undefined>, receivedAt: Date): string[] {
  const daysBack = groups.today ? 0 : groups.yesterday ? 1 : (groups.ago ?? groups.since);
  if (daysBack !== undefined) return [monthDay(new Date(receivedAt.getTime() - Number(daysBack) * DAY))];
  if (groups.one) return [pair(groups.one, groups.two), pair(groups.two, groups.one)];
  const month = groups.isoMonth ?? groups.dotMonth ?? groups.jaMonth ?? monthNumber(groups.month ?? groups.headMonth);
  return [pair(month, groups.isoDay ?? groups.dotDay ?? groups.jaDay ?? groups.day ?? groups.tailDay)];
}

function monthNumber(word = ''): string {
  return String(1 + MONTHS.findIndex((names) => names.split('|').includes(word)));
}

function pair(month = '', day = ''): string {
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The days that an instant can have been for the person who ordered, from ten hours behind UTC to twelve before. */
export function localDays(instant: Date): string[] {
  return [...new Set([-10, 0, 12].map((hours) => monthDay(new Date(instant.getTime() + hours * HOUR))))];
}

function monthDay(date: Date): string {
  return date.toISOString().slice(5, 10);
}
