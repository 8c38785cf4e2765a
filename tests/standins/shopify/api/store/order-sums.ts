import { minus, NOTHING, plus, share } from './money.ts';
import type { Amount, StoredFulfilment, StoredLine, StoredOrder, StoredRefund } from './types.ts';

/** What an order comes to, worked out from its lines, transactions and refunds, so that nothing can disagree. */
export function orderSums(order: StoredOrder) {
  const subtotal = plus(...order.lines.map(lineTotal));
  const total = plus(subtotal, order.shippingPrice);
  const received = plus(...succeeded(order, ['SALE', 'CAPTURE']));
  const refunded = plus(...succeeded(order, ['REFUND']));
  const takenOff = plus(...order.refunds.map((refund) => worthOf(order, refund)));
  const current = order.cancelledAt && received.shop === 0 ? NOTHING : minus(total, takenOff);
  return {
    subtotal,
    total,
    received,
    refunded,
    discounts: plus(...order.lines.map((line) => line.discount)),
    tax: taxWithin(total, order.taxRate),
    current,
    currentTax: taxWithin(current, order.taxRate),
    net: minus(received, refunded),
    refundedShipping: plus(...order.refunds.map((refund) => refund.shipping)),
    outstanding: minus(current, minus(received, refunded)),
  };
}

export function lineTotal(line: StoredLine): Amount {
  return minus(share(line.unitPrice, line.quantity), line.discount);
}

/** The tax that a price with tax contains. */
export function taxWithin(amount: Amount, rate: number): Amount {
  return share(amount, rate / (1 + rate));
}

/** A refund takes its lines and shipping off the order, or the money where that is more. */
function worthOf(order: StoredOrder, refund: StoredRefund): Amount {
  const goods = plus(...refund.lines.map((line) => line.subtotal), refund.shipping);
  const money = refundMoney(order, refund);
  return money.shop > goods.shop ? money : goods;
}

export function refundMoney(order: StoredOrder, refund: StoredRefund): Amount {
  return plus(
    ...order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id) && transaction.status === 'SUCCESS')
      .map((transaction) => transaction.amount),
  );
}

function succeeded(order: StoredOrder, kinds: string[]): Amount[] {
  return order.transactions
    .filter((transaction) => transaction.status === 'SUCCESS' && kinds.includes(transaction.kind))
    .map((transaction) => transaction.amount);
}

/** How many of a line are refunded, shipped, and still to be shipped. */
export function lineQuantities(order: StoredOrder, line: StoredLine) {
  const refundLines = order.refunds.flatMap((refund) => refund.lines).filter((refund) => refund.lineId === line.id);
  const refunded = refundLines.reduce((sum, refund) => sum + refund.quantity, 0);
  const neverShipped = refundLines.reduce((sum, refund) => sum + refund.neverShipped, 0);
  const shipped = liveFulfilments(order)
    .flatMap((fulfilment) => fulfilment.lines)
    .filter((shippedLine) => shippedLine.lineId === line.id)
    .reduce((sum, shippedLine) => sum + shippedLine.quantity, 0);
  return {
    refunded,
    shipped,
    current: order.cancelledAt && shipped === 0 ? 0 : line.quantity - refunded,
    refundable: line.quantity - refunded,
    unfulfilled: order.cancelledAt ? 0 : Math.max(0, line.quantity - shipped - neverShipped),
  };
}

export function liveFulfilments(order: StoredOrder): StoredFulfilment[] {
  return order.fulfilments.filter((fulfilment) => fulfilment.status !== 'CANCELLED');
}

export function financialStatus(order: StoredOrder): string {
  const { total, received, refunded } = orderSums(order);
  if (received.shop > 0) {
    if (refunded.shop >= received.shop) return 'REFUNDED';
    if (refunded.shop > 0) return 'PARTIALLY_REFUNDED';
    return received.shop >= total.shop ? 'PAID' : 'PARTIALLY_PAID';
  }
  if (order.transactions.some((transaction) => transaction.kind === 'VOID') || order.cancelledAt) return 'VOIDED';
  return order.transactions.some((transaction) => transaction.kind === 'AUTHORIZATION') ? 'AUTHORIZED' : 'PENDING';
}

export function fulfilmentStatus(order: StoredOrder): 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED' {
  const quantities = order.lines.map((line) => lineQuantities(order, line));
  if (quantities.every((line) => line.shipped === 0)) return 'UNFULFILLED';
  return quantities.some((line) => line.unfulfilled > 0) ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

/** Shopify's display status of a parcel: its newest event, or FULFILLED before the carrier said anything. */
export function parcelStatus(fulfilment: StoredFulfilment): string {
  if (fulfilment.status === 'CANCELLED') return 'CANCELED';
  return newestEvent(fulfilment)?.status ?? 'FULFILLED';
}

export function newestEvent(fulfilment: StoredFulfilment) {
  return [...fulfilment.events].sort((a, b) => a.happenedAt.localeCompare(b.happenedAt)).at(-1);
}
