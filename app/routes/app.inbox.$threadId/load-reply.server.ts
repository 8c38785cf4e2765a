import type { Fact } from '#app/domains/ai/fact.ts';
import type { Draft } from '#app/domains/ai/read-draft.server.ts';
import type { Thread } from '#app/domains/inbox/read-thread.server.ts';
import type { Send } from '#app/domains/mail/claim-send.server.ts';
import { minorUnits } from '#app/domains/orders/minor-units.ts';
import type { OrderCopy } from '#app/domains/orders/read-order.server.ts';
import { formatDate, formatMoney } from '#app/ui/format.ts';
import type { FactView, ReplyData } from './view.ts';

export type ReplyInput = {
  thread: Thread;
  draft: Draft | null;
  sends: Send[];
  names: Map<string, string>;
  orderCopy: OrderCopy | null;
  locale: string;
  timeZone: string;
};

/** What stands below the mails: a draft, that one is being written, or that a reply is on its way. */
export function replyData({ thread, draft, sends, names, orderCopy, locale, timeZone }: ReplyInput): ReplyData {
  const leaving = sends.find((send) => send.state === 'queued' || send.state === 'sending');
  if (leaving) return { kind: 'sending', sendId: leaving.id };
  if (!draft) {
    if (thread.draftState === 'drafting') return { kind: 'drafting' };
    if (thread.draftState === 'failed')
      return { kind: 'failed', sentence: 'The draft did not come. Write your own words, or ask for one again.' };
    return { kind: 'none' };
  }
  const view = { orderCopy, locale: draft.language ?? locale, timeZone };
  return {
    kind: 'draft',
    id: draft.id,
    text: draft.text,
    version: draft.version,
    source: draft.source === 'model' || draft.source === 'template' ? draft.source : 'person',
    language: draft.language,
    claims: draft.claims,
    facts: draft.facts.map((fact) => factView(fact, view)),
    confirmations: draft.confirmations.map(({ text, by, at }) => ({
      text,
      by: { id: by, name: names.get(by) ?? '' },
      at,
    })),
    savedAt: draft.changedAt.toISOString(),
    cost: draft.costMicros === null ? null : { micros: draft.costMicros, currency: 'USD' },
    retired: draft.state === 'retired' || draft.basedOnMessageId !== thread.lastInboundId,
    needsPerson: draft.needsPerson,
  };
}

const words: Record<string, string> = {
  name: 'Order number',
  placedOn: 'Placed',
  financialStatus: 'Payment',
  fulfillmentStatus: 'Fulfilment',
  cancelledOn: 'Cancelled',
  cancelled: 'Cancelled',
  total: 'Total',
  originalTotal: 'Total when placed',
  subtotal: 'Subtotal',
  shipping: 'Shipping',
  tax: 'Tax',
  discount: 'Discount',
  refunded: 'Refunded',
  statusPage: 'Status page',
  title: 'Product',
  quantity: 'Quantity',
  price: 'Price',
  status: 'Delivery',
  shippedOn: 'Shipped',
  inTransitOn: 'In transit since',
  deliveredOn: 'Delivered',
  eta: 'Expected',
  carrier: 'Carrier',
  tracking: 'Tracking number',
  url: 'Tracking page',
  lastScan: 'Last scan',
  lastScanOn: 'Last scan',
  amount: 'Refunded',
  on: 'Refunded on',
};

function factView(fact: Fact, view: { orderCopy: OrderCopy | null; locale: string; timeZone: string }): FactView {
  const [room = '', ...rest] = fact.id.split('.');
  const field = rest.find((part) => !/^\d+$/.test(part)) ?? '';
  const source = room === 'customer' || room === 'shop' || room === 'policy' ? room : 'order';
  const { orderCopy } = view;
  return {
    ...fact,
    label: source === 'customer' ? 'Customer' : source === 'shop' ? 'Shop' : (words[field] ?? 'Fact'),
    source,
    shown: shown(fact, view),
    where:
      source === 'order' && orderCopy ? `Order ${orderCopy.order.name}` : source === 'shop' ? 'Your shop' : 'Customer',
    since: source === 'order' && orderCopy ? orderCopy.readAt.toISOString() : null,
    href: null,
  };
}

function shown(fact: Fact, { locale, timeZone }: { locale: string; timeZone: string }): string {
  if (fact.kind === 'money') {
    const [amount = '', currency = ''] = fact.value.split(' ');
    return formatMoney({ minor: minorUnits(amount, currency), currency }, locale);
  }
  if (fact.kind === 'date') return formatDate(fact.value, fact.value, { locale, timeZone });
  if (fact.kind === 'status') return fact.value.charAt(0) + fact.value.slice(1).toLowerCase().replaceAll('_', ' ');
  return fact.value;
}
