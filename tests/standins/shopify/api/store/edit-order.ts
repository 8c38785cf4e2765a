import { findCustomer, type StoreCore, StoreRefusal, takeId, theOrder } from './core.ts';
import { fulfilmentStatus } from './order-sums.ts';
import { refundOrder } from './refund-order.ts';
import type { CancelReason, StoredAddress, StoredCustomer, StoredOrder, StoredProduct } from './types.ts';
import { customerPayload, orderPayload, productPayload } from './webhook-payload.ts';

export type OrderEdit = {
  note?: string | null;
  tags?: string[];
  email?: string | null;
  phone?: string | null;
  shippingAddress?: Partial<StoredAddress>;
};

/** Staff change what is written on an order. Webhook: orders/updated. */
export function editOrder(core: StoreCore, nameOrId: string | number, edit: OrderEdit): StoredOrder {
  const order = theOrder(core.state, nameOrId);
  const { shippingAddress, ...rest } = edit;
  Object.assign(order, rest);
  if (shippingAddress && order.shippingAddress) {
    order.shippingAddress = { ...order.shippingAddress, ...shippingAddress, id: takeId(core.state) };
  }
  order.updatedAt = core.now();
  core.changed([{ topic: 'orders/updated', payload: orderPayload(core.state, order) }]);
  return order;
}

export type Cancellation = { reason?: CancelReason; refund?: boolean };

/**
 * Cancels an order that was not shipped, refunds what was paid unless told otherwise, voids what was only authorised.
 * Webhooks: refunds/create where money or goods go back, orders/cancelled, orders/updated.
 */
export function cancelOrder(core: StoreCore, nameOrId: string | number, wanted: Cancellation = {}): StoredOrder {
  const order = theOrder(core.state, nameOrId);
  if (order.cancelledAt) throw new StoreRefusal(`${order.name} is cancelled already`);
  if (fulfilmentStatus(order) !== 'UNFULFILLED') throw new StoreRefusal(`${order.name} was shipped`);
  const paid = order.transactions.some(
    (transaction) => transaction.kind === 'SALE' && transaction.status === 'SUCCESS',
  );
  if (paid && wanted.refund !== false) refundOrder(core, nameOrId);
  const at = core.now();
  const authorised = order.transactions.find((transaction) => transaction.kind === 'AUTHORIZATION');
  if (authorised) {
    order.transactions.push({
      ...authorised,
      id: takeId(core.state),
      kind: 'VOID',
      parentId: authorised.id,
      createdAt: at,
    });
  }
  order.cancelledAt = at;
  order.cancelReason = wanted.reason ?? 'CUSTOMER';
  order.closedAt = at;
  order.updatedAt = at;
  core.changed([
    { topic: 'orders/cancelled', payload: orderPayload(core.state, order) },
    { topic: 'orders/updated', payload: orderPayload(core.state, order) },
  ]);
  return order;
}

export type CustomerEdit = Partial<
  Pick<StoredCustomer, 'firstName' | 'lastName' | 'email' | 'phone' | 'locale' | 'tags' | 'note'>
>;

/** Webhook: customers/update. */
export function editCustomer(core: StoreCore, id: number, edit: CustomerEdit): StoredCustomer {
  const customer = findCustomer(core.state, id);
  if (!customer) throw new StoreRefusal(`There is no customer ${id}`);
  Object.assign(customer, edit, { updatedAt: core.now() });
  core.changed([{ topic: 'customers/update', payload: customerPayload(core.state, customer) }]);
  return customer;
}

export type ProductEdit = Partial<Pick<StoredProduct, 'title' | 'descriptionHtml' | 'tags' | 'status'>>;

/** Webhook: products/update. */
export function editProduct(core: StoreCore, handleOrId: string | number, edit: ProductEdit): StoredProduct {
  const key = String(handleOrId);
  const product = core.state.products.find((candidate) => candidate.handle === key || String(candidate.id) === key);
  if (!product) throw new StoreRefusal(`There is no product ${key}`);
  Object.assign(product, edit, { updatedAt: core.now() });
  core.changed([{ topic: 'products/update', payload: productPayload(core.state, product) }]);
  return product;
}
