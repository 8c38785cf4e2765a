import type { Finding } from './finding.ts';
import { alternatives, escapePattern, WORD_END, WORD_START } from './pattern.ts';
import { CODES, NAMES, SIGNS } from './words/currencies.ts';
import { NUMBER_WORDS } from './words/numbers.ts';

/** Thousands in groups of three, or plain digits; then at most two decimals. `,–` is German and Dutch for no cents. */
const NUMBER = `\\d{1,3}(?:[.,'’\\u00a0\\u202f\\u2009 ]\\d{3}){1,4}(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d{1,2}(?!\\d)|,[-–—]{1,2})?`;
const signs = Object.keys(SIGNS).sort((a, b) => b.length - a.length);
const before = [...signs.map(escapePattern), ...CODES].join('|');
const after = `${signs.map((sign) => escapePattern(sign) + (/\p{L}$/u.test(sign) ? WORD_END : '')).join('|')}|(?:${CODES.join('|')})${WORD_END}`;
const MONEY = new RegExp(
  `(?<![\\p{L}\\d.,#-])(?:(?<prefix>${before})[\\s\\u00a0]?(?<first>${NUMBER})(?![\\d%])|(?<second>${NUMBER})[\\s\\u00a0\\u202f]?(?:(?<suffix>${after})|(?<named>(?:${alternatives(Object.keys(NAMES))}))${WORD_END}))`,
  'gu',
);
const WORDED = new RegExp(
  `${WORD_START}(?<number>${alternatives([...NUMBER_WORDS.keys()])})\\s(?<named>${alternatives(Object.keys(NAMES))})${WORD_END}`,
  'giu',
);
const PERCENT =
  /(?<![\p{L}\d.,])(\d{1,3}(?:[.,]\d{1,2})?)[\s\u00a0\u202f]?(?:%|％|percent\b|per\s?cent\b|prozent|pour\s?cent|por\s?ciento|procent|per\s?cento)/giu;
/** An amount without its currency: only with two decimals, and no part of a date, a time or a version. */
const BARE =
  /(?<![\p{L}\d.,:/#%-])(\d{1,3}(?:[.,' ]\d{3}){0,4}[.,]\d{2})(?![\d.,:/%-]|\.\d|\s?(?:uhr|kg|cm|mm|km|ml|l|g|m|h)(?!\p{L}))/giu;

/** Amounts of money with a sign, a code or a name of the currency before or after. */
export function findMoney(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(MONEY)) {
    const { prefix, first, second, suffix, named } = match.groups ?? {};
    const thousandths = parseAmount(first ?? second ?? '');
    found.push(finding(match, { what: 'money', thousandths, currencies: currenciesOf(prefix ?? suffix, named) }));
  }
  for (const match of text.matchAll(WORDED)) {
    const value = NUMBER_WORDS.get(match.groups?.number?.toLowerCase() ?? '') ?? 0;
    const currencies = currenciesOf(undefined, match.groups?.named);
    found.push(finding(match, { what: 'money', thousandths: value * 1000, currencies }));
  }
  return found;
}

/** Shares: "20 % off", "20 Prozent". */
export function findPercents(text: string): Finding[] {
  return [...text.matchAll(PERCENT)].map((match) =>
    finding(match, { what: 'percent', value: Number((match[1] ?? '').replace(',', '.')) }),
  );
}

/** Numbers that can only be amounts though no currency stands beside them: "a total of 95.00". */
export function findBareAmounts(text: string): Finding[] {
  return [...text.matchAll(BARE)].map((match) =>
    finding(match, { what: 'money', thousandths: parseAmount(match[1] ?? ''), currencies: null }),
  );
}

/**
 * The value in thousandths, so that amounts compare as integers. The last separator marks decimals when one or two digits
 * follow, thousands when three do, in whatever country that was written.
 */
export function parseAmount(text: string): number {
  const digits = text.replace(/[,.][-–—]+$/, '').replace(/[^\d.,]/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/[.,]/g, '');
  return Math.round(Number(`${whole}.${decimals?.[1] ?? 0}`) * 1000);
}

function currenciesOf(sign: string | undefined, name: string | undefined): readonly string[] {
  if (sign !== undefined) return SIGNS[sign] ?? [sign];
  const known = Object.entries(NAMES).find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(name ?? ''));
  return known?.[1] ?? [];
}

function finding(match: RegExpMatchArray, says: Finding['says']): Finding {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, kind: 'money', says };
}
