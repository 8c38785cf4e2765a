import type { Claim } from '#app/domains/ai/fact.ts';
import type { InboxData, InboxRow, InboxViewName } from '#app/routes/app.inbox/view.ts';
import type { OrderCandidate, OrderCardData } from '#app/routes/app.inbox.$threadId/order-view.ts';
import type { ConversationData, DraftData, FactView, MailItem } from '#app/routes/app.inbox.$threadId/view.ts';
import type { Viewer } from '#app/ui/viewer.ts';

export const now = '2026-11-23T10:42:00Z';
export const viewer: Viewer = {
  id: '7',
  name: 'Mara Lindqvist',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  can: { approve: true, organise: true, manage: true },
};

const svg = (body: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${body}</svg>`)}`;
const bowl = svg(
  '<rect width="64" height="64" fill="#f1ede6"/><path d="M12 28h40c0 14-8 20-20 20S12 42 12 28z" fill="#8b9a97"/>',
);
const board = svg(
  '<rect width="64" height="64" fill="#f1ede6"/><rect x="18" y="14" width="28" height="38" rx="5" fill="#c89b63"/>',
);
const photo = svg(
  '<rect width="64" height="64" fill="#6b4a35"/><circle cx="32" cy="32" r="20" fill="#a9b3b0"/><path d="M32 14l-3 10 5 6-4 12" stroke="#222" stroke-width="2" fill="none"/>',
);

const rows: [string, string, string, InboxRow['status'], boolean, string, string][] = [
  [
    'r1',
    'Greta Holm',
    'Order #4088 is still not here',
    'check-claim',
    true,
    '2026-11-23T10:31:00Z',
    'Hello again, tracking has said “in transit” since Tuesday and nobody answers',
  ],
  [
    'hannah',
    'Hannah Whitlock',
    'Cracked serving bowl in my order',
    'check-claim',
    false,
    '2026-11-23T09:58:00Z',
    'Hi Tom, the box was fine, the bowl is cracked from rim to foot',
  ],
  [
    'r3',
    'Marcus Bell',
    'Only one of two throws arrived',
    'ready',
    true,
    '2026-11-23T09:54:00Z',
    'Good morning, I ordered two heather throws and only one came',
  ],
  [
    'r4',
    'Oskar Brandt',
    'Lieferadresse ändern, Bestellung 4137',
    'sending',
    false,
    '2026-11-23T09:12:00Z',
    'Guten Morgen, ich bin letzte Woche umgezogen',
  ],
  [
    'r5',
    'Claire Dubois',
    'Facture pour la commande #4119',
    'ready',
    true,
    '2026-11-23T08:41:00Z',
    'Bonjour, pourriez-vous m’envoyer la facture',
  ],
  [
    'r6',
    'Lucy Adeyemi',
    'Which of my orders shipped?',
    'pick-order',
    true,
    '2026-11-23T08:30:00Z',
    'Hi, I have two orders with you and the email only says',
  ],
  ['r7', 'فاطمة الزهراء', 'أين طلبي رقم 4099؟', 'drafting', true, '2026-11-23T07:20:00Z', 'مرحبا، لم يصلني الطلب بعد'],
  [
    'r8',
    'Ines Carvalho',
    'Does the oak board need oiling?',
    'check-claim',
    true,
    '2026-11-22T10:33:00Z',
    'Hello! The board is lovely and I wonder',
  ],
  [
    'r9',
    'Wen Zhao',
    'Wholesale for our café in Leeds',
    'no-order',
    false,
    '2026-11-22T09:33:00Z',
    'Hi there, we run two small cafés',
  ],
  [
    'r10',
    'Ellie Marsh',
    'Cedar candle smells different',
    'waiting',
    false,
    '2026-11-21T09:33:00Z',
    'Thank you, I’ll look for the old one',
  ],
  [
    'r11',
    'Maximiliana Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst',
    'Rückerstattungsbestätigung für die Donaudampfschifffahrtsgesellschaftskapitänsmütze',
    'not-sent',
    true,
    '2026-11-12T09:33:00Z',
    'Sehr geehrte Damen und Herren, hiermit',
  ],
  ['r12', 'no-name@posteo.example', '', 'unknown', false, '2025-03-02T09:33:00Z', ''],
];

export function inbox(view: InboxViewName, extra: Partial<InboxData> = {}): InboxData {
  return {
    now,
    viewer,
    view,
    counts: { mine: 9, unassigned: 6, all: 31, waiting: 4, closed: 1204 },
    rows: rows.map(([threadId, name, subject, status, unread, at, snippet]) => ({
      threadId,
      name,
      subject,
      status,
      unread,
      at,
      snippet,
      assignee: null,
    })),
    nextCursor: 'next',
    sending: [],
    setup: null,
    outages: [],
    ...extra,
  };
}

export const sending = () => ({
  sendId: '0198c1f0-0000-7000-8000-000000000001',
  threadId: 'r3',
  toName: 'Ruth',
  approvedAt: new Date(Date.parse(now) - 2000).toISOString(),
  sendAt: new Date(Date.parse(now) + 8000).toISOString(),
});

const text = `Hi Hannah,

Thank you for checking the box. We’re packing a new serving bowl in Ash for you, free of charge, and you can keep the broken one: we only ask for damaged items back above £60.00.

It will be with you by Thursday 26 November, and we’ll send the tracking link for order #4127 as soon as it leaves us.

Mara`;

function claim(
  words: string,
  kind: Claim['kind'],
  status: Claim['status'],
  factIds: string[],
  reason: string | null = null,
): Claim {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words, kind, status, factIds, reason };
}

const facts: FactView[] = [
  {
    id: 'order.name',
    kind: 'order',
    value: '#4127',
    label: 'Order number',
    source: 'order',
    shown: '#4127',
    where: 'Order #4127',
    since: '2026-11-23T10:41:00Z',
    href: 'https://admin.shopify.com/',
  },
  {
    id: 'policy.damaged',
    kind: 'policy',
    value: 'Items that arrive damaged are replaced free of charge, up to £100.00 per order.',
    label: 'Damaged items',
    source: 'policy',
    shown: 'Items that arrive damaged are replaced free of charge, up to £100.00 per order.',
    where: 'Damaged items, clause 2',
    since: '2026-10-01T00:00:00Z',
    href: '/app/settings',
  },
  {
    id: 'order.line',
    kind: 'product',
    value: 'Stoneware serving bowl',
    label: 'Product',
    source: 'order',
    shown: 'Stoneware serving bowl, Ash',
    where: 'Order #4127',
    since: '2026-11-23T10:41:00Z',
    href: null,
  },
  {
    id: 'order.deliveredOn',
    kind: 'date',
    value: '2026-11-19',
    label: 'Delivered',
    source: 'order',
    shown: 'Thursday 19 November',
    where: 'Order #4127',
    since: '2026-11-23T10:41:00Z',
    href: null,
  },
];

const claims: Claim[] = [
  claim('new serving bowl in Ash', 'product', 'proven', ['order.line']),
  claim('free of charge', 'promise', 'proven', ['policy.damaged']),
  claim('you can keep the broken one', 'promise', 'proven', ['policy.damaged']),
  claim('above £60.00', 'money', 'proven', ['policy.damaged']),
  claim(
    'It will be with you by Thursday 26 November',
    'date',
    'unproven',
    [],
    'The replacement hasn’t shipped, so the order has no delivery date, and your delivery policy promises none.',
  ),
  claim('order #4127', 'order', 'proven', ['order.name']),
];

export const draft: DraftData = {
  kind: 'draft',
  id: '0198c1f0-0000-7000-8000-00000000000d',
  text,
  version: 0,
  source: 'model',
  language: 'en',
  claims,
  facts,
  confirmations: [],
  savedAt: '2026-11-23T10:41:00Z',
  cost: { micros: 6100, currency: 'GBP' },
  retired: false,
  needsPerson: null,
};

export const provenDraft: DraftData = {
  ...draft,
  claims: claims.map((one) =>
    one.status === 'unproven' ? { ...one, status: 'proven', factIds: ['order.deliveredOn'], reason: null } : one,
  ),
};

function mail(id: string, over: Partial<MailItem>): MailItem {
  return {
    kind: 'mail',
    id,
    direction: 'in',
    from: { name: 'Hannah Whitlock', address: 'hannah.whitlock@posteo.example' },
    toName: '',
    at: now,
    text: '',
    quoted: '',
    html: null,
    attachments: [],
    auth: 'pass',
    replyTo: null,
    delivery: null,
    ...over,
  };
}

export const items: ConversationData['items'] = [
  mail('m1', {
    at: '2026-11-20T18:12:00Z',
    text: 'Hello, my order #4127 arrived yesterday and the serving bowl is cracked.',
  }),
  mail('m2', {
    direction: 'out',
    from: { name: 'Tom Okafor', address: 'support@alderandoak.example' },
    toName: 'Hannah',
    at: '2026-11-21T09:05:00Z',
    text: 'Hi Hannah, I’m so sorry about the bowl. Could you send a photo, and was the box itself dented? We’ll put it right.',
    quoted: '> Hello, my order',
    delivery: { sendId: 's', state: 'delivered', reason: null, askPerson: false },
  }),
  {
    kind: 'events',
    id: 'e1',
    events: [
      { id: 'e1', at: '2026-11-21T09:07:00Z', sentence: 'Assigned to Tom Okafor' },
      { id: 'e2', at: '2026-11-21T09:08:00Z', sentence: 'Tom Okafor closed it' },
      { id: 'e3', at: '2026-11-23T09:58:00Z', sentence: 'A new mail reopened it' },
    ],
  },
  mail('m3', {
    at: '2026-11-23T09:58:00Z',
    text: 'Hi Tom, the box was fine, the bowl is cracked from rim to foot. I’d love a new one rather than my money back, if it can be here before my dinner on Saturday. Should I send the bowl back?',
    quoted: '--\nHannah\n\n> Hi Hannah, I’m so sorry',
    attachments: [
      { id: 'a1', filename: 'bowl-top.jpg', contentType: 'image/jpeg', size: 1_800_000, href: '#', thumbnail: photo },
      { id: 'a2', filename: 'bowl-rim.jpg', contentType: 'image/jpeg', size: 2_100_000, href: '#', thumbnail: photo },
    ],
  }),
];

export const gbp = (minor: number) => ({ minor, currency: 'GBP' });
export const order: OrderCardData = {
  id: 'gid://shopify/Order/4127',
  name: '#4127',
  href: 'https://admin.shopify.com/',
  placedAt: '2026-11-12T09:00:00Z',
  cancelledAt: null,
  delivery: {
    state: 'delivered',
    at: '2026-11-19T14:20:00Z',
    shipments: [{ carrier: 'Royal Mail', number: 'KT218477361GB', url: 'https://royalmail.example/' }],
  },
  lines: [
    {
      id: 'l1',
      title: 'Stoneware serving bowl',
      variant: 'Ash',
      quantity: 1,
      unit: gbp(4800),
      total: gbp(4800),
      image: bowl,
    },
    {
      id: 'l2',
      title: 'Oak serving board',
      variant: 'Large',
      quantity: 1,
      unit: gbp(6400),
      total: gbp(6400),
      image: board,
    },
    {
      id: 'l3',
      title: 'Linen napkins, set of 4',
      variant: 'Flax',
      quantity: 2,
      unit: gbp(2600),
      total: gbp(5200),
      image: null,
    },
  ],
  totals: { shipping: gbp(595), discount: null, tax: gbp(2833), taxIncluded: true, refunded: null, total: gbp(16995) },
  payment: { state: 'paid', method: 'Visa 4242' },
  readAt: '2026-11-23T10:41:00Z',
  events: 13,
};

export const candidates: OrderCandidate[] = [
  {
    orderId: 'gid://shopify/Order/4127',
    name: '#4127',
    placedAt: '2026-11-12T09:00:00Z',
    total: gbp(16995),
    items: 'Stoneware serving bowl, Oak serving board, Linen napkins',
    evidence: ['Sent from its address', '“Bowl” is one of its items'],
  },
  {
    orderId: 'gid://shopify/Order/3980',
    name: '#3980',
    placedAt: '2026-08-12T09:00:00Z',
    total: gbp(4250),
    items: 'Cedar candle',
    evidence: ['Sent from its address'],
  },
];

export const conversation: ConversationData = {
  now,
  viewer,
  thread: {
    id: 'hannah',
    subject: 'Cracked serving bowl in my order',
    status: 'open',
    assignee: { id: '7', name: 'Mara Lindqvist' },
    customer: { name: 'Hannah Whitlock', address: 'hannah.whitlock@posteo.example' },
  },
  staff: [
    { id: '7', name: 'Mara Lindqvist' },
    { id: '8', name: 'Tom Okafor' },
    { id: '9', name: 'Jonah Reed' },
  ],
  items,
  reply: draft,
  order: {
    kind: 'order',
    order,
    match: {
      evidence: ['Mail names #4127', 'Sent from the order’s address', '“Bowl” is one of its items'],
      runnerUp: { name: '#3980', why: 'has no bowl' },
      pickedBy: null,
      candidates: candidates.slice(1),
    },
    outage: null,
  },
  customer: {
    name: 'Hannah Whitlock',
    address: 'hannah.whitlock@posteo.example',
    href: 'https://admin.shopify.com/',
    place: 'Bath',
    since: '2024-03-02T00:00:00Z',
    spent: gbp(61240),
    orders: 5,
  },
  others: [
    { threadId: 'o1', subject: 'Napkins in flax or sand?', status: 'closed', at: '2026-09-03T00:00:00Z' },
    { threadId: 'o2', subject: 'Where is order #3980?', status: 'closed', at: '2026-08-14T00:00:00Z' },
  ],
};
