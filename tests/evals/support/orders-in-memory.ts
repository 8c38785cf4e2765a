import type { MatchableOrder } from '#app/domains/correlation/matchable-order.ts';
import { orderKeys } from '#app/domains/correlation/order-keys.ts';
import type { OrderSource } from '#app/domains/correlation/order-source.ts';
import { splitOrderName } from '#app/domains/correlation/split-order-name.ts';

/** The orders of one shop, found by the same keys as in the database. */
export function ordersInMemory(orders: MatchableOrder[]): OrderSource {
  const newestFirst = orders.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const byKey = Map.groupBy(
    newestFirst.flatMap((order) => orderKeys(order).map(({ kind, key }) => ({ key: `${kind} ${key}`, order }))),
    ({ key }) => key,
  );
  return {
    async nameFormats() {
      const formats = orders.flatMap((order) => splitOrderName(order.name) ?? []);
      return [...new Map(formats.map(({ prefix, suffix }) => [`${prefix} ${suffix}`, { prefix, suffix }])).values()];
    },
    async findByKeys(keys, limitPerKey) {
      const found = keys.flatMap(({ kind, key }) => (byKey.get(`${kind} ${key}`) ?? []).slice(0, limitPerKey));
      return [...new Set(found.map(({ order }) => order))];
    },
  };
}
