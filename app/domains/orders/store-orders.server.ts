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
 * `updatedAt` never replaces a newer one. Shopify tells that time in whole seconds, so of two copies of one second the one
 * that was read later is the newer.
 *
 * @returns ids of the orders that changed.
 */
export async function storeOrders(tx: Tx, shop: Shop, storable: StorableOrder[], now: Date): Promise<string[]> {
  const newest = newestOfEach(storable);
  if (newest.length === 0) return [];
  const changed = await tx
    .insert(orders)
    .values(newest.map(({ order }) => toRow(shop, order, now)))
    .onConflictDoUpdate({
      target: [orders.shopId, orders.id],
      set: everyColumn(),
      setWhere: sql`${orders.updatedAt} < excluded.updated_at
        or (${orders.updatedAt} = excluded.updated_at and ${orders.readAt} <= excluded.read_at
            and ${orders.snapshot} <> excluded.snapshot)`,
    })
    .returning({ id: orders.id });
  const ids = changed.map(({ id }) => id);
  // A read that found nothing new is still a fresh read.
  const all = newest.map(({ order }) => order.id);
  await tx
    .update(orders)
    .set({ readAt: now })
    .where(and(eq(orders.shopId, shop.id), inArray(orders.id, all), lt(orders.readAt, now)));
  if (ids.length === 0) return [];

  const fresh = newest.filter(({ order }) => ids.includes(order.id));
  const keys = fresh.flatMap(({ order, keys: own }) => {
    const unique = new Map(own.map((key) => [`${key.kind}:${key.key}`, key]));
    const placedAt = new Date(order.createdAt);
    return [...unique.values()].map(({ kind, key }) => ({ shopId: shop.id, kind, key, orderId: order.id, placedAt }));
  });
  await tx.delete(orderKeys).where(and(eq(orderKeys.shopId, shop.id), inArray(orderKeys.orderId, ids)));
  if (keys.length > 0) await tx.insert(orderKeys).values(keys).onConflictDoNothing();
  const formats = fresh.flatMap(({ format }) => (format ? [{ shopId: shop.id, ...format }] : []));
  const sorted = formats.toSorted((a, b) => compare(a.prefix, b.prefix) || compare(a.suffix, b.suffix));
  if (sorted.length > 0) await tx.insert(orderNameFormats).values(sorted).onConflictDoNothing();
  return ids;
}

/**
 * One copy of each order: a page that was read while orders changed can hold one twice, and PostgreSQL takes a row once in a
 * statement. Sorted, so that two transactions with the same orders wait for one another instead of both.
 */
function newestOfEach(storable: StorableOrder[]): StorableOrder[] {
  const newest = new Map<string, StorableOrder>();
  for (const candidate of storable) {
    const known = newest.get(candidate.order.id);
    if (!known || Date.parse(candidate.order.updatedAt) >= Date.parse(known.order.updatedAt)) {
      newest.set(candidate.order.id, candidate);
    }
  }
  return [...newest.values()].toSorted((a, b) => compare(a.order.id, b.order.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
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
