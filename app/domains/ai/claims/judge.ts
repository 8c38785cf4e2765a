import type { Claim } from '../fact.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { DATE_TOPICS, proveDate, proveRelative } from './prove-dates.ts';
import { DURATION_TOPICS, proveDuration } from './prove-durations.ts';
import { proveAddress, proveEmail, proveIdentifier, proveLink, proveName, proveQuantity } from './prove-identifiers.ts';
import { MONEY_TOPICS, proveMoney, provePercent } from './prove-money.ts';
import { provePromise } from './prove-promises.ts';
import { proveStatus } from './prove-statuses.ts';
import { proveTime } from './prove-times.ts';
import type { Sentence } from './reading.ts';
import { speaksOf, type TopicIndex, topicsOf } from './topics.ts';
import type { Verdict } from './verdict.ts';
import type { Topic } from './words/words.ts';

/** What a judge needs beside the statement itself. */
export type Case = {
  draft: string;
  evidence: Evidence;
  index: TopicIndex;
  /** Weekdays of the dates that the draft gives and a fact proves. */
  saidDays: { weekday: number; factIds: string[] }[];
};

export function judge(
  finding: Finding,
  sentence: Sentence | undefined,
  { draft, evidence, index, saidDays }: Case,
): Claim {
  const text = draft.slice(finding.start, finding.end);
  const about = (relevant: Parameters<typeof topicsOf>[3]) => topicsOf(finding, sentence, index, relevant);
  const verdict = proveFinding();
  const place = { start: finding.start, end: finding.end, text, kind: finding.kind };
  if (verdict === null) {
    const reason = 'The guard cannot judge this sentence in its language. Please read it yourself.';
    return { ...place, status: 'unchecked', factIds: [], reason };
  }
  return verdict.proven
    ? { ...place, status: 'proven', factIds: verdict.factIds, reason: null }
    : { ...place, status: 'unproven', factIds: [], reason: verdict.reason };

  /** "The amount of $59.00 that we refund" is a refund, though "amount" stands nearer. */
  function moneyTopics(): Topic[] {
    const topics = about(MONEY_TOPICS);
    const isGeneral = topics.length > 0 && topics.every((topic) => GENERAL.has(topic));
    return isGeneral && speaksOf('refund', finding, sentence, index) ? ['refund'] : topics;
  }

  function proveFinding(): Verdict | null {
    const { says, kind } = finding;
    switch (says.what) {
      case 'money':
        return proveMoney(says, sentence?.isQuestion ? [] : moneyTopics(), evidence);
      case 'percent':
        return provePercent(says.value, evidence);
      case 'date':
        return proveDate(says, about(DATE_TOPICS), evidence);
      case 'relative':
        return proveRelative(says, { text, topics: about(DATE_TOPICS), saidDays }, evidence);
      case 'duration':
        return proveDuration(says, about(DURATION_TOPICS), evidence);
      case 'time':
        return proveTime(says.minutes, about(DATE_TOPICS), evidence);
      case 'identifier':
        return proveIdentifier(kind, says.bare, evidence);
      case 'address':
        return proveAddress(says.bare, evidence);
      case 'link':
        return proveLink(says.url, evidence);
      case 'email':
        return proveEmail(says.address, evidence);
      case 'name':
        return proveName(kind, says.name, evidence);
      case 'quantity':
        return proveQuantity(says.count, says.of, evidence);
      case 'status':
        return proveStatus(says, ORDER.test(sentence?.text ?? ''), evidence);
      case 'promise':
        return provePromise(says, about(FREE_TOPICS), evidence);
      case 'unjudged':
        return null;
    }
  }
}

const GENERAL: ReadonlySet<Topic> = new Set(['total', 'subtotal', 'price', 'pay']);
const FREE_TOPICS = [
  'return',
  'replace',
  'exchange',
  'shipping',
  'ship',
  'expect',
  'deliver',
  'refund',
  'gift',
  'cancel',
] as const;
const ORDER = /(?<!\p{L})(?:order|bestellung|commande|pedido)(?!\p{L})/iu;
