import type { Evidence, Known } from './evidence.ts';
import type { Says } from './finding.ts';
import { topicsOf } from './topics.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { Topic } from './words/words.ts';

/** Topics that tell one amount from another. */
export const MONEY_TOPICS: readonly Topic[] = [
  ...([
    'refund',
    'shipping',
    'tax',
    'discount',
    'credit',
    'compensation',
    'fee',
    'price',
    'subtotal',
    'total',
    'pay',
  ] as const),
];

/** Amounts that may stand for one another; what is in none of the same groups contradicts. */
const GROUPS: readonly (readonly Topic[])[] = [
  ['total', 'subtotal', 'price', 'pay', 'order'],
  ['refund', 'return'],
  ['shipping', 'fee', 'ship', 'price', 'expect', 'deliver'],
  ['discount', 'credit', 'compensation'],
  ['fee', 'tax', 'return'],
  ['refund', 'compensation', 'credit'],
];

/** An amount is proven by the same amount in a currency that the sign may stand for, unless text and fact speak of different things. */
export function proveMoney(says: Extract<Says, { what: 'money' }>, topics: Topic[], evidence: Evidence): Verdict {
  const equal = evidence.known.flatMap((known) =>
    known.findings
      .filter((one) => isSameMoney(one.says, says))
      .map((one) => ({ known, topics: topicsOfMoney(known, one) })),
  );
  const fitting = equal.filter((one) => compatible(topics, one.topics));
  if (fitting.length > 0) return proven(...fitting.map(({ known }) => known.fact.id));
  // All of it was refunded, so the refund is the total.
  const refundedInFull = evidence.states.get('refunded')?.all ?? [];
  if (topics.includes('refund') && refundedInFull.length > 0) {
    const totals = equal.filter((one) => one.topics.some((topic) => topic === 'total' || topic === 'pay'));
    if (totals.length > 0) return proven(...totals.map(({ known }) => known.fact.id), ...refundedInFull);
  }
  const [other] = equal;
  if (other) return unproven(`The facts give this amount for something else (${other.known.fact.id}).`);
  const total = evidence.known.find(({ fact, topics: about }) => fact.kind === 'money' && about.includes('total'));
  return unproven(
    total ? `No fact gives this amount. The order’s total is ${shown(total)}.` : 'No fact gives this amount.',
  );
}

export function provePercent(value: number, evidence: Evidence): Verdict {
  const ids = evidence.known.flatMap(({ fact, findings }) =>
    findings.some(({ says }) => says.what === 'percent' && says.value === value) ||
    (fact.kind === 'number' &&
      Number.parseFloat(fact.value) === value &&
      /percent|discount|rate|off|vat|tax/i.test(fact.id))
      ? [fact.id]
      : [],
  );
  return ids.length > 0 ? proven(...ids) : unproven('No fact or policy gives this percentage.');
}

function isSameMoney(fact: Says, claim: Extract<Says, { what: 'money' }>): boolean {
  if (fact.what !== 'money' || fact.thousandths !== claim.thousandths) return false;
  return (
    fact.currencies === null ||
    claim.currencies === null ||
    fact.currencies.some((code) => claim.currencies?.includes(code))
  );
}

function topicsOfMoney(known: Known, finding: { start: number; end: number }): Topic[] {
  if (known.fact.kind === 'money') return known.topics;
  const sentence = known.reading.sentences.find(({ start, end }) => finding.start >= start && finding.start < end);
  const said = topicsOf(finding, sentence, known.index, MONEY_TOPICS);
  // "Free shipping from €50": the amount is what the order has to come to.
  return /(?:over|above|from|ab|über|dès|à partir|desde|más de|minimum|orders? of)\s*$/i.test(
    known.fact.value.slice(0, finding.start),
  )
    ? []
    : said;
}

function compatible(claim: Topic[], fact: Topic[]): boolean {
  if (claim.length === 0 || fact.length === 0) return true;
  return claim.some((one) =>
    fact.some((other) => one === other || GROUPS.some((group) => group.includes(one) && group.includes(other))),
  );
}

function shown({ fact }: Known): string {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?)\s?([A-Z]{3})$/.exec(fact.value.trim()) ?? [];
  if (!amount || !currency) return fact.value;
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
      Number(amount),
    );
  } catch {
    return fact.value;
  }
}
