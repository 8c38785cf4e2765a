import { formatMoment } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { OrderCardData } from '../order-view.ts';

const deliveryStates: Record<OrderCardData['delivery']['state'], string> = {
  unfulfilled: 'Not sent yet',
  partial: 'Partly sent',
  fulfilled: 'Sent',
  'in-transit': 'On its way',
  'out-for-delivery': 'Out for delivery',
  delivered: 'Delivered',
  failed: 'Delivery failed',
};

const paymentStates: Record<OrderCardData['payment']['state'], string> = {
  paid: 'Paid',
  'partly-paid': 'Partly paid',
  pending: 'Not paid yet',
  authorized: 'Authorised, not captured',
  refunded: 'Refunded',
  'partly-refunded': 'Partly refunded',
  voided: 'Payment voided',
};

/** "Delivered Thu 19 Nov, 14:20"; a cancelled order says so instead. */
export function deliveryWords(order: OrderCardData, now: string, viewer: Viewer): string {
  if (order.cancelledAt) return `Cancelled ${formatMoment(order.cancelledAt, now, viewer)}`;
  const { state, at } = order.delivery;
  const word = deliveryStates[state];
  return at && state !== 'unfulfilled' ? `${word} ${formatMoment(at, now, viewer)}` : word;
}

/** "Paid, Visa 4242". */
export function paymentWords(order: OrderCardData): string {
  const word = paymentStates[order.payment.state];
  return order.payment.method ? `${word}, ${order.payment.method}` : word;
}
