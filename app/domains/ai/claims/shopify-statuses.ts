import type { Fact } from '../fact.ts';
import type { State } from './words/words.ts';

type Side = 'all' | 'part' | 'denied';
type Says = Partial<Record<Side, State[]>>;

const shippedOnly: State[] = ['shipped', 'onItsWay'];
/**
 * What each status proves and what it denies. Names: Shopify's Admin API, enums OrderDisplayFulfillmentStatus,
 * FulfillmentDisplayStatus, FulfillmentStatus, OrderDisplayFinancialStatus, OrderReturnStatus, ReturnStatus.
 */
const MEANINGS: Record<string, Says> = {
  FULFILLED: { all: shippedOnly },
  UNFULFILLED: { all: ['processing'], denied: ['shipped', 'onItsWay', 'inTransit', 'delivered', 'outForDelivery'] },
  PARTIALLY_FULFILLED: { part: shippedOnly, denied: ['delivered'] },
  IN_PROGRESS: { all: ['processing'], denied: ['shipped', 'onItsWay', 'inTransit', 'delivered', 'outForDelivery'] },
  PENDING_FULFILLMENT: {
    all: ['processing'],
    denied: ['shipped', 'onItsWay', 'inTransit', 'delivered', 'outForDelivery'],
  },
  OPEN: { all: ['processing'], denied: ['shipped', 'delivered'] },
  SCHEDULED: { denied: ['shipped', 'onItsWay', 'inTransit', 'delivered'] },
  ON_HOLD: { all: ['onHold'], denied: ['shipped', 'onItsWay', 'inTransit', 'delivered'] },
  RESTOCKED: { denied: ['shipped'] },
  SHIPPED: { all: shippedOnly },
  ATTEMPTED_DELIVERY: { all: ['shipped', 'deliveryAttempted'], denied: ['delivered'] },
  CANCELED: { all: ['cancelled'], denied: ['onItsWay'] },
  CANCELLED: { all: ['cancelled'], denied: ['onItsWay'] },
  CONFIRMED: { all: ['shipped'] },
  CARRIER_PICKED_UP: { all: [...shippedOnly, 'inTransit'], denied: ['delivered'] },
  DELIVERED: { all: ['shipped', 'delivered'], denied: ['onItsWay', 'inTransit', 'outForDelivery', 'lost'] },
  DELAYED: { all: [...shippedOnly, 'delayed', 'inTransit'], denied: ['delivered'] },
  FAILURE: { all: ['shipped'], denied: ['delivered'] },
  IN_TRANSIT: { all: [...shippedOnly, 'inTransit'], denied: ['delivered', 'outForDelivery'] },
  LABEL_PRINTED: { all: ['processing'], denied: ['delivered', 'inTransit'] },
  LABEL_PURCHASED: { all: ['processing'], denied: ['delivered', 'inTransit'] },
  MARKED_AS_FULFILLED: { all: ['shipped'] },
  NOT_DELIVERED: { all: ['shipped'], denied: ['delivered'] },
  OUT_FOR_DELIVERY: { all: [...shippedOnly, 'outForDelivery', 'inTransit'], denied: ['delivered'] },
  PICKED_UP: { all: ['delivered'] },
  READY_FOR_PICKUP: { all: ['readyForPickup'], denied: ['delivered'] },
  SUBMITTED: { all: ['processing'] },
  AUTHORIZED: { denied: ['paid', 'refunded'] },
  EXPIRED: { denied: ['paid', 'refunded'] },
  PAID: { all: ['paid'], denied: ['refunded', 'unpaid'] },
  PARTIALLY_PAID: { part: ['paid', 'unpaid'] },
  PENDING: { all: ['unpaid'], denied: ['paid', 'refunded'] },
  PARTIALLY_REFUNDED: { all: ['paid'], part: ['refunded'] },
  REFUNDED: { all: ['paid', 'refunded'] },
  VOIDED: { all: ['cancelled'], denied: ['paid', 'refunded'] },
  RETURNED: { all: ['returned'] },
  INSPECTION_COMPLETE: { all: ['returned'] },
  RETURN_REQUESTED: { denied: ['returned'] },
  RETURN_FAILED: { denied: ['returned'] },
  NO_RETURN: { denied: ['returned'] },
  LOST: { all: ['lost', 'shipped'], denied: ['delivered'] },
};

/** Statuses that mean something else where the fact is about a refund, a return or a payment. */
const OF_REFUND: Record<string, Says> = {
  SUCCESS: { all: ['refunded'] },
  COMPLETED: { all: ['refunded'] },
  PROCESSED: { all: ['refunded'] },
  ISSUED: { all: ['refunded'] },
  DONE: { all: ['refunded'] },
  PENDING: { denied: ['refunded'] },
  PROCESSING: { denied: ['refunded'] },
  APPROVED: { denied: ['refunded'] },
};
const OF_RETURN: Record<string, Says> = {
  OPEN: { denied: ['returned'] },
  IN_PROGRESS: { denied: ['returned'] },
  REQUESTED: { denied: ['returned'] },
  CLOSED: { all: ['returned'] },
  RECEIVED: { all: ['returned'] },
};

/** @returns each state that a status fact speaks of, and on which side. */
export function statesOf({ id, value }: Fact): [State, Side][] {
  const name = value
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const special = /refund/i.test(id) ? OF_REFUND[name] : /return(?!.*fulfil)/i.test(id) ? OF_RETURN[name] : undefined;
  const says = special ?? MEANINGS[name] ?? {};
  return (Object.entries(says) as [Side, State[]][]).flatMap(([side, states]) =>
    states.map((state): [State, Side] => [state, side]),
  );
}
