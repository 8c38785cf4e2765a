import type { Outage, StaffRef, Viewer } from '#app/ui/viewer.ts';

/** `all` is every open conversation; `mine` and `unassigned` are parts of it. */
export const inboxViews = ['mine', 'unassigned', 'all', 'waiting', 'closed'] as const;
export type InboxViewName = (typeof inboxViews)[number];

/** The one word that a row says about its conversation. */
export type RowStatus =
  | 'ready'
  | 'drafting'
  | 'check-claim'
  | 'pick-order'
  | 'no-order'
  | 'to-answer'
  | 'waiting'
  | 'sending'
  | 'not-sent'
  | 'unknown'
  | 'closed';

export type InboxRow = {
  threadId: string;
  /** The customer's name, or the address where the mail gave none. */
  name: string;
  /** As received; may be empty. */
  subject: string;
  /** The newest mail's first words on one line; may be empty. */
  snippet: string;
  status: RowStatus;
  unread: boolean;
  assignee: StaffRef | null;
  /** ISO 8601: when its newest mail came or left. Rows come newest first. */
  at: string;
};

/** A reply that can still be called back by the person who looks. */
export type PendingSend = {
  sendId: string;
  threadId: string;
  toName: string;
  /** ISO 8601: when it leaves. */
  sendAt: string;
  /** ISO 8601: when it was approved; the strip shrinks from there. */
  approvedAt: string;
};

/** The steps from install to the first mail. Present until the shop's first mail. */
export type SetupSteps = {
  alias: string;
  orders: { done: boolean; count: number };
  /** The shop's own address, where it is known. */
  supportAddress: string | null;
};

export type InboxData = {
  /** ISO 8601: the server's clock when this was read. */
  now: string;
  viewer: Viewer;
  view: InboxViewName;
  counts: Record<InboxViewName, number>;
  /** One page, newest first. */
  rows: InboxRow[];
  /** Goes into `?after=`; null on the last page. */
  nextCursor: string | null;
  sending: PendingSend[];
  setup: SetupSteps | null;
  outages: Outage[];
};
