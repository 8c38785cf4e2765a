import { z } from 'zod';
import { countTimeline } from '#app/domains/audit/list-events.server.ts';
import type { Thread } from '#app/domains/inbox/read-thread.server.ts';
import type { Order } from '#app/domains/orders/order.ts';
import { ordersOfEmail } from '#app/domains/orders/orders-of-email.server.ts';
import { type OrderCopy, readOrders } from '#app/domains/orders/read-order.server.ts';
import type { Down } from '#app/jobs/outages.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orderCard, presentment } from '#app/routes/app.inbox.$threadId/order-card.server.ts';
import type { OrderCandidate, OrderPanelData } from './order-view.ts';
import type { CustomerCard } from './view.ts';

const scored = z.object({
  orderId: z.string(),
  evidence: z.array(z.object({ text: z.string() })).default([]),
  lostBecause: z.string().optional(),
});

/** What the conversation's row keeps of the match (see `linkOrder`). */
const keptMatch = z.object({
  outcome: z.enum(['matched', 'ambiguous', 'none']),
  reason: z.string().default(''),
  evidence: z.array(z.object({ text: z.string() })).default([]),
  runnerUp: scored.nullable().default(null),
  candidates: z.array(scored).default([]),
});
type KeptMatch = z.output<typeof keptMatch>;

export type PanelOrders = { linked: OrderCopy | null; match: KeptMatch; others: OrderCopy[]; events: number };

/** The orders that the panel needs: the linked one, the candidates, and the sender's own recent ones. */
export async function readPanelOrders(tx: Tx, shop: Shop, thread: Thread): Promise<PanelOrders> {
  const match = keptMatch.parse(thread.match ?? { outcome: 'none' });
  const ids = [
    ...(thread.orderId ? [thread.orderId] : []),
    ...match.candidates.map((candidate) => candidate.orderId),
    ...(match.runnerUp ? [match.runnerUp.orderId] : []),
  ];
  const [named, own, events] = await Promise.all([
    readOrders(tx, shop, ids),
    ordersOfEmail(tx, shop, thread.customerAddress),
    thread.orderId ? countTimeline(tx, shop, thread.orderId) : 0,
  ]);
  const all = new Map([...own, ...named].map((copy) => [copy.order.id, copy]));
  const linked = thread.orderId ? (all.get(thread.orderId) ?? null) : null;
  return { linked, match, others: [...all.values()].filter((copy) => copy !== linked), events };
}

export function orderPanel(input: {
  thread: Thread;
  panel: PanelOrders;
  names: Map<string, string>;
  down: Down | null;
}): OrderPanelData {
  const { thread, panel, names, down } = input;
  const { match, linked } = panel;
  const evidenceOf = (orderId: string) =>
    match.candidates.find((candidate) => candidate.orderId === orderId)?.evidence.map(({ text }) => text) ?? [];
  const candidates = panel.others.map((copy) => candidate(copy.order, evidenceOf(copy.order.id)));
  if (linked) {
    const runnerUp = match.runnerUp && panel.others.find(({ order }) => order.id === match.runnerUp?.orderId);
    return {
      kind: 'order',
      order: orderCard(linked, panel.events),
      match: {
        evidence: match.evidence.map(({ text }) => text),
        runnerUp: runnerUp ? { name: runnerUp.order.name, why: match.runnerUp?.lostBecause ?? '' } : null,
        pickedBy: thread.pickedBy ? (names.get(thread.pickedBy) ?? 'Somebody') : null,
        candidates,
      },
      outage: down && { since: down.since.toISOString(), nextTryAt: null },
    };
  }
  if (match.outcome === 'ambiguous') {
    const meant = match.candidates.flatMap((named) => candidates.filter(({ orderId }) => orderId === named.orderId));
    return { kind: 'pick', reason: match.reason, candidates: meant };
  }
  return { kind: 'none', reason: match.reason, candidates };
}

function candidate(order: Order, evidence: string[]): OrderCandidate {
  return {
    orderId: order.id,
    name: order.name,
    placedAt: order.createdAt,
    total: presentment(order.currentTotalPriceSet),
    items: order.lineItems.nodes.map((line) => line.title).join(', '),
    evidence,
  };
}

/** What the order says of the customer; without one, what the mail does. */
export function customerCard(thread: Thread, order: Order | null, domain: string): CustomerCard | null {
  if (thread.customerAddress === '') return null;
  const customer = order?.customer;
  const address = order?.shippingAddress;
  return {
    name: customer?.displayName ?? (thread.customerName || thread.customerAddress),
    address: thread.customerAddress,
    href: customer ? adminHref(domain, 'customers', customer.id) : null,
    place: address ? [address.city, address.country].filter(Boolean).join(', ') || null : null,
    since: customer?.createdAt ?? null,
    spent: customer ? presentment({ presentmentMoney: customer.amountSpent }) : null,
    orders: customer ? Number(customer.numberOfOrders) : null,
  };
}

/** Shopify admin's page of something, from its global id. */
export function adminHref(domain: string, kind: 'orders' | 'customers', gid: string): string {
  return `https://admin.shopify.com/store/${domain.split('.')[0]}/${kind}/${gid.split('/').at(-1)}`;
}
