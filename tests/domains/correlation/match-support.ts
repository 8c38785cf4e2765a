import { type MailToMatch, matchEmail } from '#app/domains/correlation/match-email.ts';
import type { MatchableOrder } from '#app/domains/correlation/matchable-order.ts';
import { ordersInMemory } from '#tests/evals/support/orders-in-memory.ts';

/** Ann's order #1001 of eight days before the mail, unless said otherwise. */
export function order(overrides: Partial<MatchableOrder> = {}): MatchableOrder {
  return {
    id: `gid://shopify/Order/${overrides.name?.replace(/\D/g, '') ?? '1001'}`,
    name: '#1001',
    email: 'ann@example.com',
    phone: null,
    customerName: 'Ann Lee',
    createdAt: new Date('2026-10-02T10:00:00Z'),
    cancelledAt: null,
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    total: '59.00',
    currency: 'USD',
    lineItems: ['Linen shirt / M'],
    trackingNumbers: [],
    postcode: '90210',
    ...overrides,
  };
}

/** Bob's order #1002. */
export function bobsOrder(overrides: Partial<MatchableOrder> = {}): MatchableOrder {
  return order({
    name: '#1002',
    email: 'bob@mail.example',
    customerName: 'Bob Carter',
    lineItems: ['Walnut bowl'],
    total: '84.50',
    postcode: '60614',
    ...overrides,
  });
}

export const ann = { name: 'Ann Lee', address: 'ann@example.com' };
export const bob = { name: 'Bob Carter', address: 'bob@mail.example' };
export const stranger = { name: 'Dan Fox', address: 'dan@fox.example' };

/** What the matcher says to a mail from Ann, unless said otherwise. */
export function match(orders: MatchableOrder[], text: string, overrides: Partial<MailToMatch> = {}) {
  const mail: MailToMatch = {
    from: ann,
    subject: 'Question',
    text,
    receivedAt: new Date('2026-10-10T08:00:00Z'),
    threadOrderId: null,
    auth: 'pass',
    ...overrides,
  };
  return matchEmail(mail, ordersInMemory(orders));
}

/** The outcome with the names of its orders, sorted: what most tests are about. */
export async function outcome(orders: MatchableOrder[], text: string, overrides: Partial<MailToMatch> = {}) {
  const found = await match(orders, text, overrides);
  const nameOf = (id: string) => orders.find((one) => one.id === id)?.name ?? id;
  if (found.outcome === 'matched') return ['matched', nameOf(found.orderId)];
  if (found.outcome === 'none') return ['none'];
  return ['ambiguous', ...found.candidates.map(({ orderId }) => nameOf(orderId)).sort()];
}
