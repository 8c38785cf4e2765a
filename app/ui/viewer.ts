/** Whole minor units and the ISO 4217 code that they count in: £48.00 is `{ minor: 4800, currency: 'GBP' }`. */
export type Money = { minor: number; currency: string };

/** A person of the shop, as shown beside what they did or own. */
export type StaffRef = { id: string; name: string };

/** What the person who looks may do. A screen leaves out or explains what is false. */
export type Abilities = {
  /** Edit drafts, confirm claims, approve and send, undo. */
  approve: boolean;
  /** Assign, close, reopen, pick the order. */
  organise: boolean;
  /** Settings, roles, replaying jobs. */
  manage: boolean;
};

/** Who looks at the screen, and how dates and numbers are written for them. */
export type Viewer = StaffRef & {
  /** BCP 47, from Shopify's online token. */
  locale: string;
  /** IANA name of the shop's time zone. */
  timeZone: string;
  can: Abilities;
};

/** An outside service that does not answer. */
export type Outage = {
  service: 'openai' | 'shopify' | 'mailgun' | 'qstash' | 'redis' | 'files';
  /** ISO 8601: the first failure since its last answer. */
  since: string;
};
