import { and, eq, inArray, or } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { orders } from '#drizzle/schema/orders.ts';
import type { Order } from './order.ts';

export type CustomerOrder = {
  id: string;
  /** Lower case. */
  email: string | null;
  phone: string | null;
  customerName: string | null;
  order: Order;
};

/**
 * All orders of a customer, by any of what names them.
 *
 * @param of.customerId gid://shopify/Customer/…
 * @param of.addresses lower case
 * @param of.orderIds gid://shopify/Order/…
 */
export async function ordersOfCustomer(
  tx: Tx,
  shop: Shop,
  of: { customerId: string | null; addresses: string[]; orderIds: string[] },
): Promise<CustomerOrder[]> {
  const rows = await tx
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shop.id),
        or(
          inArray(orders.id, of.orderIds),
          inArray(orders.email, of.addresses),
          of.customerId === null ? undefined : eq(orders.customerId, of.customerId),
        ),
      ),
    );
  return rows.map(({ id, email, phone, customerName, snapshot }) => ({
    id,
    email,
    phone,
    customerName,
    order: snapshot as Order,
  }));
}
