import type { AdminGraphql } from '#app/platform/shopify-admin/admin-client.server.ts';
import { askShopify } from '#app/platform/shopify-admin/ask-shopify.server.ts';
import { ORDER_BY_ID } from './documents/order-by-id.ts';
import { ORDERS_PAGE, ORDERS_PER_PAGE } from './documents/orders-page.ts';
import type { Order } from './order.ts';

/**
 * Reads one order from Shopify; null when it is gone or out of reach of the app's scopes.
 *
 * @throws {AppError} `shopify-down`
 */
export async function fetchOrder(graphql: AdminGraphql, orderId: string): Promise<Order | null> {
  const data = await askShopify(graphql, ORDER_BY_ID, { id: orderId });
  return data.order ?? null;
}

/**
 * Reads a page of all orders that the scopes allow, in the order of their last change.
 *
 * @param cursor where the page before ended; null for the first.
 * @throws {AppError} `shopify-down`
 */
export async function fetchOrdersPage(
  graphql: AdminGraphql,
  cursor: string | null,
): Promise<{ orders: Order[]; next: string | null }> {
  const { orders } = await askShopify(graphql, ORDERS_PAGE, { first: ORDERS_PER_PAGE, after: cursor });
  const next = orders.pageInfo.hasNextPage ? (orders.pageInfo.endCursor ?? null) : null;
  return { orders: orders.nodes, next };
}
