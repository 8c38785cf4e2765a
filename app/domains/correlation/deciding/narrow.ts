import type { Talk } from '../signals/talk.ts';
import { RECENT_DAYS, type Weighed } from './weigh.ts';

/** Older orders are not what a mail is about unless it says so; defects and late deliveries fall inside. */
const LONG_DAYS = 180;

/**
 * Those of a customer's orders that a mail without a number can be about, by time and state. The narrowest group that
 * holds any: recent and in a state that fits what the mail talks of, then less recent, then in any state.
 */
export function narrowByFit(own: Weighed[], talk: Talk): Weighed[] {
  const groups = [
    own.filter((one) => fitsState(one, talk) && one.ageDays <= recency(one, talk)),
    own.filter((one) => fitsState(one, talk) && one.ageDays <= LONG_DAYS),
    own.filter((one) => !isClosed(one) && one.ageDays <= LONG_DAYS),
  ];
  return groups.find((group) => group.length > 0) ?? [];
}

/**
 * The one order of which the mail says all that it says of any of them, and more: "the bowl" when one of two orders
 * has a bowl. null where none stands out.
 */
export function standsOut(orders: Weighed[]): Weighed | null {
  const best = orders.find((one) => orders.every((other) => other === one || isLess(other.traits, one.traits)));
  return best && best.traits.size > 0 ? best : null;
}

function isLess(traits: Set<string>, than: Set<string>): boolean {
  return traits.size < than.size && [...traits].every((trait) => than.has(trait));
}

/** Nothing more will happen with it. */
export function isClosed({ order }: Weighed): boolean {
  return order.cancelledAt !== null || order.financialStatus === 'REFUNDED' || order.financialStatus === 'VOIDED';
}

/** Closed, or so old that a new mail hardly means it. */
export function isPast(one: Weighed): boolean {
  return isClosed(one) || one.ageDays > LONG_DAYS;
}

function fitsState(one: Weighed, talk: Talk): boolean {
  if (isClosed(one)) return talk.undoing || (talk.charged && one.traits.size > 0);
  if (talk.goods) return isShipped(one);
  return talk.beforeShipping ? !isShipped(one) || one.order.fulfillmentStatus === 'PARTIALLY_FULFILLED' : true;
}

function recency(one: Weighed, talk: Talk): number {
  // What was never shipped stays open for long, and what broke may break late.
  return (!isShipped(one) && !isClosed(one)) || talk.defect ? LONG_DAYS : RECENT_DAYS;
}

function isShipped({ order }: Weighed): boolean {
  const status = order.fulfillmentStatus;
  return status === 'FULFILLED' || status === 'PARTIALLY_FULFILLED' || order.trackingNumbers.length > 0;
}
