import type { Claim } from '../fact.ts';
import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { DATE_TOPICS, proveDate, proveRelative } from './prove-dates.ts';
import { DURATION_TOPICS, proveDuration } from './prove-durations.ts';
import { proveEmail, proveIdentifier, proveLink, proveName, proveQuantity } from './prove-identifiers.ts';
import { MONEY_TOPICS, proveMoney, provePercent } from './prove-money.ts';
import { provePromise, proveStatus } from './prove-statuses.ts';
import type { Sentence } from './reading.ts';
import { type TopicIndex, topicsOf } from './topics.ts';
import { proven, unproven, type Verdict } from './verdict.ts';

/** What a judge needs beside the statement itself. */
export type Case = {
  draft: string;
  evidence: Evidence;
  index: TopicIndex;
  /** Weekdays of the dates that the draft gives and a fact proves. */
  saidDays: { weekday: number; factIds: string[] }[];
};

export function judge(finding: Finding, sentence: Sentence | undefined, { draft, evidence, index, saidDays }: Case): Claim {
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

  function proveFinding(): Verdict | null {
    const { says, kind } = finding;
    switch (says.what) {
      case 'money':
        return proveMoney(says, sentence?.isQuestion ? [] : about(MONEY_TOPICS), evidence);
      case 'percent':
        return provePercent(says.value, evidence);
      case 'date':
        return proveDate(says, about(DATE_TOPICS), evidence);
      case 'relative':
        return proveRelative(says, { text, topics: about(DATE_TOPICS), saidDays }, evidence);
      case 'duration':
        return proveDuration(says, about(DURATION_TOPICS), evidence);
      case 'time':
        return proveTime(says.minutes, evidence);
      case 'identifier':
        return proveIdentifier(kind, says.bare, evidence);
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
        return provePromise(says.topic, evidence);
      case 'unjudged':
        return null;
    }
  }
}

const ORDER = /(?<!\p{L})(?:order|bestellung|commande|pedido)(?!\p{L})/iu;

function proveTime(minutes: number[], evidence: Evidence): Verdict {
  const ids = evidence.known
    .filter(({ findings }) => findings.some(({ says }) => says.what === 'time' && says.minutes.some((one) => minutes.includes(one))))
    .map(({ fact }) => fact.id);
  return ids.length > 0 ? proven(...ids) : unproven('No fact gives this time of day.');
}
