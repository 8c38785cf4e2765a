import type { Clause } from './clauses.ts';
import type { MoneyMention, PercentMention } from './find-money.ts';
import { type Knowledge, type KnownFact, provenBy } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { grantsRefund } from './prove-promises.ts';
import { hasRefundRecord } from './prove-statuses.ts';
import { type Between, MONEY_TOPICS, neighbours, topicsAt, topicsClash } from './topics.ts';
import type { Topic } from './words/word-table.ts';

/**
 * An amount needs a fact of the same value in a currency that may be meant, and of the same role where both the draft
 * and the fact say one: "a refund of $59.00" is not borne out by a total of 59.00, unless the refund itself is.
 */
export function proveMoney(mention: MoneyMention, clauses: Clause[], between: Between, knowledge: Knowledge): Proof {
  const said = topicsAt(clauses, mention, MONEY_TOPICS, between);
  const ids: string[] = [];
  for (const amounts of mention.amounts) {
    const equal = knowledge.facts.flatMap((known) => equalAmounts(known, amounts, mention.currencies));
    if (equal.length === 0) return unproven('No fact has this amount.');
    const fitting = equal.filter(
      ({ topics }) => !topicsClash(said, topics) || isRefundOfTotal(said, topics, knowledge),
    );
    if (fitting.length === 0) return unproven('A fact has this amount, but for something else.');
    ids.push(...fitting.map(({ known }) => known.fact.id));
  }
  return proven(ids);
}

function equalAmounts(
  known: KnownFact,
  amounts: number[],
  currencies: string[] | null,
): { known: KnownFact; topics: Topic[] }[] {
  return known.money.flatMap((money, index) => {
    const sameAmount = money.amounts.flat().some((amount) => amounts.includes(amount));
    const sameCurrency = !currencies || !money.currencies || money.currencies.some((code) => currencies.includes(code));
    if (!sameAmount || !sameCurrency) return [];
    const worded = known.clauses.length > 0;
    const topics = worded
      ? topicsAt(known.clauses, money, MONEY_TOPICS, neighbours(known.money, index))
      : [...known.topics];
    return [{ known, topics: topics.filter((topic) => MONEY_TOPICS.includes(topic)) }];
  });
}

/** "We refund the full $59.00": the total, where a refund is granted or made and no fact gives it another amount. */
function isRefundOfTotal(said: Topic[], topics: Topic[], knowledge: Knowledge): boolean {
  if (!said.includes('refund') || !topics.includes('total')) return false;
  const otherAmount = knowledge.facts.some((known) => known.fact.kind === 'money' && known.topics.has('refund'));
  return !otherAmount && (hasRefundRecord(knowledge) || grantsRefund(knowledge));
}

/** A percentage needs a fact that says the same one. */
export function provePercent(mention: PercentMention, knowledge: Knowledge): Proof {
  const fits = (percent: number) => (known: KnownFact) =>
    known.percents.some((other) => other.percents.includes(percent)) ||
    (known.fact.kind === 'number' &&
      known.numbers.has(String(percent / 1000)) &&
      known.idWords.some((word) => /^(?:percent|percentage|discount|rate|vat|tax)$/.test(word)));
  const proofs = mention.percents.map((percent) => provenBy(knowledge, fits(percent)));
  const ids = proofs.flatMap((proof) => (proof?.status === 'proven' ? proof.factIds : []));
  return proofs.every((proof) => proof !== null) ? proven(ids) : unproven('No fact has this percentage.');
}
