import type { StatusMention } from './find-statuses.ts';
import { statesSomething } from './find-statuses.ts';
import type { KnownFact } from './knowledge.ts';
import { allWords } from './words/languages.ts';
import type { StatusName } from './words/word-table.ts';

/** What a fact says about a state. `weak`: only as long as no other fact says more ("shipped" leaves delivery open). */
export type StatusEvidence = { factId: string; status: StatusName; holds: boolean; weak: boolean };

type Implied = { yes?: StatusName[]; no?: StatusName[]; weakYes?: StatusName[]; weakNo?: StatusName[] };

const GONE: StatusName[] = ['processing', 'on-hold'];
const shipped: Implied = {
  yes: ['shipped'],
  no: GONE,
  weakYes: ['on-way'],
  weakNo: ['delivered', 'cancelled', 'returned'],
};
const travelling: Implied = {
  yes: ['shipped', 'on-way'],
  no: GONE,
  weakNo: ['delivered', 'cancelled', 'returned', 'lost'],
};
const waiting: Implied = {
  no: ['shipped', 'on-way', 'delivered', 'out-for-delivery'],
  weakYes: ['processing'],
  weakNo: ['cancelled'],
};
const arrived: Implied = {
  yes: ['delivered', 'shipped'],
  no: ['on-way', 'out-for-delivery', 'lost', ...GONE],
  weakNo: ['cancelled', 'returned'],
};
const isPaid: Implied = {
  yes: ['paid'],
  no: ['payment-pending', 'payment-failed'],
  weakNo: ['refunded', 'fully-refunded', 'part-refunded', 'cancelled'],
};
const unpaid: Implied = { yes: ['payment-pending'], no: ['paid', 'refunded', 'fully-refunded'] };

/**
 * Shopify's enums (OrderDisplayFinancialStatus, OrderDisplayFulfillmentStatus, FulfillmentDisplayStatus, FulfillmentStatus,
 * ReturnStatus, OrderReturnStatus, OrderTransactionStatus), version 2026-10: https://shopify.dev/docs/api/admin-graphql.
 */
const ENUMS: Record<string, Implied> = {
  FULFILLED: shipped,
  SHIPPED: shipped,
  DISPATCHED: shipped,
  MARKED_AS_FULFILLED: shipped,
  PARTIALLY_FULFILLED: {},
  PARTIAL: {},
  UNFULFILLED: waiting,
  UNSHIPPED: waiting,
  OPEN: waiting,
  SCHEDULED: waiting,
  PENDING_FULFILLMENT: waiting,
  REQUEST_DECLINED: waiting,
  RESTOCKED: waiting,
  IN_PROGRESS: { yes: ['processing'], no: ['shipped', 'delivered', 'on-way'] },
  PROCESSING: { yes: ['processing'], no: ['shipped', 'delivered', 'on-way'] },
  ON_HOLD: { yes: ['on-hold'], no: ['shipped', 'delivered', 'on-way'], weakYes: ['delayed'] },
  CONFIRMED: waiting,
  SUBMITTED: waiting,
  LABEL_PRINTED: waiting,
  LABEL_PURCHASED: waiting,
  CARRIER_PICKED_UP: travelling,
  PICKED_UP: arrived,
  IN_TRANSIT: travelling,
  OUT_FOR_DELIVERY: { ...travelling, yes: ['shipped', 'on-way', 'out-for-delivery'] },
  ATTEMPTED_DELIVERY: { yes: ['shipped', 'attempted'], no: ['delivered', ...GONE], weakYes: ['on-way'] },
  DELAYED: { yes: ['shipped', 'delayed', 'on-way'], no: GONE, weakNo: ['delivered'] },
  READY_FOR_PICKUP: { yes: ['pickup'], no: ['delivered'], weakYes: ['shipped'] },
  DELIVERED: arrived,
  NOT_DELIVERED: { yes: ['shipped'], no: ['delivered'] },
  FAILURE: { yes: ['shipped', 'attempted'], no: ['delivered'] },
  LOST: { yes: ['lost', 'shipped'], no: ['delivered'] },
  CANCELED: { yes: ['cancelled'], no: ['shipped', 'on-way', 'delivered'] },
  CANCELLED: { yes: ['cancelled'], weakNo: ['shipped', 'on-way', 'delivered'] },
  VOIDED: { yes: ['cancelled'], no: ['paid'], weakNo: ['refunded'] },
  PAID: isPaid,
  SUCCESS: {},
  AUTHORIZED: { ...unpaid, no: ['paid', 'refunded'] },
  PENDING: unpaid,
  EXPIRED: { yes: ['payment-failed'], no: ['paid'] },
  PARTIALLY_PAID: { no: ['fully-refunded'] },
  REFUNDED: { yes: ['refunded', 'fully-refunded'], no: ['part-refunded', 'refund-pending'], weakYes: ['paid'] },
  FULLY_REFUNDED: { yes: ['refunded', 'fully-refunded'], no: ['part-refunded', 'refund-pending'] },
  PARTIALLY_REFUNDED: { yes: ['part-refunded', 'refunded'], no: ['fully-refunded'], weakYes: ['paid'] },
  RETURNED: { yes: ['returned'], weakYes: ['delivered', 'shipped'] },
  INSPECTION_COMPLETE: { yes: ['returned'] },
  RETURN_RECEIVED: { yes: ['returned'] },
  RETURN_REQUESTED: { no: ['returned'] },
  RETURN_IN_PROGRESS: { yes: ['return-open'], weakNo: ['returned'] },
  RETURN_FAILED: { no: ['returned'] },
  NO_RETURN: { no: ['returned'] },
  RETURN_TO_SENDER: { yes: ['to-sender'], no: ['delivered'] },
  IN_STOCK: { yes: ['in-stock'], no: ['out-of-stock'] },
  OUT_OF_STOCK: { yes: ['out-of-stock'], no: ['in-stock'] },
  SOLD_OUT: { yes: ['out-of-stock'], no: ['in-stock'] },
};

/** The same word means another thing of a refund or a return than of an order. */
const OF_REFUND: Record<string, Implied> = {
  PENDING: { yes: ['refund-pending'], no: ['refunded', 'fully-refunded'] },
  PROCESSING: { yes: ['refund-pending'], no: ['refunded', 'fully-refunded'] },
  IN_PROGRESS: { yes: ['refund-pending'], no: ['refunded', 'fully-refunded'] },
  SUCCESS: { yes: ['refunded'] },
  COMPLETED: { yes: ['refunded'] },
  ISSUED: { yes: ['refunded'] },
  PROCESSED: { yes: ['refunded'] },
  DONE: { yes: ['refunded'] },
  APPROVED: { yes: ['refund-pending'], weakNo: ['refunded'] },
  FAILURE: { no: ['refunded', 'fully-refunded'] },
};
const OF_RETURN: Record<string, Implied> = {
  OPEN: { yes: ['return-open'], weakNo: ['returned'] },
  CLOSED: { yes: ['returned'] },
  REQUESTED: { no: ['returned'] },
  DECLINED: { no: ['returned'] },
  RECEIVED: { yes: ['returned'] },
  IN_PROGRESS: { yes: ['return-open'], weakNo: ['returned'] },
  PROCESSED: { yes: ['returned'] },
  APPROVED: { yes: ['return-open'], weakNo: ['returned'] },
};
const OF_PAYMENT: Record<string, Implied> = {
  SUCCESS: isPaid,
  FAILURE: { yes: ['payment-failed'], no: ['paid'] },
  FAILED: { yes: ['payment-failed'], no: ['paid'] },
  CAPTURED: isPaid,
};

/** What wording in a text says by itself, and what follows from it. */
const FOLLOWS: Partial<Record<StatusName, Implied>> = {
  shipped,
  'on-way': travelling,
  delivered: arrived,
  'out-for-delivery': ENUMS.OUT_FOR_DELIVERY ?? {},
  processing: ENUMS.IN_PROGRESS ?? {},
  paid: isPaid,
  'fully-refunded': ENUMS.REFUNDED ?? {},
  'part-refunded': ENUMS.PARTIALLY_REFUNDED ?? {},
  refunded: { yes: ['refunded'], weakYes: ['fully-refunded'] },
  attempted: ENUMS.ATTEMPTED_DELIVERY ?? {},
  pickup: ENUMS.READY_FOR_PICKUP ?? {},
  'to-sender': { yes: ['to-sender'], no: ['delivered'] },
  lost: ENUMS.LOST ?? {},
};

/** Everything that one fact says about states. */
export function statusEvidence(known: KnownFact): StatusEvidence[] {
  const { fact, idWords } = known;
  const has = (...words: string[]) => idWords.some((word) => words.includes(word));
  if (fact.kind === 'policy' || fact.kind === 'url' || fact.kind === 'email') return [];
  if (fact.kind === 'date') return unfold(fact.id, dateImplies(known));
  if (fact.kind === 'money')
    return has('refund', 'refunds', 'refunded')
      ? unfold(fact.id, { weakYes: ['refunded', 'part-refunded'], yes: [] })
      : [];
  if (fact.kind === 'tracking') return unfold(fact.id, { weakYes: ['shipped', 'on-way'] });
  if (fact.kind !== 'status' && fact.kind !== 'text') return [];
  const name = fact.value
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const special = has('refund', 'refunds')
    ? OF_REFUND[name]
    : has('return', 'returns')
      ? OF_RETURN[name]
      : has('payment', 'financial', 'transaction')
        ? OF_PAYMENT[name]
        : undefined;
  const implied = special ?? ENUMS[name];
  return implied ? unfold(fact.id, implied) : wordedEvidence(known);
}

function dateImplies({ topics, idWords }: KnownFact): Implied {
  if (
    idWords.some((word) =>
      /^(?:eta|estimated?|expected|due|deadline|until|latest|earliest|promised|by|scheduled|planned)$/.test(word),
    )
  )
    return {};
  if (topics.has('refund')) return { yes: ['refunded'] };
  if (topics.has('cancel')) return { yes: ['cancelled'], no: ['delivered'] };
  if (topics.has('return') && idWords.includes('returned')) return { yes: ['returned'] };
  if (topics.has('delivery') && idWords.includes('delivered')) return arrived;
  if (topics.has('dispatch')) return shipped;
  if (topics.has('payment')) return isPaid;
  return {};
}

function unfold(factId: string, { yes = [], no = [], weakYes = [], weakNo = [] }: Implied): StatusEvidence[] {
  const list = (names: StatusName[], holds: boolean, weak: boolean) =>
    names.map((status) => ({ factId, status, holds, weak }));
  return [
    ...list(yes, true, false),
    ...list(no, false, false),
    ...list(weakYes, true, true),
    ...list(weakNo, false, true),
  ];
}

/** "Delivered, left with a neighbour"; "shipped on 3 October"; "noch nicht versendet". */
function wordedEvidence(known: KnownFact): StatusEvidence[] {
  return known.clauses.flatMap((clause) => {
    if (!statesSomething(clause)) return [];
    return allWords.flatMap((words) =>
      words.statuses.flatMap(([status, pattern]) =>
        [...clause.text.matchAll(pattern)].flatMap((match): StatusEvidence[] => {
          const before = clause.text.slice(0, match.index);
          const negated = before.search(words.negation) >= 0;
          const open = [...before.matchAll(words.auxiliary)].at(-1);
          if (open && open.groups?.done === undefined) return [];
          if (negated) return unfold(known.fact.id, { no: [status] });
          return unfold(known.fact.id, FOLLOWS[status] ?? { yes: [status] });
        }),
      ),
    );
  });
}

/** States of a mention that prove it as well: a full refund is a refund. */
export function provingStates({ status }: StatusMention): StatusName[] {
  if (status === 'refunded') return ['refunded', 'fully-refunded', 'part-refunded'];
  return [status];
}
