/** What a draft can say about the state of an order, a parcel, a payment or a product. */
export type StatusName =
  | 'processing'
  | 'on-hold'
  | 'shipped'
  | 'on-way'
  | 'out-for-delivery'
  | 'attempted'
  | 'delivered'
  | 'pickup'
  | 'to-sender'
  | 'delayed'
  | 'lost'
  | 'customs'
  | 'cancelled'
  | 'refunded'
  | 'fully-refunded'
  | 'part-refunded'
  | 'refund-pending'
  | 'paid'
  | 'payment-pending'
  | 'payment-failed'
  | 'returned'
  | 'return-open'
  | 'in-stock'
  | 'out-of-stock'
  | 'changed';

/** What a draft can promise. */
export type PromiseName =
  | 'call'
  | 'refund'
  | 'replacement'
  | 'exchange'
  | 'discount'
  | 'credit'
  | 'free'
  | 'gift'
  | 'compensation'
  | 'label'
  | 'express'
  | 'keep'
  | 'return'
  | 'cancel'
  | 'warranty'
  | 'priceMatch';

/** What an amount, a date or a duration is about. */
export type Topic =
  | 'placed'
  | 'dispatch'
  | 'delivery'
  | 'refund'
  | 'return'
  | 'cancel'
  | 'exchange'
  | 'warranty'
  | 'reply'
  | 'payment'
  | 'total'
  | 'shippingCost'
  | 'tax'
  | 'discount'
  | 'threshold'
  | 'credit';

/**
 * The words of one language. Each entry is a pattern of whole words: `~` stands for any letters, a space for any white
 * space, `(?:…|…)` for a choice. Case is let be.
 */
export type WordTable = {
  /** Turns a statement into its opposite. */
  negation: string;
  /** Opens a clause that states nothing: "if", "as soon as". */
  conditional: string;
  /** Other words that a clause begins with. The clause is cut before them. */
  cut: string;
  /** Begins a clause that goes on with what the clause before it did: "and", "that". */
  carries: string;
  /** Says that what follows is the customer's word, wish or question. */
  reported: string;
  /** Auxiliaries: the last one before a participle says whether the thing has happened. */
  done: string;
  modal: string;
  future: string;
  /** Leaves open whether: "may be possible". */
  hedge: string;
  /** Says what is usual for all orders, not what happened to this one. */
  generic: string;
  /** What a shop does to carry out a promise: with a `done` auxiliary it says that it has been carried out. */
  carriedOut: string;
  statuses: Partial<Record<StatusName, string>>;
  promises: Partial<Record<PromiseName, string>>;
  topics: Partial<Record<Topic, string>>;
};
