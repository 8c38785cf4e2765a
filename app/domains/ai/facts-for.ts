import type { Order } from '#app/domains/orders/order.ts';
import type { Fact, FactKind } from './fact.ts';

export type FactSources = {
  /** null when no order belongs to the conversation, or the sender is not borne out. */
  order: Order | null;
  shop: { name: string };
  /** As the mail names the sender. */
  customerName: string;
};

/**
 * What a reply may say: one fact a field, with an id that says where it stands. Addresses, phone numbers and notes of the
 * order stay out: no answer needs them, and what is not in the prompt cannot leak.
 */
export function factsFor({ order, shop, customerName }: FactSources): Fact[] {
  const facts: Fact[] = [];
  const add = (id: string, kind: FactKind, value: string | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') facts.push({ id, kind, value });
  };
  add('shop.name', 'text', shop.name);
  add('customer.name', 'person', order?.customer?.displayName ?? customerName);
  if (!order) return facts;

  const money = (bag: { presentmentMoney: { amount: string; currencyCode: string } } | null | undefined) =>
    bag ? `${bag.presentmentMoney.amount} ${bag.presentmentMoney.currencyCode}` : null;
  const isZero = (value: string | null) => value !== null && Number.parseFloat(value) === 0;
  const addMoney = (id: string, value: string | null) => add(id, 'money', isZero(value) ? null : value);

  add('order.name', 'order', order.name);
  add('order.placedOn', 'date', order.createdAt);
  add('order.financialStatus', 'status', order.displayFinancialStatus);
  add('order.fulfillmentStatus', 'status', order.displayFulfillmentStatus);
  add('order.cancelledOn', 'date', order.cancelledAt);
  add('order.cancelled', 'status', order.cancelledAt ? 'CANCELLED' : null);
  addMoney('order.total', money(order.currentTotalPriceSet));
  addMoney('order.originalTotal', money(order.totalPriceSet));
  addMoney('order.subtotal', money(order.subtotalPriceSet));
  addMoney('order.shipping', money(order.totalShippingPriceSet));
  addMoney('order.tax', money(order.totalTaxSet));
  addMoney('order.discount', money(order.totalDiscountsSet));
  addMoney('order.refunded', money(order.totalRefundedSet));
  add('order.statusPage', 'url', order.statusPageUrl);

  order.lineItems.nodes.forEach((line, index) => {
    const at = `product.${index + 1}`;
    add(`${at}.title`, 'product', line.variantTitle ? `${line.title} / ${line.variantTitle}` : line.title);
    add(`${at}.quantity`, 'number', String(line.currentQuantity));
    addMoney(`${at}.price`, money(line.originalUnitPriceSet));
    addMoney(`${at}.total`, money(line.discountedTotalSet));
  });
  order.fulfillments.forEach((fulfilment, index) => {
    const at = `fulfilment.${index + 1}`;
    add(`${at}.status`, 'status', fulfilment.displayStatus ?? fulfilment.status);
    add(`${at}.shippedOn`, 'date', fulfilment.createdAt);
    add(`${at}.inTransitOn`, 'date', fulfilment.inTransitAt);
    add(`${at}.deliveredOn`, 'date', fulfilment.deliveredAt);
    add(`${at}.eta`, 'date', fulfilment.deliveredAt ? null : fulfilment.estimatedDeliveryAt);
    fulfilment.trackingInfo.forEach((tracking, parcel) => {
      const suffix = parcel === 0 ? '' : `.${parcel + 1}`;
      add(`${at}.carrier${suffix}`, 'text', tracking.company);
      add(`${at}.tracking${suffix}`, 'tracking', tracking.number);
      add(`${at}.url${suffix}`, 'url', tracking.url);
    });
    const scan = fulfilment.events.nodes[0];
    add(`${at}.lastScan`, 'text', scan && [scan.message, scan.city].filter(Boolean).join(', '));
    add(`${at}.lastScanOn`, 'date', scan?.happenedAt);
  });
  order.refunds.forEach((refund, index) => {
    addMoney(`refund.${index + 1}.amount`, money(refund.totalRefundedSet));
    add(`refund.${index + 1}.on`, 'date', refund.createdAt);
  });
  return facts;
}
