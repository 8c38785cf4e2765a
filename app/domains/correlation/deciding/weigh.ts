import type { Evidence, EvidenceKind, ScoredOrder } from '../match.ts';
import type { MatchableOrder } from '../matchable-order.ts';
import { hundredths } from '../signals/amounts.ts';
import { holdsWords } from '../signals/contacts.ts';
import { findSpokenItems } from '../signals/items.ts';
import { emailKey, personKey, phoneKey } from '../signals/normalise.ts';
import { localDays } from '../signals/order-dates.ts';
import type { Signals } from '../signals/read-signals.ts';
import type { Pointing } from './pointing.ts';

/**
 * How much each kind of evidence says, from 0 to 1. They rank candidates and show a person how sure the match is; who
 * may be matched at all is decided by rules (see decide.ts). What only this order has weighs most, then what only this
 * customer has, then what many orders share.
 */
const WEIGHTS: Record<EvidenceKind, number> = {
  name: 0.6,
  id: 0.6,
  tracking: 0.6,
  thread: 0.5,
  sender: 0.5,
  address: 0.3,
  phone: 0.25,
  item: 0.25,
  amount: 0.25,
  date: 0.2,
  only: 0.2,
  person: 0.15,
  postcode: 0.1,
  recent: 0.1,
};
/** The same in quoted words: they may be of an earlier conversation. */
const QUOTED_SHARE = 0.5;

const DAY = 86_400_000;
/**
 * A shipped order of this age is with the customer and past most return windows. Also how far back Shopify lets an app
 * read without the scope read_all_orders.
 */
export const RECENT_DAYS = 60;

/** A candidate with all that speaks for it. */
export type Weighed = {
  order: MatchableOrder;
  /** The sender's address is the order's. */
  own: boolean;
  inThread: boolean;
  pointed: 'fresh' | 'quoted' | null;
  /** The address, phone number or name of the order stands in the mail: it may be the sender's under another address. */
  akin: boolean;
  /** What the mail says of its items, total and day; tells the orders of one customer apart. */
  traits: Set<string>;
  ageDays: number;
  evidence: Evidence[];
};

export type PointedAt = { fresh: Map<MatchableOrder, Pointing[]>; quoted: Map<MatchableOrder, Pointing[]> };

export function weigh(order: MatchableOrder, signals: Signals, pointed: PointedAt): Weighed {
  const own = isOwn(order, signals);
  const inThread = order.id === signals.threadOrderId;
  const ageDays = (signals.receivedAt.getTime() - order.createdAt.getTime()) / DAY;
  const items = findSpokenItems(order.lineItems, signals.words, signals.folded);
  const address = emailKey(order.email ?? '');
  const phone = phoneKey(order.phone ?? '');
  const has = {
    address: address !== null && signals.emails.includes(address),
    phone: phone !== null && signals.phones.includes(phone),
    person: isSamePerson(order, signals),
    amount: signals.amounts.includes(hundredths(order.total)),
    date: localDays(order.createdAt).some((day) => signals.orderDays.includes(day)),
    postcode: order.postcode !== null && holdsWords(signals.folded, order.postcode),
  };
  const evidence: Evidence[] = [
    ...(pointed.fresh.get(order) ?? []).map((pointing) => pointingEvidence(pointing, 1)),
    ...(pointed.quoted.get(order) ?? []).map((pointing) => pointingEvidence(pointing, QUOTED_SHARE)),
    ...says(inThread, 'thread', 'The conversation is about this order'),
    ...says(own, 'sender', "Sent from the order's address"),
    ...says(has.address, 'address', `Mail gives the order's address ${order.email}`),
    ...says(has.phone, 'phone', "Mail gives the order's phone number"),
    ...says(has.person, 'person', `Sender goes by the name on the order, ${order.customerName}`),
    ...says(has.postcode, 'postcode', `Mail gives the order's postcode ${order.postcode}`),
    ...items.slice(0, 3).map((item) => evidenceOf('item', `“${item.title}” is one of its items`)),
    ...says(has.amount, 'amount', `${order.total} ${order.currency} is its total`),
    ...says(has.date, 'date', 'Ordered on the day that the mail gives'),
    ...says(ageDays <= RECENT_DAYS, 'recent', `Ordered ${daysBefore(ageDays)}`),
  ];
  const traits = new Set([
    ...items.flatMap((item) => item.words),
    ...(has.amount ? ['its total'] : []),
    ...(has.date ? ['its day'] : []),
  ]);
  const level = pointed.fresh.has(order) ? 'fresh' : pointed.quoted.has(order) ? 'quoted' : null;
  return {
    order,
    own,
    inThread,
    pointed: level,
    akin: has.address || has.phone || has.person,
    traits,
    ageDays,
    evidence,
  };
}

export function isOwn(order: MatchableOrder, signals: Signals): boolean {
  return signals.sender !== null && emailKey(order.email ?? '') === signals.sender;
}

/** The name on the order is the sender's, or signs the mail. */
function isSamePerson(order: MatchableOrder, signals: Signals): boolean {
  const person = personKey(order.customerName ?? '');
  return person !== null && (person === signals.person || holdsWords(signals.folded, order.customerName ?? ''));
}

/** Evidence adds up so that each piece takes its share of the doubt that is left. */
export function scored({ order, evidence }: Weighed): ScoredOrder {
  const doubt = evidence.reduce((left, { weight }) => left * (1 - weight), 1);
  return { orderId: order.id, score: Math.round((1 - doubt) * 100) / 100, evidence };
}

export function withEvidence(weighed: Weighed, kind: EvidenceKind, text: string): Weighed {
  return { ...weighed, evidence: [...weighed.evidence, evidenceOf(kind, text)] };
}

function says(holds: boolean, kind: EvidenceKind, text: string): Evidence[] {
  return holds ? [evidenceOf(kind, text)] : [];
}

function evidenceOf(kind: EvidenceKind, text: string, share = 1): Evidence {
  return { kind, text, weight: WEIGHTS[kind] * share };
}

function pointingEvidence({ by, words }: Pointing, share: number): Evidence {
  const source = share < 1 ? 'Quoted mail' : 'Mail';
  if (by === 'name') return evidenceOf('name', `${source} names ${words}`, share);
  if (by === 'id') return evidenceOf('id', `${source} gives the order's id in Shopify`, share);
  return evidenceOf('tracking', `${source} gives its tracking number ${words}`, share);
}

function daysBefore(age: number): string {
  const days = Math.floor(age);
  if (days === 0) return 'on the same day';
  return days === 1 ? 'a day before' : `${days} days before`;
}
