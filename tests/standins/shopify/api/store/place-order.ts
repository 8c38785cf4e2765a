import { findCustomer, findVariant, type StoreCore, StoreRefusal, takeId } from './core.ts';
import { NOTHING, share } from './money.ts';
import { lineTotal, orderSums } from './order-sums.ts';
import type { Amount, Card, StoredAddress, StoredCustomer, StoredLine, StoredOrder } from './types.ts';
import { orderPayload } from './webhook-payload.ts';

export type NewOrder = {
  /** An existing customer, or else one is found or made by `email`. */
  customerId?: number;
  email?: string;
  firstName?: string;
  lastName?: string;
  phone?: string;
  /** `discount` in minor units of the shop's currency, off the whole line. */
  lines: { sku: string; quantity?: number; discount?: number }[];
  /** Minor units of the shop's currency. */
  shippingPrice?: number;
  shippingTitle?: string;
  presentmentCurrency?: string;
  /** Minor units of the presentment currency for one of the shop's; 1 when absent. */
  rate?: number;
  taxRate?: number;
  address?: Partial<StoredAddress>;
  payment?: 'paid' | 'authorized' | 'pending';
  card?: Card;
  gateway?: string;
  note?: string;
  tags?: string[];
  locale?: string;
  risk?: StoredOrder['risk'];
  test?: boolean;
};

/** A customer buys something. Webhook: orders/create. */
export function placeOrder(core: StoreCore, wanted: NewOrder): StoredOrder {
  const { state } = core;
  if (wanted.lines.length === 0) throw new StoreRefusal('An order needs at least one line');
  const rate = wanted.rate ?? 1;
  const toAmount = (minor: number): Amount => ({ shop: minor, presentment: Math.round(minor * rate) });
  const lines = wanted.lines.map((line) => newLine(core, line, toAmount));
  const customer = customerOf(core, wanted);
  const address: StoredAddress | null = customer
    ? { ...customer.address, ...wanted.address, id: takeId(state) }
    : wanted.address
      ? { ...EMPTY_ADDRESS, ...wanted.address, id: takeId(state) }
      : null;
  const at = core.now();
  const number = state.lastOrderNumber + 1;
  const order: StoredOrder = {
    id: takeId(state),
    number,
    name: `${state.shop.orderPrefix}${number}${state.shop.orderSuffix}`,
    email: wanted.email ?? customer?.email ?? null,
    phone: wanted.phone ?? null,
    customerId: customer?.id ?? null,
    currency: state.shop.currency,
    presentmentCurrency: wanted.presentmentCurrency ?? state.shop.currency,
    rate,
    lines,
    shippingTitle: wanted.shippingTitle ?? 'Standard delivery',
    shippingPrice: toAmount(wanted.shippingPrice ?? 0),
    taxRate: wanted.taxRate ?? 0.2,
    shippingAddress: address,
    billingAddress: address ? { ...address, id: takeId(state) } : null,
    transactions: [],
    fulfilments: [],
    refunds: [],
    fulfilmentOrderId: takeId(state),
    tags: wanted.tags ?? [],
    note: wanted.note ?? null,
    risk: wanted.risk ?? 'LOW',
    test: wanted.test ?? false,
    sourceName: 'web',
    locale: wanted.locale ?? customer?.locale ?? 'en',
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
  };
  pay(core, order, wanted);
  state.lastOrderNumber = number;
  state.orders.push(order);
  core.changed([{ topic: 'orders/create', payload: orderPayload(state, order) }]);
  return order;
}

function newLine(core: StoreCore, wanted: NewOrder['lines'][number], toAmount: (minor: number) => Amount): StoredLine {
  const found = findVariant(core.state, (variant) => variant.sku === wanted.sku);
  if (!found) throw new StoreRefusal(`There is no variant with SKU ${wanted.sku}`);
  const quantity = wanted.quantity ?? 1;
  if (!Number.isInteger(quantity) || quantity < 1) throw new StoreRefusal('A quantity is a whole number from 1');
  const line: StoredLine = {
    id: takeId(core.state),
    productId: found.product.id,
    variantId: found.variant.id,
    title: found.product.title,
    variantTitle: found.product.variants.length > 1 ? found.variant.title : null,
    sku: found.variant.sku,
    quantity,
    unitPrice: toAmount(found.variant.price),
    discount: wanted.discount ? toAmount(wanted.discount) : NOTHING,
  };
  if (lineTotal(line).shop < 0) throw new StoreRefusal('A discount is larger than its line');
  return line;
}

function pay(core: StoreCore, order: StoredOrder, wanted: NewOrder): void {
  const payment = wanted.payment ?? 'paid';
  const { total } = orderSums(order);
  order.transactions.push({
    id: takeId(core.state),
    kind: payment === 'authorized' ? 'AUTHORIZATION' : 'SALE',
    status: payment === 'pending' ? 'PENDING' : 'SUCCESS',
    gateway: wanted.gateway ?? (payment === 'pending' ? 'Bank Deposit' : 'shopify_payments'),
    amount: share(total, 1),
    card: payment === 'pending' ? null : (wanted.card ?? { company: 'Visa', lastDigits: '4242' }),
    parentId: null,
    createdAt: order.createdAt,
  });
}

const EMPTY_ADDRESS: StoredAddress = {
  id: 0,
  firstName: '',
  lastName: '',
  company: null,
  address1: '',
  address2: null,
  city: '',
  province: null,
  provinceCode: null,
  zip: '',
  country: 'United Kingdom',
  countryCode: 'GB',
  phone: null,
};

function customerOf(core: StoreCore, wanted: NewOrder): StoredCustomer | undefined {
  const { state } = core;
  if (wanted.customerId !== undefined) {
    const customer = findCustomer(state, wanted.customerId);
    if (!customer) throw new StoreRefusal(`There is no customer ${wanted.customerId}`);
    return customer;
  }
  if (!wanted.email) return undefined;
  const email = wanted.email.toLowerCase();
  const known = state.customers.find((customer) => customer.email?.toLowerCase() === email);
  if (known) return known;
  const names = { firstName: wanted.firstName ?? '', lastName: wanted.lastName ?? '' };
  const customer: StoredCustomer = {
    id: takeId(state),
    ...names,
    email: wanted.email,
    phone: wanted.phone ?? null,
    locale: wanted.locale ?? 'en',
    tags: [],
    note: null,
    address: { ...EMPTY_ADDRESS, ...names, ...wanted.address, id: takeId(state) },
    earlier: { orders: 0, spent: 0 },
    createdAt: core.now(),
    updatedAt: core.now(),
  };
  state.customers.push(customer);
  return customer;
}
