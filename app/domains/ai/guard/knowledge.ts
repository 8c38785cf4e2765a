import type { Fact } from '../fact.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { type DateMention, type Day, findDates } from './find-dates.ts';
import { type ClockMention, type DurationMention, findClockTimes, findDurations } from './find-durations.ts';
import { findMoney, findPercents, type MoneyMention, type PercentMention, readMoneyValue } from './find-money.ts';
import { type Proof, proven } from './proof.ts';
import { bareCode, foldWord, levelText } from './text.ts';
import type { Topic } from './words/word-table.ts';

/** A fact, read once for all claims that may rest on it. */
export type KnownFact = {
  fact: Fact;
  /** The value, levelled like the draft. */
  text: string;
  /** Words of the id: "refund.1.amount" → refund, amount. */
  idWords: string[];
  /** What the id says that the fact is about; empty when it says nothing. */
  topics: Set<Topic>;
  clauses: Clause[];
  money: MoneyMention[];
  percents: PercentMention[];
  dates: DateMention[];
  durations: DurationMention[];
  clocks: ClockMention[];
  /** Every number in the value, as written without separators. */
  numbers: Set<string>;
  /** The words of the value in lower case without accents, and its codes. */
  tokens: Set<string>;
  bare: string;
};

export type Knowledge = { facts: KnownFact[]; now: Date | null };

/** Kinds whose value is words, in which amounts, dates and promises may stand. */
const WORDED = new Set(['policy', 'text', 'status', 'product', 'number']);

/** @param cited ids that the writer named: where several facts bear a claim out, these come first. */
export function knowFacts(facts: Fact[], now: Date | null, cited: Set<string>): Knowledge {
  const zone = facts.map(({ value }) => value.trim()).find(isTimeZone) ?? null;
  const known = facts
    .filter((fact) => fact.value.trim() !== '' && !/^(?:null|none|n\/a|-)$/i.test(fact.value.trim()))
    .map((fact) => knowFact(fact, zone));
  known.sort((one, other) => Number(cited.has(other.fact.id)) - Number(cited.has(one.fact.id)));
  return { facts: known, now };
}

/** "America/New_York": the shop's time zone, in which its days begin. */
function isTimeZone(value: string): boolean {
  if (!/^[A-Z][A-Za-z_]{2,20}(?:\/[A-Z][A-Za-z_+-]{1,20}){1,2}$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function knowFact(fact: Fact, zone: string | null): KnownFact {
  const text = levelText(fact.value);
  const idWords = fact.id
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const worded = WORDED.has(fact.kind);
  return {
    fact,
    text,
    idWords,
    topics: topicsOfId(idWords, fact.kind),
    clauses: worded ? splitClauses(text, 'en') : [],
    money: worded ? findMoney(text) : moneyOfValue(fact, text),
    percents: findPercents(text),
    dates: worded || fact.kind === 'date' ? datesOfValue(text, zone) : [],
    durations: worded ? durationsOf(text, idWords) : [],
    clocks: worded ? findClockTimes(text) : [],
    numbers: new Set(
      [...text.matchAll(/\d{1,15}(?:[.,]\d{1,3})?/g)].map((match) =>
        match[0]
          .replace(',', '.')
          .replace(/^0+(?=\d)/, '')
          .replace(/\.0+$/, ''),
      ),
    ),
    tokens: new Set([...text.split(/\s+/).map(bareCode), ...(foldWord(text).match(/[\p{L}\p{N}]{1,60}/gu) ?? [])]),
    bare: bareCode(text),
  };
}

function moneyOfValue(fact: Fact, text: string): MoneyMention[] {
  if (fact.kind !== 'money') return [];
  const value = readMoneyValue(text);
  return value ? [{ start: 0, end: text.length, amounts: [value.amounts], currencies: value.currencies }] : [];
}

/** An instant stands for its day where it was written and for its day in UTC: which one the shop means is not known. With the shop's time zone among the facts, its day there as well. */
function datesOfValue(text: string, zone: string | null): DateMention[] {
  const dates = findDates(text);
  const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)/.exec(text)?.[0];
  const time = instant === undefined ? Number.NaN : Date.parse(instant);
  if (Number.isNaN(time)) return dates;
  const utc = new Date(time);
  const day = { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
  const readings = zone === null ? [day] : [day, dayIn(utc, zone)];
  return [...dates, ...readings.map((read) => ({ start: 0, end: text.length, days: [[read]], weekday: null }))];
}

function dayIn(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const read = (type: string) => Number(parts.formatToParts(instant).find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

/** `policy.returnDays` "30" is a duration by its id. */
function durationsOf(text: string, idWords: string[]): DurationMention[] {
  const found = findDurations(text);
  const bare = /^\s*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\s*$/.exec(text);
  if (found.length > 0 || !bare) return found;
  for (const unit of ['hour', 'day', 'week', 'month', 'year'] as const) {
    if (!idWords.some((word) => word === unit || word === `${unit}s`)) continue;
    const workday = unit === 'day' && idWords.some((word) => /^(?:business|working|work)$/.test(word));
    const [from, to] = [Number(bare[1]), Number(bare[2] ?? bare[1])];
    return [{ start: 0, end: text.length, from, to, unit: workday ? 'workday' : unit, direction: null }];
  }
  return found;
}

const ID_TOPICS: [RegExp, Topic[]][] = [
  [/^(?:placed|ordered|purchased?|bought|orderdate)$/, ['placed']],
  [/^(?:shipped|dispatch(?:ed)?|fulfil?led|sent|handling|processing|transit)$/, ['dispatch']],
  [/^(?:delivered|delivery|eta|arrival|arrives?|arrived|estimated?|expected)$/, ['delivery']],
  [/^refund(?:s|ed)?$/, ['refund']],
  [/^returns?(?:ed)?$/, ['return']],
  [/^cancel/, ['cancel']],
  [/^exchanges?$/, ['exchange']],
  [/^(?:warranty|guarantee)$/, ['warranty']],
  [/^(?:paid|payment|charged?)$/, ['payment', 'total']],
  [/^(?:total|subtotal|grand)$/, ['total', 'payment']],
  [/^(?:tax|vat|duties)$/, ['tax']],
  [/^(?:discount|coupon|voucher|promo)$/, ['discount']],
  [/^(?:credit|gift|giftcard|compensation|goodwill)$/, ['credit']],
];

function topicsOfId(words: string[], kind: string): Set<Topic> {
  const topics = new Set<Topic>();
  for (const word of words)
    for (const [pattern, named] of ID_TOPICS) if (pattern.test(word)) for (const topic of named) topics.add(topic);
  const has = (...names: string[]) => words.some((word) => names.includes(word));
  if (kind === 'money') {
    if (has('shipping', 'delivery', 'postage', 'freight')) return new Set(['shippingCost']);
    if (has('refund', 'refunds', 'refunded')) return new Set(['refund']);
    if (has('discount', 'discounts')) return new Set(['discount']);
  }
  if (kind === 'date') {
    if (topics.size === 0 && has('created', 'processed', 'on', 'date', 'at')) {
      if (has('fulfilment', 'fulfilments', 'fulfillment', 'fulfillments', 'shipment')) topics.add('dispatch');
      else if (has('order', 'orders') && words.length <= 3) topics.add('placed');
    }
    // "lastScanOn", "inTransitOn": a moment of the way, not the day it left.
    if (has('scan', 'transit', 'event')) topics.clear();
  }
  if (kind === 'policy' || kind === 'text') {
    if (has('shipping', 'delivery', 'shipment'))
      for (const topic of ['dispatch', 'delivery', 'shippingCost'] as const) topics.add(topic);
    if (has('refund', 'refunds', 'returns', 'return'))
      for (const topic of ['refund', 'return'] as const) topics.add(topic);
    if (has('support', 'reply', 'response', 'contact')) topics.add('reply');
  }
  return topics;
}

/** The facts that fit, as a proof; null when none does. */
export function provenBy(knowledge: Knowledge, fits: (known: KnownFact) => boolean): Proof | null {
  const facts = knowledge.facts.filter(fits);
  return facts.length > 0 ? proven(facts.map((known) => known.fact.id)) : null;
}
