import { NUMBER, NUMBER_WORD, readCount, readNumber } from './numbers.ts';
import type { Span } from './text.ts';

/** One amount, or the two ends of a range. `amounts`: what each may mean, in thousandths. `currencies`: null when none is said. */
export type MoneyMention = Span & { amounts: number[][]; currencies: string[] | null };

export type PercentMention = Span & { percents: number[] };

const DOLLARS = 'USD CAD AUD NZD SGD HKD MXN TWD ARS CLP COP'.split(' ');
const CROWNS = 'SEK NOK DKK CZK ISK'.split(' ');
const ISO =
  'USD CAD AUD NZD SGD HKD MXN TWD ARS CLP COP EUR GBP JPY CNY CHF SEK NOK DKK ISK CZK PLN HUF RON BGN TRY INR KRW BRL ZAR ILS AED SAR KWD THB IDR MYR PHP VND'.split(
    ' ',
  );

/** What people write for a currency → the codes that it may stand for. */
const SIGNS: Record<string, string[]> = {
  $: DOLLARS,
  us$: ['USD'],
  'u.s.$': ['USD'],
  ca$: ['CAD'],
  c$: ['CAD'],
  a$: ['AUD'],
  au$: ['AUD'],
  nz$: ['NZD'],
  s$: ['SGD'],
  hk$: ['HKD'],
  mx$: ['MXN'],
  r$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  円: ['JPY'],
  元: ['CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  zł: ['PLN'],
  kr: CROWNS,
  'kr.': CROWNS,
  'fr.': ['CHF'],
  sfr: ['CHF'],
  kč: ['CZK'],
  ft: ['HUF'],
  '¢': DOLLARS,
  cent: [...DOLLARS, 'EUR'],
  cents: [...DOLLARS, 'EUR'],
  dollar: DOLLARS,
  dollars: DOLLARS,
  bucks: DOLLARS,
  dólares: DOLLARS,
  euro: ['EUR'],
  euros: ['EUR'],
  pound: ['GBP'],
  pounds: ['GBP'],
  quid: ['GBP'],
  pfund: ['GBP'],
  livres: ['GBP'],
  libras: ['GBP'],
  sterling: ['GBP'],
  yen: ['JPY'],
  franken: ['CHF'],
  francs: ['CHF'],
  kronor: ['SEK'],
  kroner: ['DKK', 'NOK'],
  złotych: ['PLN'],
  złoty: ['PLN'],
  reais: ['BRL'],
};
for (const code of ISO) SIGNS[code.toLowerCase()] = [code];

const escaped = (text: string) => text.replace(/[$.]/g, '\\$&');
const longestFirst = Object.keys(SIGNS).sort((one, other) => other.length - one.length);
const isWord = (sign: string) => /^\p{L}/u.test(sign) && !/^[円元]/u.test(sign);
const BEFORE = `(?:${longestFirst
  .filter((sign) => !/^(?:cents?|¢|円|元|dollars?|bucks|euros?|pounds?|quid)$/.test(sign))
  .map((sign) => (isWord(sign) ? `(?<![\\p{L}\\p{N}])${escaped(sign)}` : escaped(sign)))
  .join('|')})`;
const AFTER = `(?:${longestFirst.map((sign) => (isWord(sign) ? `${escaped(sign)}(?![\\p{L}\\p{N}])` : escaped(sign))).join('|')})`;
const AMOUNT = `${NUMBER}(?:,-{1,2}|\\.-|,–|\\.–)?`;
const RANGE = `(?: ?(?:-|–|—|to|bis|à|a) ?(${NUMBER}))?`;
const FIRST = new RegExp(`(${BEFORE}) ?(${AMOUNT})${RANGE}(?: ?(${AFTER}))?`, 'giu');
/** Not inside a code: "XY123456789FR." is no amount of francs. */
const LAST = new RegExp(`(?<!\\p{Script=Latin}\\d{0,12})(${AMOUNT})${RANGE} ?(${AFTER})`, 'giu');

/** Every amount of money in a text, in any notation. */
export function findMoney(text: string): MoneyMention[] {
  const mentions: MoneyMention[] = [];
  for (const match of text.matchAll(FIRST)) {
    const [whole, before = '', first = '', second, after] = match;
    mentions.push(mention(match.index, whole, [first, second], [before, after]));
  }
  for (const match of text.matchAll(LAST)) {
    const [whole, first = '', second, after = ''] = match;
    mentions.push(mention(match.index, whole, [first, second], [after]));
  }
  for (const match of text.matchAll(SPELLED)) {
    const count = readCount(match[1] ?? '');
    if (count === null || ARTICLE.test(match[1] ?? '')) continue;
    const currencies = SIGNS[(match[2] ?? '').toLowerCase()] ?? null;
    mentions.push({ start: match.index, end: match.index + match[0].length, amounts: [[count * 1000]], currencies });
  }
  // "$59 USD" is found both ways: the one that starts first has all of it.
  let end = 0;
  return mentions
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((found) => {
      const free = found.start >= end;
      if (free) end = found.end;
      return free;
    });
}

function mention(
  start: number,
  whole: string,
  written: (string | undefined)[],
  signs: (string | undefined)[],
): MoneyMention {
  const known = signs.filter((sign) => sign !== undefined).map((sign) => SIGNS[sign.toLowerCase()] ?? []);
  const [one, other] = known;
  const both = one && other ? one.filter((code) => other.includes(code)) : undefined;
  const cents = signs.some((sign) => sign !== undefined && /^(?:cents?|¢)$/i.test(sign));
  const amounts = written
    .filter((text) => text !== undefined)
    .map((text) => readNumber(text.replace(/[,.]?[-–]{1,2}$/, '')).map((amount) => (cents ? amount / 100 : amount)));
  // "$59 USD": the code says which dollar.
  return { start, end: start + whole.length, amounts, currencies: both?.length ? both : (one ?? null) };
}

/** "fifty pounds". An article is no number: "a pound of coffee". */
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${NUMBER_WORD}) (dollars?|bucks|euros?|pounds?|quid|franken|pfund|livres|libras|dólares)(?!\\p{L})`,
  'giu',
);
const ARTICLE = /^(?:an?|ein\p{L}{0,2}|une?|una|um|uma|en|ett|een)$/iu;

/** The value of a money fact: "59.00 USD"; also "$59.00", "EUR 59" and a bare "59.00". */
export function readMoneyValue(value: string): { amounts: number[]; currencies: string[] | null } | null {
  const [found] = findMoney(value);
  if (found) return { amounts: moneyValueAmounts(value, found.amounts.flat()), currencies: found.currencies };
  const bare = /^\s*-?(\d{1,12}(?:[.,]\d{1,3})?|\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?)\s*$/.exec(value)?.[1];
  return bare === undefined ? null : { amounts: readNumber(bare), currencies: null };
}

/** A canonical value has a decimal point: "1.500 KWD" is one and a half dinars and nothing else. */
function moneyValueAmounts(value: string, amounts: number[]): number[] {
  const canonical = /^-?(\d+(?:\.\d+)?) [A-Z]{3}$/.exec(value.trim())?.[1];
  return canonical === undefined ? amounts : [Math.round(Number(canonical) * 1000)];
}

const PERCENT = new RegExp(
  `(${NUMBER})(?: ?(?:-|–|to|bis|à|a) ?(${NUMBER}))? ?(?:%|percent|per cent|prozent|pour ?cent|por ?ciento|per ?cento|procent|por cento)(?!\\p{L})`,
  'giu',
);

/** Every percentage in a text, in thousandths of a percent. */
export function findPercents(text: string): PercentMention[] {
  return [...text.matchAll(PERCENT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    percents: [match[1], match[2]].filter((part) => part !== undefined).flatMap((part) => readNumber(part)[0] ?? []),
  }));
}
