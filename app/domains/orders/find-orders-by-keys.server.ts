import { sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import type { Order } from './order.ts';

/**
 * Orders that carry any of these keys, each once; the newest `limitPerKey` for each. One statement, one index look-up a
 * key, however many orders the shop has.
 */
export async function findOrdersByKeys(
  tx: Tx,
  shop: Shop,
  keys: { kind: string; key: string }[],
  limitPerKey: number,
): Promise<Order[]> {
  if (keys.length === 0) return [];
  const wanted = JSON.stringify(keys);
  const rows = await tx.execute<{ snapshot: Order }>(sql`
    select o.snapshot from orders o
    where o.shop_id = ${shop.id} and o.id in (
      select found.order_id
      from jsonb_to_recordset(${wanted}::jsonb) as wanted(kind text, key text)
      cross join lateral (
        select k.order_id from order_keys k
        where k.shop_id = ${shop.id} and k.kind = wanted.kind and k.key = wanted.key
        order by k.placed_at desc limit ${limitPerKey}
      ) as found
    )`);
  return rows.map((row) => row.snapshot);
}
