/** Where a piece of evidence was found. */
export type EvidenceKind =
  | 'name'
  | 'id'
  | 'tracking'
  | 'sender'
  | 'thread'
  | 'address'
  | 'phone'
  | 'postcode'
  | 'person'
  | 'item'
  | 'amount'
  | 'date'
  | 'only'
  | 'recent';

/** One reason to take a mail to be about an order. `text` is a sentence for the person who looks; `weight` is 0 to 1. */
export type Evidence = { kind: EvidenceKind; text: string; weight: number };

/** An order with what speaks for it. `score` is 0 to 1; it ranks and explains, it is not a probability. */
export type ScoredOrder = { orderId: string; score: number; evidence: Evidence[] };

/**
 * Which order a mail is about.
 * - `matched`: this one, and the sender's address is borne out to be the order's: its facts may be shown to the sender.
 * - `ambiguous`: a person has to choose, or to confirm the only candidate. Best first.
 * - `none`: no order of the shop.
 * `reason` is a sentence for the person who looks.
 */
export type Match =
  | ({ outcome: 'matched'; runnerUp: (ScoredOrder & { lostBecause: string }) | null } & ScoredOrder)
  | { outcome: 'ambiguous'; reason: string; candidates: ScoredOrder[] }
  | { outcome: 'none'; reason: string };
