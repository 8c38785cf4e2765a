import type { Evidence } from './evidence.ts';
import type { Says } from './finding.ts';
import { topicsOf } from './topics.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { Topic } from './words/words.ts';

export const DURATION_TOPICS: readonly Topic[] = [
  'return',
  'refund',
  'exchange',
  'ship',
  'deliver',
  'expect',
  'shipping',
  'cancel',
  'warranty',
  'contact',
  'replace',
  'pay',
];

/** What may take the same time in the words of a policy and of a reply. */
const GROUPS: readonly (readonly Topic[])[] = [
  ['deliver', 'expect', 'shipping', 'ship'],
  ['return', 'exchange'],
  ['refund', 'pay'],
];

/**
 * A span of time is proven by a policy or a note that gives the same span for the same kind of thing. "Within 5 days" may
 * also be the upper end of "3–5 days".
 */
export function proveDuration(says: Extract<Says, { what: 'duration' }>, topics: Topic[], evidence: Evidence): Verdict {
  let otherThing: string | null = null;
  const ids: string[] = [];
  for (const { fact, topics: idTopics, findings, reading, index } of evidence.known) {
    for (const finding of findings) {
      if (!isSameSpan(finding.says, says)) continue;
      const sentence = reading.sentences.find(({ start, end }) => finding.start >= start && finding.start < end);
      const nearest = topicsOf(finding, sentence, index, DURATION_TOPICS);
      const about = nearest.length > 0 ? nearest : idTopics;
      if (compatible(topics, about)) ids.push(fact.id);
      else otherThing ??= fact.id;
    }
    const isCount =
      fact.kind === 'number' && /day|week|hour|window|period|deadline|time|month|year|within|warrant/i.test(fact.id);
    if (
      isCount &&
      [says.to, says.to / 24, says.to / 168, says.to / 12].includes(Number(fact.value)) &&
      compatible(topics, idTopics)
    )
      ids.push(fact.id);
  }
  if (ids.length > 0) return proven(...ids);
  return unproven(
    otherThing ? `The facts give this time for something else (${otherThing}).` : 'No fact or policy gives this time.',
  );
}

function isSameSpan(fact: Says, claim: Extract<Says, { what: 'duration' }>): boolean {
  if (fact.what !== 'duration' || fact.unit !== claim.unit) return false;
  if (fact.from === claim.from && fact.to === claim.to) return true;
  return claim.from === claim.to && claim.to === fact.to;
}

function compatible(claim: Topic[], fact: Topic[]): boolean {
  if (claim.length === 0 || fact.length === 0) return true;
  return claim.some((one) =>
    fact.some((other) => one === other || GROUPS.some((group) => group.includes(one) && group.includes(other))),
  );
}
