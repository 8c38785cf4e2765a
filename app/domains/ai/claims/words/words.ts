/** Where an order, a parcel or a payment stands, in the words of this room. */
export type State =
  | 'shipped'
  | 'onItsWay'
  | 'inTransit'
  | 'outForDelivery'
  | 'delivered'
  | 'deliveryAttempted'
  | 'readyForPickup'
  | 'processing'
  | 'refunded'
  | 'cancelled'
  | 'paid'
  | 'unpaid'
  | 'returned'
  | 'delayed'
  | 'onHold'
  | 'lost'
  | 'replaced'
  | 'addressChanged';

/** What a date, an amount, a span of time or a promise is about. */
export type Topic =
  | 'order'
  | 'ship'
  | 'deliver'
  | 'expect'
  | 'refund'
  | 'return'
  | 'exchange'
  | 'replace'
  | 'cancel'
  | 'pay'
  | 'contact'
  | 'warranty'
  | 'shipping'
  | 'tax'
  | 'discount'
  | 'credit'
  | 'compensation'
  | 'fee'
  | 'price'
  | 'subtotal'
  | 'total'
  | 'gift'
  | 'free'
  | 'express';

/**
 * What the guard knows of one language, as data. Words are written as `wordPattern` reads them. A sentence is judged by
 * what stands before (or, in German, after) a word of `states` or `offers` in its clause.
 */
export type Words = {
  /** Frequent little words by which a sentence shows its language. */
  common: string;
  /** Words that show what an amount, a date or a span of time is about. */
  topics: Partial<Record<Topic, string[]>>;
  /** Word groups that say where something stands, once nothing around them turns them into something else. */
  states: Partial<Record<State, string[]>>;
  /** What turns "has shipped" into "has not shipped". */
  negations: string[];
  /** Before or after a state: it lies ahead. */
  future: string[];
  /** Before or after a state: possible, wished, asked for; nothing is said to be so. */
  unreal: string[];
  /** Open a clause that holds only under a condition. */
  conditions: string[];
  /** Open what the customer said, or what is regretted: not the shop's own statement. */
  echoes: string[];
  /** "all of it", "a part of it". */
  all: string[];
  part: string[];
  /** What the shop may offer: nouns and verbs by topic. A promise only together with a commitment. */
  offers: Partial<Record<Topic, string[]>>;
  /** Words that are an offer on their own: "free of charge". */
  gifts: Partial<Record<Topic, string[]>>;
  /** What commits: "we will", "you will receive", "is on its way". */
  commitments: string[];
  /** "Right away": without waiting for anything. */
  atOnce: string[];
  /** What takes a commitment back: "look into", "request", "cannot". */
  retractions: string[];
};
