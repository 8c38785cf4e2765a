import type { Order } from '#app/domains/orders/order.ts';
import type { MatchableOrder } from './matchable-order.ts';

/** What the matcher knows of an order that Shopify told. */
export function toMatchable(order: Order): MatchableOrder {
  return {
    id: order.id,
    name: order.name,
    email: order.email ?? order.customer?.defaultEmailAddress?.emailAddress ?? null,
    phone: order.phone ?? order.shippingAddress?.phone ?? order.customer?.defaultPhoneNumber?.phoneNumber ?? null,
    customerName: order.customer?.displayName ?? null,
    createdAt: new Date(order.createdAt),
    cancelledAt: order.cancelledAt ? new Date(order.cancelledAt) : null,
    financialStatus: order.displayFinancialStatus ?? null,
    fulfillmentStatus: order.displayFulfillmentStatus,
    total: order.totalPriceSet.presentmentMoney.amount,
    currency: order.totalPriceSet.presentmentMoney.currencyCode,
    lineItems: order.lineItems.nodes.map((line) =>
      line.variantTitle ? `${line.title} / ${line.variantTitle}` : line.title,
    ),
    trackingNumbers: order.fulfillments.flatMap((fulfilment) =>
      fulfilment.trackingInfo.flatMap((tracking) => (tracking.number ? [tracking.number] : [])),
    ),
    postcode: order.shippingAddress?.zip ?? order.billingAddress?.zip ?? null,
  };
}
