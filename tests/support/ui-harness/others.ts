import type { JobsData } from '#app/routes/app.jobs/view.ts';
import type { TimelineData, TimelineEntry } from '#app/routes/app.orders.$orderId/view.ts';
import type { SettingsData } from '#app/routes/app.settings/view.ts';
import { gbp, now, viewer } from './fixtures.ts';

function entry(id: number, at: string, kind: TimelineEntry['kind'], icon: TimelineEntry['icon'], lead: string, over: Partial<TimelineEntry> = {}): TimelineEntry {
  return { id: String(id), at, kind, icon, lead, rest: '', link: null, note: null, quote: null, source: 'Aftersale', ...over };
}
const subject = { text: 'Cracked serving bowl in my order', href: '/app/inbox/hannah' };

export const timeline: TimelineData = {
  now,
  viewer,
  order: { id: 'gid://shopify/Order/4127', name: '#4127', href: 'https://admin.shopify.com/' },
  entries: [
    entry(1, '2026-11-12T09:00:00Z', 'order', 'placed', 'Placed', { rest: ' by Hannah Whitlock', source: 'Online Store' }),
    entry(2, '2026-11-12T09:00:10Z', 'order', 'paid', 'Paid £169.95', { note: 'Visa 4242', source: 'Shopify' }),
    entry(3, '2026-11-16T10:00:00Z', 'order', 'fulfilled', 'Fulfilled', { note: '3 items, Royal Mail', link: { text: 'KT218477361GB', href: 'https://x.example/' }, source: 'Shopify' }),
    entry(4, '2026-11-19T14:20:00Z', 'order', 'delivered', 'Delivered', { note: 'Left with customer', source: 'Royal Mail' }),
    entry(5, '2026-11-20T18:12:00Z', 'mail', 'mail-in', 'Hannah Whitlock', { rest: ' wrote:', link: subject, source: 'Mail' }),
    entry(6, '2026-11-20T18:12:04Z', 'team', 'person', 'Assigned', { rest: ' to Tom Okafor' }),
    entry(7, '2026-11-21T09:05:00Z', 'mail', 'mail-out', 'Tom Okafor', { rest: ' replied, after changing 3 words of the draft', note: 'Delivered to posteo.example', source: 'Mail' }),
    entry(8, '2026-11-23T09:58:00Z', 'mail', 'mail-in', 'Hannah Whitlock', { rest: ' wrote:', link: subject, quote: 'Hi Tom, the box was fine, the bowl is cracked from rim to foot. I’d love a new one rather than my money back…', note: '2 photos. Matched to this order: names #4127, sent from its address.', source: 'Mail' }),
    entry(9, '2026-11-23T10:41:00Z', 'mail', 'draft', 'Draft saved', { rest: ' in English, cost £0.006', note: '5 of 6 claims proven. One delivery date has no proof.' }),
  ],
  orderNow: {
    status: 'Paid, delivered',
    total: gbp(16995),
    refunded: gbp(0),
    conversations: [{ threadId: 'hannah', subject: 'Cracked serving bowl in my order', status: 'open' }],
    readAt: '2026-11-23T10:41:00Z',
  },
};

export const settings: SettingsData = {
  now,
  viewer,
  alias: { address: 'alder-and-oak.k7m2x9q4tb@in.aftersale.example', state: 'active', lastMailAt: '2026-11-23T10:38:00Z', today: 63 },
  canManageStaff: true,
  defaultRole: 'agent',
  staff: [
    { id: '7', name: 'Mara Lindqvist', email: 'mara@alderandoak.example', role: null, accountOwner: true, lastSeenAt: now },
    { id: '8', name: 'Tom Okafor', email: 'tom@alderandoak.example', role: 'admin', accountOwner: false, lastSeenAt: '2026-11-23T10:20:00Z' },
    { id: '9', name: 'Jonah Reed', email: 'jonah@alderandoak.example', role: null, accountOwner: false, lastSeenAt: '2026-11-12T10:20:00Z' },
  ],
};

const job = (id: number, title: string, state: 'due' | 'running' | 'dead', tries: number, at: string, problem: string | null, about = 'Cracked serving bowl in my order'): JobsData['jobs'][number] => ({
  id: `0198c1f0-0000-7000-8000-00000000000${id}`,
  title,
  about: { text: about, href: '/app/inbox/hannah' },
  state,
  tries,
  at,
  problem,
});
export const jobs: JobsData = {
  now,
  viewer,
  jobs: [
    job(1, 'File a mail', 'dead', 3, '2026-11-23T10:01:00Z', 'The attachment could not be read: it ends in the middle.'),
    job(2, 'Draft a reply', 'dead', 1, '2026-11-22T10:01:00Z', 'The job’s payload is not one that this version knows.', 'Rückerstattungsbestätigung für die Donaudampfschifffahrtsgesellschaft'),
    job(3, 'Send a reply', 'running', 1, '2026-11-23T10:41:30Z', null),
    job(4, 'Draft a reply', 'due', 2, '2026-11-23T10:50:00Z', 'OpenAI did not answer in 30 s.'),
    job(5, 'Read an order again', 'due', 0, '2026-11-23T10:41:00Z', null, '#4127'),
  ],
  counts: { due: 2, running: 1, dead: 2 },
  outages: [{ service: 'openai', since: '2026-11-23T10:21:00Z' }],
};
