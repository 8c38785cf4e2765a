import { findOrder, type StoreCore } from './store/core.ts';
import {
  type Cancellation,
  type CustomerEdit,
  cancelOrder,
  editCustomer,
  editOrder,
  editProduct,
  type OrderEdit,
  type ProductEdit,
} from './store/edit-order.ts';
import { addFulfilmentEvent, fulfilOrder, type NewFulfilment, type NewFulfilmentEvent } from './store/fulfil-order.ts';
import { createPersistence } from './store/persist.ts';
import { type NewOrder, placeOrder } from './store/place-order.ts';
import { applyRefund, type NewRefund, type RefundWish, refundOrder } from './store/refund-order.ts';
import { toShopifyTime } from './store/time.ts';
import type { ShopState, StoredOrder, StoreEvent } from './store/types.ts';

export type StoreOptions = {
  /** Where the state is kept between runs; in memory only when absent. */
  dataDir?: string;
  /** What the shop holds at first, from `seedShop`; not used when `dataDir` holds a state already. */
  seed: ShopState | (() => ShopState);
  /** Where `storeControl` is mounted, without a trailing slash: pictures are served under it. May be known only later. */
  baseUrl?: string | (() => string);
  now?: () => Date;
};

export type Store = ReturnType<typeof createStore>;

/**
 * One shop: products, customers and orders, and what can happen to them. Each change sets updatedAt and tells the
 * listeners which webhooks Shopify would send. Orders are named by `#4127`, `4127` or their numeric id.
 * Throws StoreRefusal when a change is not possible (an unknown SKU, nothing left to ship, more money than was paid).
 */
export function createStore(options: StoreOptions) {
  const now = options.now ?? (() => new Date());
  const persistence = options.dataDir ? createPersistence(options.dataDir) : undefined;
  const seeded = () => (typeof options.seed === 'function' ? options.seed() : options.seed);
  const state: ShopState = persistence?.read() ?? structuredClone(seeded());
  const listeners: ((event: StoreEvent) => void)[] = [];
  const core: StoreCore = {
    state,
    now: () => toShopifyTime(now()),
    changed(events) {
      persistence?.save(state);
      for (const event of events) {
        for (const listener of listeners) listener({ shop: state.shop.domain, ...event });
      }
    },
  };
  persistence?.save(state);

  return {
    state,
    now,
    pictureUrl: (handle: string) => {
      const base = typeof options.baseUrl === 'function' ? options.baseUrl() : options.baseUrl;
      return `${base ?? 'http://127.0.0.1/__standin/store'}/pictures/${handle}.svg`;
    },
    onEvent: (listener: (event: StoreEvent) => void) => void listeners.push(listener),
    findOrder: (nameOrId: string | number) => findOrder(state, nameOrId),
    placeOrder: (order: NewOrder) => placeOrder(core, order),
    fulfil: (order: string | number, fulfilment?: NewFulfilment) => fulfilOrder(core, order, fulfilment),
    addFulfilmentEvent: (order: string | number, event: NewFulfilmentEvent) => addFulfilmentEvent(core, order, event),
    refund: (order: string | number, wish?: RefundWish) => refundOrder(core, order, wish),
    /** For refundCreate, which has its own rules about what is allowed. */
    applyRefund: (order: StoredOrder, refund: NewRefund) => applyRefund(core, order, refund),
    cancelOrder: (order: string | number, cancellation?: Cancellation) => cancelOrder(core, order, cancellation),
    editOrder: (order: string | number, edit: OrderEdit) => editOrder(core, order, edit),
    editCustomer: (id: number, edit: CustomerEdit) => editCustomer(core, id, edit),
    editProduct: (handleOrId: string | number, edit: ProductEdit) => editProduct(core, handleOrId, edit),
    /** Back to the seed, in place; no webhooks. */
    reset(): void {
      Object.assign(state, structuredClone(seeded()));
      persistence?.save(state);
    },
    /** Writes what is not written yet; call it before the process ends. */
    flush: () => persistence?.flush(),
  };
}
