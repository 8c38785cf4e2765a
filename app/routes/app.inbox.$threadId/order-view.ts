import type { Money } from '#app/ui/viewer.ts';

/** The column beside the conversation. */
export type OrderPanelData =
  | { kind: 'order'; order: OrderCardData; match: MatchData | null; outage: OrderOutage | null }
  /** Several could be meant; a person picks. */
  | { kind: 'pick'; reason: string; candidates: OrderCandidate[] }
  /** No order belongs to it. `candidates`: the sender's recent ones, if any. */
  | { kind: 'none'; reason: string; candidates: OrderCandidate[] };

/** Shopify is not answering: the card shows the last copy. */
export type OrderOutage = {
  /** ISO 8601: first failure. */
  since: string;
  /** ISO 8601; null when nothing is planned. */
  nextTryAt: string | null;
};

export type MatchData = {
  /** Each a short sentence without a full stop: "Mail names #4127". */
  evidence: string[];
  runnerUp: { name: string; why: string } | null;
  /** The person who picked it, instead of the matcher. */
  pickedBy: string | null;
  /** Orders to change to. */
  candidates: OrderCandidate[];
};

export type OrderCandidate = {
  orderId: string;
  /** "#4127". */
  name: string;
  /** ISO 8601. */
  placedAt: string;
  total: Money;
  /** "Stoneware serving bowl, Oak serving board". */
  items: string;
  evidence: string[];
};

export type OrderCardData = {
  id: string;
  name: string;
  /** Shopify's page of the order. */
  href: string;
  /** ISO 8601. */
  placedAt: string;
  cancelledAt: string | null;
  delivery: {
    state: 'unfulfilled' | 'partial' | 'fulfilled' | 'in-transit' | 'out-for-delivery' | 'delivered' | 'failed';
    /** ISO 8601: since when; null when Shopify does not say. */
    at: string | null;
    shipments: { carrier: string | null; number: string; url: string | null }[];
  };
  lines: OrderLine[];
  totals: {
    shipping: Money | null;
    discount: Money | null;
    tax: Money | null;
    taxIncluded: boolean;
    refunded: Money | null;
    total: Money;
  };
  payment: {
    state: 'paid' | 'partly-paid' | 'pending' | 'authorized' | 'refunded' | 'partly-refunded' | 'voided';
    /** "Visa 4242". */
    method: string | null;
  };
  /** ISO 8601: when this copy was read from Shopify. */
  readAt: string;
  /** Events on its timeline. */
  events: number;
};

export type OrderLine = {
  id: string;
  title: string;
  /** "Ash" or "Flax, large"; null for a product without variants. */
  variant: string | null;
  quantity: number;
  unit: Money;
  total: Money;
  /** URL of the picture. */
  image: string | null;
};

export type OtherConversation = {
  threadId: string;
  subject: string;
  status: 'open' | 'waiting' | 'closed';
  /** ISO 8601: its newest mail. */
  at: string;
};
