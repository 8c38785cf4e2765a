import type { Money, Viewer } from '#app/ui/viewer.ts';

export const timelineFilters = ['everything', 'mail', 'order', 'actions', 'team'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export type TimelineIcon =
  | 'mail-in'
  | 'mail-out'
  | 'draft'
  | 'placed'
  | 'paid'
  | 'fulfilled'
  | 'in-transit'
  | 'delivered'
  | 'refund'
  | 'cancelled'
  | 'person'
  | 'closed'
  | 'read'
  | 'warning';

export type TimelineEntry = {
  id: string;
  /** ISO 8601. */
  at: string;
  /** The filter that shows it, besides `everything`. */
  kind: Exclude<TimelineFilter, 'everything'>;
  icon: TimelineIcon;
  /** The first words, bold: who, or what happened. */
  lead: string;
  /** The rest of the sentence: " replied, after changing 3 words of the draft"; may be empty. */
  rest: string;
  /** Ends the sentence: the conversation's subject, a tracking number. */
  link: { text: string; href: string } | null;
  /** A second line. */
  note: string | null;
  /** Words of a mail. */
  quote: string | null;
  /** Who says so: Mail, Shopify, Aftersale, Royal Mail. */
  source: string;
};

export type TimelineData = {
  /** ISO 8601: the server's clock when this was read. */
  now: string;
  viewer: Viewer;
  order: {
    id: string;
    name: string;
    /** Shopify's page of the order. */
    href: string;
  };
  /** Oldest first. */
  entries: TimelineEntry[];
  orderNow: {
    /** "Paid, delivered". */
    status: string;
    total: Money;
    refunded: Money;
    conversations: { threadId: string; subject: string; status: 'open' | 'waiting' | 'closed' }[];
    /** ISO 8601. */
    readAt: string;
  };
};
