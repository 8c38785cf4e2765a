import { orderKeys } from '#app/domains/correlation/order-keys.ts';
import { splitOrderName } from '#app/domains/correlation/split-order-name.ts';
import { toMatchable } from '#app/domains/correlation/to-matchable.ts';
import type { Order } from '#app/domains/orders/order.ts';
import { storeOrders } from '#app/domains/orders/store-orders.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

/** Keeps orders together with what a mail finds them by, in one transaction. @returns ids of those that changed. */
export function keepOrders(tx: Tx, shop: Shop, orders: Order[], now: Date): Promise<string[]> {
  const storable = orders.map((order) => {
    const name = splitOrderName(order.name);
    const format = name && { prefix: name.prefix, suffix: name.suffix };
    return { order, keys: orderKeys(toMatchable(order)), format };
  });
  return storeOrders(tx, shop, storable, now);
}
