import type { Order } from '#app/domains/orders/order.ts';
import { presentment } from '../app.inbox.$threadId/order-card.server.ts';
import type { TimelineEntry } from './view.ts';

/** What Shopify tells of an order: placed, paid, shipped, scanned, refunded, cancelled. */
export function orderEntries(order: Order): TimelineEntry[] {
  const bare = { kind: 'order' as const, rest: '', link: null, note: null, quote: null, source: 'Shopify' };
  const entries: TimelineEntry[] = [
    {
      ...bare,
      id: `${order.id}/placed`,
      at: order.createdAt,
      icon: 'placed',
      lead: 'Placed',
      rest: order.customer ? ` by ${order.customer.displayName}` : '',
      source: order.sourceName === 'web' || !order.sourceName ? 'Online Store' : order.sourceName,
    },
  ];
  for (const payment of order.transactions) {
    if (payment.status !== 'SUCCESS' || (payment.kind !== 'SALE' && payment.kind !== 'CAPTURE')) continue;
    const card = [payment.paymentDetails?.company, payment.paymentDetails?.number?.slice(-4)].filter(Boolean).join(' ');
    entries.push({
      ...bare,
      id: payment.id,
      at: payment.createdAt,
      icon: 'paid',
      lead: `Paid ${amount(payment.amountSet)}`,
      note: card || payment.gateway || null,
    });
  }
  for (const fulfilment of order.fulfillments) {
    const tracking = fulfilment.trackingInfo[0];
    entries.push({
      ...bare,
      id: fulfilment.id,
      at: fulfilment.createdAt,
      icon: 'fulfilled',
      lead: 'Shipped',
      rest: tracking?.company ? ` with ${tracking.company} ` : '',
      link: tracking?.number && tracking.url ? { text: tracking.number, href: String(tracking.url) } : null,
    });
    for (const scan of fulfilment.events.nodes) {
      entries.push({
        ...bare,
        id: `${fulfilment.id}/${scan.happenedAt}`,
        at: scan.happenedAt,
        icon: scan.status === 'DELIVERED' ? 'delivered' : 'in-transit',
        lead: words(scan.status),
        note: [scan.message, scan.city].filter(Boolean).join(', ') || null,
        source: tracking?.company ?? 'Carrier',
      });
    }
  }
  for (const refund of order.refunds) {
    if (!refund.createdAt) continue;
    const lead = `Refunded ${amount(refund.totalRefundedSet)}`;
    entries.push({ ...bare, id: refund.id, at: refund.createdAt, icon: 'refund', lead, note: refund.note ?? null });
  }
  if (order.cancelledAt) {
    const note = order.cancelReason ? words(order.cancelReason) : null;
    entries.push({
      ...bare,
      id: `${order.id}/cancelled`,
      at: order.cancelledAt,
      icon: 'cancelled',
      lead: 'Cancelled',
      note,
    });
  }
  return entries;
}

function amount(bag: Parameters<typeof presentment>[0]): string {
  const { currency } = presentment(bag);
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(Number(bag.presentmentMoney.amount));
}

function words(status: string): string {
  const sentence = status.toLowerCase().replaceAll('_', ' ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
