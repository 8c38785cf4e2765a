import { minorUnits } from '#app/domains/orders/minor-units.ts';
import type { Order } from '#app/domains/orders/order.ts';
import type { OrderCopy } from '#app/domains/orders/read-order.server.ts';
import type { Money } from '#app/ui/viewer.ts';
import type { OrderCardData } from './order-view.ts';

type Amount = { amount: string; currencyCode: string };

/** An amount as the customer paid it. */
export function presentment(bag: { presentmentMoney: Amount }): Money {
  const { amount, currencyCode } = bag.presentmentMoney;
  return { minor: minorUnits(amount, currencyCode), currency: currencyCode };
}

/** An order as its card shows it, in the currency that the customer paid in. */
export function orderCard({ order, readAt }: OrderCopy, events: number): OrderCardData {
  const unlessZero = (bag: { presentmentMoney: Amount } | null | undefined) => {
    const money = bag ? presentment(bag) : null;
    return money && money.minor !== 0 ? money : null;
  };
  return {
    id: order.id,
    name: order.name,
    href: `shopify:admin/orders/${order.id.split('/').at(-1)}`,
    placedAt: order.createdAt,
    cancelledAt: order.cancelledAt ?? null,
    delivery: delivery(order),
    lines: order.lineItems.nodes.map((line) => ({
      id: line.id,
      title: line.title,
      variant: line.variantTitle ?? null,
      quantity: line.currentQuantity,
      unit: presentment(line.originalUnitPriceSet),
      total: presentment(line.discountedTotalSet),
      image: line.image?.url ?? null,
    })),
    totals: {
      shipping: presentment(order.totalShippingPriceSet),
      discount: unlessZero(order.totalDiscountsSet),
      tax: unlessZero(order.totalTaxSet),
      taxIncluded: taxIncluded(order),
      refunded: unlessZero(order.totalRefundedSet),
      total: presentment(order.totalPriceSet),
    },
    payment: { state: paymentState(order), method: paymentMethod(order) },
    readAt: readAt.toISOString(),
    events,
  };
}

/** Subtotal and shipping already make the total: then tax is part of the prices. */
function taxIncluded(order: Order): boolean {
  if (!order.subtotalPriceSet) return false;
  const sum = presentment(order.subtotalPriceSet).minor + presentment(order.totalShippingPriceSet).minor;
  return sum === presentment(order.totalPriceSet).minor;
}

function delivery(order: Order): OrderCardData['delivery'] {
  const shipments = order.fulfillments
    .filter((fulfilment) => fulfilment.status !== 'CANCELLED')
    .flatMap((fulfilment) =>
      fulfilment.trackingInfo.map(({ company, number, url }) => ({
        carrier: company ?? null,
        number: number ?? '',
        url: url ? String(url) : null,
      })),
    )
    .filter((shipment) => shipment.number !== '');
  const newest = order.fulfillments.at(-1);
  const { state, at } = deliveryState(order, newest);
  return { state, at, shipments };
}

function deliveryState(
  order: Order,
  newest: Order['fulfillments'][number] | undefined,
): { state: OrderCardData['delivery']['state']; at: string | null } {
  if (!newest || order.displayFulfillmentStatus === 'UNFULFILLED') return { state: 'unfulfilled', at: null };
  if (order.displayFulfillmentStatus === 'PARTIALLY_FULFILLED') return { state: 'partial', at: newest.createdAt };
  const scannedAt: string = newest.events.nodes[0]?.happenedAt ?? newest.createdAt;
  switch (newest.displayStatus) {
    case 'DELIVERED':
    case 'PICKED_UP':
      return { state: 'delivered', at: newest.deliveredAt ?? scannedAt };
    case 'OUT_FOR_DELIVERY':
      return { state: 'out-for-delivery', at: scannedAt };
    case 'IN_TRANSIT':
    case 'CARRIER_PICKED_UP':
    case 'DELAYED':
      return { state: 'in-transit', at: newest.inTransitAt ?? scannedAt };
    case 'FAILURE':
    case 'NOT_DELIVERED':
    case 'ATTEMPTED_DELIVERY':
      return { state: 'failed', at: scannedAt };
    default:
      return { state: 'fulfilled', at: newest.createdAt };
  }
}

function paymentState(order: Order): OrderCardData['payment']['state'] {
  switch (order.displayFinancialStatus) {
    case 'PAID':
      return 'paid';
    case 'PARTIALLY_PAID':
      return 'partly-paid';
    case 'REFUNDED':
      return 'refunded';
    case 'PARTIALLY_REFUNDED':
      return 'partly-refunded';
    case 'AUTHORIZED':
      return 'authorized';
    case 'VOIDED':
    case 'EXPIRED':
      return 'voided';
    default:
      return 'pending';
  }
}

/** "Visa 4242": the card's brand and its last four digits. */
function paymentMethod(order: Order): string | null {
  const paid = order.transactions.find((one) => one.status === 'SUCCESS' && one.kind !== 'REFUND');
  const digits = paid?.paymentDetails?.number?.replace(/\D/g, '').slice(-4);
  const brand = paid?.paymentDetails?.company;
  if (brand) return digits ? `${brand} ${digits}` : brand;
  return paid?.gateway ?? null;
}
