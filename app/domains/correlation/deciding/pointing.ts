import type { MatchableOrder } from '../matchable-order.ts';
import { idKey, numberKey, postcodeKey, trackingKey } from '../signals/normalise.ts';
import { affix, type NameMention } from '../signals/order-names.ts';
import type { Pointers } from '../signals/read-signals.ts';
import { splitOrderName } from '../split-order-name.ts';

/** How a mail points at an order. */
export type Pointing = { by: 'name' | 'id' | 'tracking'; words: string };

/**
 * The orders that the words point at. What fits several orders, such as 1001 in a shop that has NW-1001 and SE-1001,
 * means the sender's own where there is one.
 */
export function pointedAt(
  pointers: Pointers,
  orders: MatchableOrder[],
  isOwn: (order: MatchableOrder) => boolean,
): Map<MatchableOrder, Pointing[]> {
  const found = new Map<MatchableOrder, Pointing[]>();
  const add = (fitting: MatchableOrder[], pointing: (order: MatchableOrder) => Pointing) => {
    const own = fitting.filter(isOwn);
    for (const order of own.length > 0 ? own : fitting) {
      found.set(order, [...(found.get(order) ?? []), pointing(order)]);
    }
  };
  for (const mention of pointers.names) {
    const fitting = orders.filter(
      (order) => isNamedBy(order, mention) && (mention.strength === 'named' || isOwn(order)),
    );
    add(fitting, (order) => ({ by: 'name', words: order.name }));
  }
  for (const id of pointers.ids) {
    add(
      orders.filter((order) => idKey(order.id) === id),
      () => ({ by: 'id', words: id }),
    );
  }
  for (const key of pointers.trackingNumbers) {
    add(
      orders.filter((order) => order.trackingNumbers.some((number) => trackingKey(number) === key)),
      () => ({ by: 'tracking', words: key }),
    );
  }
  return found;
}

/** Numbers that are written as order names and are none of `orders`: a slip, or an order of another shop. */
export function unknownNames(pointers: Pointers, orders: MatchableOrder[]): string[] {
  // "Order id 6111234567890" and "the order with tracking number 94001…" are read as names first.
  const otherKeys = orders.flatMap((order) => [idKey(order.id), ...order.trackingNumbers.map(trackingKey)]);
  return pointers.names
    .filter((mention) => mention.strength === 'named' && mention.number.length >= SHORTEST_UNKNOWN)
    .filter((mention) => !otherKeys.includes(mention.number))
    .filter((mention) => !orders.some((order) => isNamedBy(order, mention)))
    .map((mention) => mention.number);
}

/** "You are #1" names no order. */
const SHORTEST_UNKNOWN = 3;

function isNamedBy(order: MatchableOrder, mention: NameMention): boolean {
  const name = splitOrderName(order.name);
  if (!name || numberKey(name.number) !== mention.number) return false;
  // The postcode of a signature is not the order that happens to have the same number.
  if (mention.strength === 'bare' && postcodeKey(order.postcode ?? '') === mention.number) return false;
  const prefixFits = mention.prefix === null || mention.prefix === affix(name.prefix);
  return prefixFits && (mention.suffix === null || mention.suffix === affix(name.suffix));
}
