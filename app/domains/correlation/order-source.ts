import type { MatchableOrder } from './matchable-order.ts';
import type { OrderKey } from './order-keys.ts';

/** One way in which the shop names its orders: "NW-" and "-A" for NW-1001-A. Learned with `splitOrderName`. */
export type OrderNameFormat = { prefix: string; suffix: string };

/** Where the matcher looks orders up: two questions a mail, both about one shop, both answered from an index. */
export type OrderSource = {
  /** The shop's formats; the most used ones where there are more than a few. */
  nameFormats(): Promise<OrderNameFormat[]>;
  /**
   * Orders that carry any of the keys (as `orderKeys` gives them), each once, in any order. For one key at most
   * `limitPerKey`, the newest.
   */
  findByKeys(keys: OrderKey[], limitPerKey: number): Promise<MatchableOrder[]>;
};
