import type { Evidence } from './evidence.ts';
import type { Says } from './finding.ts';
import { proven, unproven, type Verdict } from './verdict.ts';
import type { State } from './words/words.ts';

const WORDS: Record<State, string> = {
  shipped: 'has been shipped',
  onItsWay: 'is on its way',
  inTransit: 'is in transit',
  outForDelivery: 'is out for delivery',
  delivered: 'has been delivered',
  deliveryAttempted: 'could not be handed over',
  readyForPickup: 'is ready for pickup',
  processing: 'is being prepared',
  refunded: 'has been refunded',
  cancelled: 'has been cancelled',
  paid: 'has been paid',
  unpaid: 'has not been paid',
  returned: 'has come back',
  delayed: 'is delayed',
  onHold: 'is on hold',
  lost: 'is lost',
  replaced: 'has been replaced',
  addressChanged: 'has a new address',
};

/** A status is proven by facts that say the same, and not by some parcel's where all of the order is meant. */
export function proveStatus(
  { state, negated, extent }: Extract<Says, { what: 'status' }>,
  isAboutOrder: boolean,
  evidence: Evidence,
): Verdict {
  const { all, part, denied } = evidence.states.get(state) ?? { all: [], part: [], denied: [] };
  const isDivided = MOVING.has(state) && hasPartialStatus(evidence);
  if (negated) {
    // "The rest has not been shipped yet."
    if (isDivided && extent === 'part') return proven(...partialStatuses(evidence));
    if (denied.length > 0 && all.length === 0) return proven(...denied);
    // Not in full is what a part says; and unpaid is another word for not paid.
    if (extent === 'all' && part.length > 0 && all.length === 0) return proven(...part);
    const opposite =
      state === 'paid'
        ? evidence.states.get('unpaid')?.all
        : state === 'unpaid'
          ? evidence.states.get('paid')?.all
          : [];
    if (opposite && opposite.length > 0) return proven(...opposite);
    const anyStatus = evidence.known.filter(({ fact }) => fact.kind === 'status' && /order|fulfil/i.test(fact.id));
    if (state === 'cancelled' && all.length === 0 && anyStatus.length > 0)
      return proven(...anyStatus.map(({ fact }) => fact.id));
    return unproven(all.length > 0 ? `The facts say that it ${WORDS[state]}.` : 'No fact says so.');
  }
  // A parcel's status is not the order's while another part of it has not left.
  const isPartly = isDivided && (isAboutOrder || extent === 'all');
  if (extent === 'part' ? part.length > 0 : all.length > 0 && !isPartly)
    return proven(...(extent === 'part' ? part : all));
  if (extent === null && part.length > 0 && denied.length === 0 && !isPartly) return proven(...part);
  if (denied.length > 0)
    return unproven(
      `The facts say that it ${WORDS[state].replace(/^(has|is|could)/, '$1 not').replace('not not', '')}.`,
    );
  return unproven(
    part.length > 0
      ? `Only a part ${WORDS[state]}, or it is not known of all.`
      : `No fact says that it ${WORDS[state]}.`,
  );
}

const MOVING: ReadonlySet<State> = new Set(['shipped', 'onItsWay', 'inTransit', 'outForDelivery', 'delivered']);
const partialStatuses = ({ known }: Evidence) =>
  known
    .filter(({ fact }) => fact.kind === 'status' && /^PARTIALLY_FULFILLED/i.test(fact.value))
    .map(({ fact }) => fact.id);
const hasPartialStatus = (evidence: Evidence) => partialStatuses(evidence).length > 0;
