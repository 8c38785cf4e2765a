import type { MatchableOrder } from './matchable-order.ts';
import { emailKey, idKey, numberKey, personKey, phoneKey, trackingKey } from './signals/normalise.ts';
import { splitOrderName } from './split-order-name.ts';

export type OrderKeyKind = 'name' | 'id' | 'tracking' | 'email' | 'phone' | 'person';

/** What an order can be found by in a mail, written the same way however either of them spells it. */
export type OrderKey = { kind: OrderKeyKind; key: string };

/**
 * All keys of an order. Stored when the order is stored, in the same transaction, or the matcher does not find it.
 * The key of kind `name` is the number alone: NW-1001-A is found by 1001, and the matcher compares the rest.
 */
export function orderKeys(
  order: Pick<MatchableOrder, 'id' | 'name' | 'email' | 'phone' | 'customerName' | 'trackingNumbers'>,
): OrderKey[] {
  const number = splitOrderName(order.name)?.number;
  const keys: [OrderKeyKind, string | null][] = [
    ['name', number ? numberKey(number) : null],
    ['id', idKey(order.id)],
    ['email', emailKey(order.email ?? '')],
    ['phone', phoneKey(order.phone ?? '')],
    ['person', personKey(order.customerName ?? '')],
    ...order.trackingNumbers.map((number): [OrderKeyKind, string | null] => ['tracking', trackingKey(number)]),
  ];
  return keys.flatMap(([kind, key]) => (key === null ? [] : [{ kind, key }]));
}
