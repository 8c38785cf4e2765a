import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { namesPerson, type Person, withoutPerson } from '#app/domains/tenancy/person.ts';
import { rowsNaming } from '#app/domains/tenancy/rows-naming.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orderKeys, orders } from '#drizzle/schema/orders.ts';
import type { Order } from './order.ts';

/** Keys that name the order itself and nobody. */
const IMPERSONAL_KEYS = ['name', 'id'];

/**
 * Takes the person out of the copies of their orders: what was bought, when and for how much stays, who and where to goes.
 * Shopify erases its own side too, so reading an order again does not bring them back.
 */
export async function eraseCustomer(tx: Tx, shop: Shop, person: Person, orderIds: string[]): Promise<void> {
  const own = await tx
    .select({ id: orders.id, snapshot: orders.snapshot })
    .from(orders)
    .where(and(eq(orders.shopId, shop.id), inArray(orders.id, orderIds)))
    .for('update');
  for (const { id, snapshot } of own) {
    await tx
      .update(orders)
      .set({
        email: null,
        phone: null,
        customerId: null,
        customerName: null,
        snapshot: withoutPerson(impersonal(snapshot as Order), person),
      })
      .where(and(eq(orders.shopId, shop.id), eq(orders.id, id)));
  }
  await tx
    .delete(orderKeys)
    .where(
      and(
        eq(orderKeys.shopId, shop.id),
        inArray(orderKeys.orderId, orderIds),
        notInArray(orderKeys.kind, IMPERSONAL_KEYS),
      ),
    );
  // Others' orders that name them, in a note perhaps.
  const others = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shop.id), rowsNaming(orders, person)));
  for (const row of others) {
    if (!namesPerson(row, person)) continue;
    await tx
      .update(orders)
      .set(withoutPerson(row, person))
      .where(and(eq(orders.shopId, shop.id), eq(orders.id, row.id)));
  }
}

/** Every field of `ORDER_FIELDS` that says who somebody is, where they live, or what leads there. */
function impersonal(order: Order): Order {
  return {
    ...order,
    email: null,
    phone: null,
    note: null,
    tags: [],
    statusPageUrl: '',
    customer: null,
    shippingAddress: null,
    billingAddress: null,
    fulfillments: order.fulfillments.map((fulfilment) => ({
      ...fulfilment,
      trackingInfo: [],
      events: { nodes: fulfilment.events.nodes.map((scan) => ({ ...scan, message: '', city: null, country: null })) },
    })),
    refunds: order.refunds.map((refund) => ({ ...refund, note: null })),
    transactions: order.transactions.map((transaction) => ({ ...transaction, paymentDetails: null })),
  };
}
