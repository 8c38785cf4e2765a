declare const made: unique symbol;

/** A tenant that the caller has the right to act for. Only the tenancy room makes one. */
export type Shop = {
  readonly id: number;
  /** alder-and-oak.myshopify.com */
  readonly domain: string;
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  /** IANA */
  readonly timezone: string;
  readonly signature: string;
  readonly [made]: true;
};
