import type { StatusMention } from './find-statuses.ts';
import type { Knowledge } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { sharedWords } from './restate.ts';
import { provingStates, type StatusEvidence, statusEvidence } from './status-facts.ts';
import type { StatusName } from './words/word-table.ts';

const evidenceOf = new WeakMap<Knowledge, StatusEvidence[]>();

function allEvidence(knowledge: Knowledge): StatusEvidence[] {
  let evidence = evidenceOf.get(knowledge);
  if (!evidence) {
    evidence = knowledge.facts.flatMap(statusEvidence);
    evidenceOf.set(knowledge, evidence);
  }
  return evidence;
}

/**
 * A state needs a fact that says the same. What a fact only suggests (a parcel that has shipped is on its way) counts as
 * long as no other fact says otherwise. A replacement is another parcel: the order's own state says nothing about it.
 */
export function proveStatus(mention: StatusMention, knowledge: Knowledge): Proof {
  const evidence = isOfReplacement(mention) ? replacementEvidence(knowledge) : allEvidence(knowledge);
  if (mention.status === 'shipped' && isPart(mention, knowledge)) return proven(partFacts(knowledge));
  if (isWholeOfPart(mention, knowledge)) return unproven('The order has been sent in part only.');
  if (mention.status === 'changed') return proveAction(mention, knowledge);
  const about = evidence.filter((found) => provingStates(mention).includes(found.status));
  const wanted = !mention.negated;
  const strong = about.filter((found) => !found.weak);
  const clear = strong.filter((found) => found.holds === wanted);
  if (clear.length > 0) return proven(clear.map((found) => found.factId));
  const weak = about.filter((found) => found.weak && found.holds === wanted);
  if (strong.length === 0 && weak.length > 0) return proven(weak.map((found) => found.factId));
  const against = about.some((found) => found.holds !== wanted);
  return unproven(against ? 'The facts say otherwise.' : 'No fact says so.');
}

/** Whether the facts bear a plain state out and none says otherwise. */
export function provePlainState(status: StatusName, knowledge: Knowledge): Proof {
  const about = allEvidence(knowledge).filter((found) => found.status === status);
  const holding = about.filter((found) => found.holds);
  const denied = about.some((found) => !found.holds && !found.weak);
  const holds = holding.some((found) => !found.weak) || (holding.length > 0 && !denied);
  return holds ? proven(holding.map((found) => found.factId)) : unproven('No fact says so.');
}

/** "We have removed the charge": needs a record, not a policy, that speaks of the same. */
function proveAction(mention: StatusMention, knowledge: Knowledge): Proof {
  const records = knowledge.facts.filter((known) => !['policy', 'product', 'person'].includes(known.fact.kind));
  const found = records.filter((known) => sharedWords(mention.clause, known) >= 2);
  return found.length > 0
    ? proven(found.map((known) => known.fact.id))
    : unproven('No fact says that this has been done.');
}

const REPLACEMENT =
  /(?<!\p{L})(?:replacement|ersatz\p{L}*|remplacement|reemplazo|sustituto|new one|new parcel|second parcel|reshipment)(?!\p{L})/iu;
const PARCEL_STATES = new Set<StatusName>(['shipped', 'on-way', 'delivered', 'out-for-delivery', 'processing']);

function isOfReplacement(mention: StatusMention): boolean {
  return PARCEL_STATES.has(mention.status) && REPLACEMENT.test(mention.clause.text);
}

function replacementEvidence(knowledge: Knowledge): StatusEvidence[] {
  const own = knowledge.facts.filter(
    (known) =>
      known.idWords.some((word) => /^(?:replacement|reship|resend|exchange)/.test(word)) ||
      REPLACEMENT.test(known.text),
  );
  return own.flatMap(statusEvidence);
}

const IS_PARTIAL = /^(?:partially_fulfilled|partial|partially_shipped|partially fulfilled|partially shipped)$/i;
const partFacts = (knowledge: Knowledge) =>
  knowledge.facts.filter((known) => IS_PARTIAL.test(known.fact.value.trim())).map((known) => known.fact.id);
const isPart = (mention: StatusMention, knowledge: Knowledge) => mention.part && partFacts(knowledge).length > 0;

/** "Your whole order has been delivered": the state of one parcel does not say it of all. */
const isWholeOfPart = (mention: StatusMention, knowledge: Knowledge) =>
  mention.whole && !mention.negated && PARCEL_STATES.has(mention.status) && partFacts(knowledge).length > 0;

/** A refund that stands in the books: a status, a date or an amount of one. */
export function hasRefundRecord(knowledge: Knowledge): boolean {
  return allEvidence(knowledge).some(
    (found) => found.holds && ['refunded', 'fully-refunded', 'part-refunded', 'refund-pending'].includes(found.status),
  );
}

/** Whether a fact speaks of the order as cancelled. */
export function isCancelled(knowledge: Knowledge): boolean {
  return allEvidence(knowledge).some((found) => found.status === 'cancelled' && found.holds && !found.weak);
}
