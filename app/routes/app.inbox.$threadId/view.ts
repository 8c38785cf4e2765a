import type { Claim, Fact } from '#app/domains/ai/fact.ts';
import type { Money, StaffRef, Viewer } from '#app/ui/viewer.ts';
import type { OrderPanelData, OtherConversation } from './order-view.ts';

export type ConversationData = {
  /** ISO 8601: the server's clock when this was read. */
  now: string;
  viewer: Viewer;
  thread: {
    id: string;
    /** As received; may be empty. */
    subject: string;
    status: 'open' | 'waiting' | 'closed';
    assignee: StaffRef | null;
    /** `name` is the address where the mail gave no name. */
    customer: { name: string; address: string };
    /** The customer's newest mail. */
    newestMailId: string | null;
  };
  /** Everybody who can be assigned. */
  staff: StaffRef[];
  /** Oldest first. Events that follow one another are one item. */
  items: ThreadItem[];
  reply: ReplyData;
  order: OrderPanelData;
  /** What the order or Shopify says of the customer; null when nobody is known. */
  customer: CustomerCard | null;
  others: OtherConversation[];
};

export type ThreadItem = MailItem | EventsItem;

export type MailItem = {
  kind: 'mail';
  id: string;
  direction: 'in' | 'out';
  /** `name` may be empty. */
  from: { name: string; address: string };
  toName: string;
  /** ISO 8601. */
  at: string;
  /** What was written this time. */
  text: string;
  /** Quoted history and signature; may be empty. */
  quoted: string;
  html: MailHtml | null;
  attachments: AttachmentItem[];
  /** Of mail that came in: is the address in From borne out? */
  auth: 'pass' | 'fail' | 'none';
  /** Of mail that came in: answers go here when it is not the sender's address. */
  replyTo: string | null;
  /** Of ours; null for mail that came in. */
  delivery: Delivery | null;
};

/** Sanitised documents with their own Content-Security-Policy, ready for `srcdoc`. */
export type MailHtml = {
  /** Loads nothing from outside. */
  srcDoc: string;
  /** The same with remote images; null when none were held back. */
  withImages: string | null;
};

export type AttachmentItem = {
  id: string;
  filename: string;
  contentType: string;
  /** Bytes. */
  size: number;
  /** Downloads it. */
  href: string;
  /** A picture small enough to show; null for everything else. */
  thumbnail: string | null;
};

export type Delivery = {
  sendId: string;
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown';
  /** Of `failed`: what happened, in words that are safe to show. */
  reason: string | null;
  /** A person is asked whether it left: shows "It was sent" and "It wasn't sent". */
  askPerson: boolean;
};

export type EventsItem = {
  kind: 'events';
  /** Id of its first event. */
  id: string;
  /** Sentences without a full stop: "Tom Okafor closed it". */
  events: { id: string; at: string; sentence: string }[];
};

export type ReplyData =
  | DraftData
  /** Being written by the model. */
  | { kind: 'drafting' }
  /** The draft did not come; `sentence` says what happened and what next. */
  | { kind: 'failed'; sentence: string }
  /** Nothing to draft from. */
  | { kind: 'none' }
  /** A reply is on its way: its band in the thread says how far. */
  | { kind: 'sending'; sendId: string };

export type DraftData = {
  kind: 'draft';
  id: string;
  text: string;
  /** Goes back with every save; a save with an older number is refused. */
  version: number;
  source: 'model' | 'template' | 'person';
  /** BCP 47; null when it is not known. */
  language: string | null;
  /** Over `text`. */
  claims: Claim[];
  facts: FactView[];
  confirmations: Confirmation[];
  /** ISO 8601: the last change that the server has. */
  savedAt: string;
  /** Model's cost: millionths of the currency's unit. */
  cost: { micros: number; currency: string } | null;
  /** A newer mail came after it was written, so it cannot be sent as it is. */
  retired: boolean;
  /** Why a person has to decide, in a sentence; null when nothing special. */
  needsPerson: string | null;
};

/** A fact with what a popover says of it. */
export type FactView = Fact & {
  /** "Order number". */
  label: string;
  source: 'order' | 'policy' | 'customer' | 'shop';
  /** As a person writes it, in the draft's language: "£48.00", "Thu 19 Nov". */
  shown: string;
  /** Where it stands: "Order #4127", "Returns policy". */
  where: string;
  /** ISO 8601: read from Shopify at, or in force since. */
  since: string | null;
  /** The page that shows it. */
  href: string | null;
};

/** Words of a claim that a person took responsibility for. */
export type Confirmation = { text: string; by: StaffRef; at: string };

export type CustomerCard = {
  name: string;
  address: string;
  /** Shopify's page of the customer. */
  href: string | null;
  place: string | null;
  /** ISO 8601. */
  since: string | null;
  /** Only where Shopify gave them. */
  spent: Money | null;
  orders: number | null;
};
