/** A parcel as a sentence tells of it; every part is there only when a fact bears it out. */
export type Parcel = {
  status: string;
  carrier?: string;
  tracking?: string;
  url?: string;
  eta?: string;
  deliveredOn?: string;
};

/** How the stand-in model says things in one language. Lists hold ways to say the same. */
export type Phrases = {
  greeting: ((name: string) => string)[];
  greetingWithoutName: string;
  opening: Record<string, string[]>;
  placed: ((order: string, date: string) => string)[];
  order: ((order: string) => string)[];
  total: ((amount: string) => string)[];
  refunded: ((amount: string) => string)[];
  /** By the status as Shopify names it. A status that is not here is not spoken of. */
  orderStatus: Record<string, string>;
  /** Sentences, the status first. */
  parcel: (parcel: Parcel) => string[];
  /** Sentences with a delivery date, an amount and an order number, for a model that makes them up. */
  invented: (date: string, amount: string, order: string) => string[];
  policy: (text: string) => string;
  askForOrder: string[];
  passedOn: string[];
  closing: string[];
};
