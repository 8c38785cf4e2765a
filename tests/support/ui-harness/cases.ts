import type { InboxData } from '#app/routes/app.inbox/view.ts';
import type { ConversationData } from '#app/routes/app.inbox.$threadId/view.ts';
import { candidates, conversation, draft, inbox, items, now, order, provenDraft, sending } from './fixtures.ts';

type Case = { inbox?: Partial<InboxData>; conversation?: Partial<ConversationData> };

const lastMail = items[3];
const withLast = (over: object) => [...items.slice(0, 3), { ...lastMail, ...over }] as ConversationData['items'];
const htmlDoc = (images: boolean) =>
  `<!doctype html><html><head><style>body{margin:0;font:13px/20px Inter,sans-serif}</style></head><body><p>Hello,</p><table border=1><tr><td>Bowl</td><td>£48.00</td></tr></table>${images ? '<img width=300 height=120 src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">' : ''}<p>It is <b>cracked</b>.</p></body></html>`;

export const cases: Record<string, Case> = {
  main: { inbox: { sending: [sending()] } },
  proven: { conversation: { reply: provenDraft } },
  outage: {
    inbox: { outages: [{ service: 'openai', since: '2026-11-23T10:21:00Z' }] },
    conversation: {
      reply: {
        ...draft,
        claims: draft.claims.map((one) =>
          one.kind === 'order' || one.kind === 'product'
            ? { ...one, status: 'unchecked', factIds: [], reason: 'Shopify isn’t answering.' }
            : one,
        ),
      },
      order: {
        kind: 'order',
        order: { ...order, readAt: '2026-11-23T10:21:00Z' },
        match: null,
        outage: { since: '2026-11-23T10:21:00Z', nextTryAt: '2026-11-23T10:42:18Z' },
      },
    },
  },
  confirmed: {
    conversation: {
      reply: {
        ...draft,
        confirmations: [
          {
            text: 'It will be with you by Thursday 26 November',
            by: { id: '7', name: 'Mara Lindqvist' },
            at: '2026-11-23T10:44:00Z',
          },
        ],
      },
    },
  },
  template: { conversation: { reply: { ...provenDraft, source: 'template', cost: null } } },
  retired: { conversation: { reply: { ...provenDraft, retired: true } } },
  person: { conversation: { reply: { ...provenDraft, needsPerson: 'The customer asks for a human.' } } },
  drafting: { conversation: { reply: { kind: 'drafting' } } },
  failed: {
    conversation: {
      reply: { kind: 'failed', sentence: 'OpenAI did not answer three times. You can write your own words.' },
    },
  },
  none: {
    conversation: {
      reply: { kind: 'none' },
      order: { kind: 'none', reason: 'The mail names no order, and its sender has bought nothing.', candidates: [] },
      customer: null,
      others: [],
    },
  },
  pick: {
    conversation: {
      order: { kind: 'pick', reason: 'Two orders of this sender could be meant.', candidates },
      items: withLast({ auth: 'fail', replyTo: 'someone@elsewhere.example' }),
    },
  },
  html: { conversation: { items: withLast({ html: { srcDoc: htmlDoc(false), withImages: htmlDoc(true) } }) } },
  unknown: {
    conversation: {
      reply: { kind: 'none' },
      items: [
        ...items,
        {
          ...(items[1] as object),
          id: 'm9',
          at: now,
          quoted: '',
          delivery: { sendId: 's', state: 'unknown', reason: null, askPerson: true },
        },
      ] as ConversationData['items'],
    },
  },
  notsent: {
    conversation: {
      reply: { kind: 'none' },
      items: [
        ...items,
        {
          ...(items[1] as object),
          id: 'm9',
          at: now,
          quoted: '',
          delivery: { sendId: 's', state: 'failed', reason: 'The address does not exist.', askPerson: false },
        },
      ] as ConversationData['items'],
    },
  },
  viewer: {
    conversation: { viewer: { ...conversation.viewer, can: { approve: false, organise: false, manage: false } } },
  },
  hard: {
    conversation: {
      thread: {
        ...conversation.thread,
        subject:
          'Rückerstattungsbestätigung für die Donaudampfschifffahrtsgesellschaftskapitänsmütze, Bestellung 4137 und noch viel mehr',
        customer: {
          name: 'Maximiliana Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst',
          address: 'm@x.example',
        },
        assignee: { id: '8', name: 'Bartholomäus Nepomuk von Stauffenberg-Waldenburg-Zollern' },
      },
      items: withLast({
        from: {
          name: 'Maximiliana Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst',
          address: 'a-very-long-address-of-somebody@a-very-long-domain.example',
        },
        attachments: Array.from({ length: 40 }, (_, index) => ({
          id: `x${index}`,
          filename: `Rechnung-und-Lieferschein-${index}.pdf`,
          contentType: 'application/pdf',
          size: 412_000 + index,
          href: '#',
          thumbnail: null,
        })),
      }),
      order: {
        kind: 'order',
        order: {
          ...order,
          name: 'ALDER-OAK-2026-0004127-EU',
          lines: order.lines.map((line) => ({
            ...line,
            title: `${line.title} handgemacht aus dem Schwarzwald`,
            total: { minor: 480000, currency: 'JPY' },
            unit: { minor: 480000, currency: 'JPY' },
          })),
          totals: {
            ...order.totals,
            shipping: { minor: 4500, currency: 'KWD' },
            tax: null,
            total: { minor: 1234567, currency: 'JPY' },
          },
        },
        match: null,
        outage: null,
      },
    },
  },
  arabic: {
    conversation: {
      thread: {
        ...conversation.thread,
        subject: 'أين طلبي رقم 4099؟',
        customer: { name: 'فاطمة الزهراء', address: 'f@x.example' },
      },
      items: withLast({
        from: { name: 'فاطمة الزهراء', address: 'f@x.example' },
        text: 'مرحبا، لم يصلني الطلب رقم 4099 بعد. هل يمكنكم إخباري متى سيصل؟ شكرا.',
        attachments: [],
        quoted: '',
      }),
      reply: {
        ...draft,
        language: 'ar',
        text: 'مرحبا فاطمة،\n\nطلبك رقم #4099 في الطريق وسيصل يوم الخميس.\n\nمارا',
        claims: [
          {
            start: 19,
            end: 29,
            text: 'رقم #4099 ',
            kind: 'order',
            status: 'unproven',
            factIds: [],
            reason: 'No fact says so.',
          },
        ],
      },
    },
  },
  nosubject: {
    conversation: {
      thread: { ...conversation.thread, subject: '', assignee: null, status: 'closed' },
      items: [{ ...(items[0] as object), text: '', from: { name: '', address: '' } }] as ConversationData['items'],
      reply: { kind: 'none' },
      order: { kind: 'none', reason: 'The mail is empty.', candidates },
      customer: null,
      others: [],
    },
  },
  long: {
    conversation: {
      items: [
        ...Array.from({ length: 20 }, (_, index) => ({ ...(items[index % 2] as object), id: `h${index}` })),
        ...items,
      ] as ConversationData['items'],
    },
  },
  empty: {
    inbox: {
      rows: [],
      nextCursor: null,
      counts: { mine: 0, unassigned: 0, all: 0, waiting: 0, closed: 0 },
      setup: {
        alias: 'alder-and-oak.k7m2x9q4tb@in.aftersale.example',
        orders: { done: true, count: 1942 },
        supportAddress: 'support@alderandoak.example',
      },
    },
  },
  done: { inbox: { rows: [], nextCursor: null, counts: { mine: 0, unassigned: 0, all: 0, waiting: 4, closed: 1204 } } },
};

export function inboxOf(name: string, view: InboxData['view']): InboxData {
  return inbox(view, cases[name]?.inbox);
}

export function conversationOf(name: string, id: string): ConversationData {
  const data = { ...conversation, ...cases[name]?.conversation };
  return { ...data, thread: { ...data.thread, id } };
}
