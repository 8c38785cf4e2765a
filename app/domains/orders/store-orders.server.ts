import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orderKeys, orderNameFormats, orders } from '#drizzle/schema/orders.ts';
import { minorUnits } from './minor-units.ts';
import type { Order } from './order.ts';

/** An order with what a mail can find it by, as the correlation room writes it. */
export type StorableOrder = {
  order: Order;
  keys: { kind: string; key: string }[];
  /** How the shop names it; null when its name has no number. */
  format: { prefix: string; suffix: string } | null;
};

/**
 * Keeps the newest copy of each order. Safe in any order and any number of times: a copy that is older by Shopify's own
 * `updatedAt` never replaces a newer one.
 *
 * @returns ids of the orders that changed.
 */
export async function storeOrders(tx: Tx, shop: Shop, storable: StorableOrder[], now: Date): Promise<string[]> {
  if (storable.length === 0) return [];
  const changed = await tx
    .insert(orders)
    .values(storable.map(({ order }) => toRow(shop, order, now)))
    .onConflictDoUpdate({
      target: [orders.shopId, orders.id],
      set: everyColumn(),
      setWhere: lt(orders.updatedAt, sql`excluded.updated_at`),
    })
    .returning({ id: orders.id });
  const ids = changed.map(({ id }) => id);
  // A read that found nothing new is still a fresh read.
  const all = storable.map(({ order }) => order.id);
  await tx
    .update(orders)
    .set({ readAt: now })
    .where(and(eq(orders.shopId, shop.id), inArray(orders.id, all), lt(orders.readAt, now)));
  if (ids.length === 0) return [];

  const fresh = storable.filter(({ order }) => ids.includes(order.id));
  const keys = fresh.flatMap(({ order, keys: own }) => {
    const unique = new Map(own.map((key) => [`${key.kind}:${key.key}`, key]));
    const placedAt = new Date(order.createdAt);
    return [...unique.values()].map(({ kind, key }) => ({ shopId: shop.id, kind, key, orderId: order.id, placedAt }));
  });
  await tx.delete(orderKeys).where(and(eq(orderKeys.shopId, shop.id), inArray(orderKeys.orderId, ids)));
  if (keys.length > 0) await tx.insert(orderKeys).values(keys).onConflictDoNothing();
  const formats = fresh.flatMap(({ format }) => (format ? [{ shopId: shop.id, ...format }] : []));
  if (formats.length > 0) await tx.insert(orderNameFormats).values(formats).onConflictDoNothing();
  return ids;
}

function toRow(shop: Shop, order: Order, now: Date): typeof orders.$inferInsert {
  const total = order.currentTotalPriceSet.shopMoney;
  return {
    shopId: shop.id,
    id: order.id,
    name: order.name,
    email: order.email?.toLowerCase() ?? null,
    phone: order.phone ?? null,
    customerId: order.customer?.id ?? null,
    customerName: order.customer?.displayName ?? null,
    placedAt: new Date(order.createdAt),
    cancelledAt: order.cancelledAt ? new Date(order.cancelledAt) : null,
    financialStatus: order.displayFinancialStatus ?? null,
    fulfillmentStatus: order.displayFulfillmentStatus,
    totalMinor: minorUnits(total.amount, total.currencyCode),
    currency: total.currencyCode,
    snapshot: order,
    updatedAt: new Date(order.updatedAt),
    readAt: now,
  };
}

/** `set` of an upsert: every column but the key, from the row that was refused. */
function everyColumn() {
  const taken = (column: string) => sql.raw(`excluded.${column}`);
  return {
    name: taken('name'),
    email: taken('email'),
    phone: taken('phone'),
    customerId: taken('customer_id'),
    customerName: taken('customer_name'),
    placedAt: taken('placed_at'),
    cancelledAt: taken('cancelled_at'),
    financialStatus: taken('financial_status'),
    fulfillmentStatus: taken('fulfillment_status'),
    totalMinor: taken('total_minor'),
    currency: taken('currency'),
    snapshot: taken('snapshot'),
    updatedAt: taken('updated_at'),
    readAt: taken('read_at'),
  };
}
