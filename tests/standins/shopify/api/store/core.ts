import type { ShopState, StoredCustomer, StoredOrder, StoredProduct, StoredVariant, StoreEvent } from './types.ts';

/** A request that the shop cannot fulfil, such as an unknown SKU. The control door answers it with 422. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal';
}

/** What a change of the store needs. The seed brings its own clock and drops the events. */
export type StoreCore = {
  state: ShopState;
  /** To the second, as Shopify keeps it. */
  now: () => string;
  /** Called after each change, with the webhooks that it causes. */
  changed: (events: Omit<StoreEvent, 'shop'>[]) => void;
};

/** Shopify's ids are large and grow in steps. */
const ID_STEP = 32_768;

export function takeId(state: ShopState): number {
  state.lastId += ID_STEP;
  return state.lastId;
}

export function findOrder(state: ShopState, nameOrId: string | number): StoredOrder | undefined {
  const text = String(nameOrId);
  return state.orders.find(
    (order) => order.name === text || String(order.id) === text || String(order.number) === text,
  );
}

export function theOrder(state: ShopState, nameOrId: string | number): StoredOrder {
  const order = findOrder(state, nameOrId);
  if (!order) throw new StoreRefusal(`There is no order ${nameOrId}`);
  return order;
}

export function findCustomer(state: ShopState, id: number | null): StoredCustomer | undefined {
  return state.customers.find((customer) => customer.id === id);
}

export function findVariant(
  state: ShopState,
  fits: (variant: StoredVariant) => boolean,
): { product: StoredProduct; variant: StoredVariant } | undefined {
  for (const product of state.products) {
    const variant = product.variants.find(fits);
    if (variant) return { product, variant };
  }
  return undefined;
}
