import type { Evidence } from './evidence.ts';
import type { Says } from './finding.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { State, Topic } from './words/words.ts';

const PROMISES: Partial<Record<Topic, string>> = {
  refund: 'a refund',
  replace: 'a replacement',
  exchange: 'an exchange',
  return: 'a return',
  cancel: 'a cancellation',
  discount: 'a discount',
  credit: 'credit or a voucher',
  compensation: 'compensation',
  gift: 'a gift',
  express: 'faster shipping',
  fee: 'to take over costs',
  free: 'something free of charge',
  contact: 'a call',
  warranty: 'this guarantee',
};

/** States that make good on a promise. */
const KEPT: Partial<Record<Topic, State>> = {
  refund: 'refunded',
  cancel: 'cancelled',
  replace: 'replaced',
  return: 'returned',
  exchange: 'replaced',
};

/** Where goods go: what is free of one of these is not free of another. */
const FREE_OF: readonly (readonly Topic[])[] = [
  ['shipping', 'ship', 'expect', 'deliver'],
  ['return'],
  ['exchange'],
  ['replace'],
  ['refund'],
  ['gift'],
  ['cancel'],
];

/** A promise is proven by a policy or a note that grants it, or by the fact that it is already kept. */
export function provePromise(
  { topic, isAtOnce }: Extract<Says, { what: 'promise' }>,
  about: Topic[],
  evidence: Evidence,
): Verdict {
  const granting = (evidence.granted.get(topic) ?? [])
    // A refund "once we have the return" is no refund today.
    .filter((grant) => !(isAtOnce && grant.isLater) && (topic !== 'free' || sameThing(about, grant.about)))
    .map(({ factId }) => factId);
  const state = KEPT[topic];
  const standing = state ? evidence.states.get(state) : undefined;
  const kept = [...(standing?.all ?? []), ...(standing?.part ?? [])];
  if (granting.length + kept.length > 0) return proven(...granting, ...kept);
  return unproven(`No fact or policy grants ${PROMISES[topic] ?? 'this'}.`);
}

function sameThing(claim: Topic[], grant: Topic[]): boolean {
  const kinds = (topics: Topic[]) => FREE_OF.filter((group) => group.some((topic) => topics.includes(topic)));
  const [claimed, granted] = [kinds(claim), kinds(grant)];
  // Free shipping does not make an unnamed thing free.
  if (claimed.length === 0)
    return granted.length === 0 || granted.some((group) => !group.includes('shipping') && !group.includes('return'));
  return granted.length === 0 || claimed.some((group) => granted.includes(group));
}
