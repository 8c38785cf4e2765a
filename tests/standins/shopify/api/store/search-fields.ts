import { findCustomer } from './core.ts';
import { financialStatus, fulfilmentStatus, liveFulfilments } from './order-sums.ts';
import { compareNumbers, compareTimes, type SearchFields, sameText, type Term } from './search.ts';
import type { ShopState, StoredCustomer, StoredOrder, StoredProduct, StoredVariant } from './types.ts';

/** `1001` finds #1001 and nothing else. */
function sameName(order: StoredOrder, term: Term): boolean {
  return sameText(order.name, term) || sameText(String(order.number), term);
}

const OPEN_OR_CLOSED: Record<string, (order: StoredOrder) => boolean> = {
  any: () => true,
  open: (order) => !order.closedAt && !order.cancelledAt,
  closed: (order) => order.closedAt !== null && !order.cancelledAt,
  cancelled: (order) => order.cancelledAt !== null,
  not_closed: (order) => order.closedAt === null,
};

const SHIPPED: Record<string, (order: StoredOrder) => boolean> = {
  any: () => true,
  shipped: (order) => fulfilmentStatus(order) === 'FULFILLED',
  fulfilled: (order) => fulfilmentStatus(order) === 'FULFILLED',
  partial: (order) => fulfilmentStatus(order) === 'PARTIALLY_FULFILLED',
  unshipped: (order) => fulfilmentStatus(order) === 'UNFULFILLED',
  unfulfilled: (order) => fulfilmentStatus(order) !== 'FULFILLED',
};

export function orderSearch(state: ShopState): SearchFields<StoredOrder> {
  return {
    word: (order, term) => {
      const customer = findCustomer(state, order.customerId);
      return (
        [order.email, customer?.firstName, customer?.lastName].some((text) => sameText(text ?? null, term)) ||
        sameName(order, term)
      );
    },
    fields: {
      id: (order, term) => compareNumbers(order.id, term),
      name: sameName,
      email: (order, term) => sameText(order.email, term),
      customer_id: (order, term) => compareNumbers(order.customerId ?? -1, term),
      status: (order, term) => OPEN_OR_CLOSED[term.value.toLowerCase()]?.(order) ?? false,
      financial_status: (order, term) => term.value.toLowerCase() === 'any' || sameText(financialStatus(order), term),
      fulfillment_status: (order, term) => SHIPPED[term.value.toLowerCase()]?.(order) ?? false,
      created_at: (order, term) => compareTimes(order.createdAt, term),
      processed_at: (order, term) => compareTimes(order.processedAt, term),
      updated_at: (order, term) => compareTimes(order.updatedAt, term),
      tag: (order, term) => order.tags.some((tag) => sameText(tag, term)),
      tag_not: (order, term) => !order.tags.some((tag) => sameText(tag, term)),
      sku: (order, term) => order.lines.some((line) => sameText(line.sku, term)),
      risk_level: (order, term) => sameText(order.risk, term),
      test: (order, term) => sameText(String(order.test), term),
      fulfillment_id: (order, term) => liveFulfilments(order).some((parcel) => compareNumbers(parcel.id, term)),
    },
  };
}

export const customerSearch: SearchFields<StoredCustomer> = {
  word: (customer, term) =>
    [customer.email, customer.phone, customer.firstName, customer.lastName].some((text) => sameText(text, term)),
  fields: {
    id: (customer, term) => compareNumbers(customer.id, term),
    email: (customer, term) => sameText(customer.email, term),
    phone: (customer, term) => sameText(customer.phone, term),
    first_name: (customer, term) => sameText(customer.firstName, term),
    last_name: (customer, term) => sameText(customer.lastName, term),
    tag: (customer, term) => customer.tags.some((tag) => sameText(tag, term)),
    country: (customer, term) => sameText(customer.address.country, term),
    customer_date: (customer, term) => compareTimes(customer.createdAt, term),
    updated_at: (customer, term) => compareTimes(customer.updatedAt, term),
  },
};

function hasWord(text: string, term: Term): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => sameText(word, term));
}

export const productSearch: SearchFields<StoredProduct> = {
  word: (product, term) =>
    hasWord(product.title, term) || product.variants.some((variant) => sameText(variant.sku, term)),
  fields: {
    id: (product, term) => compareNumbers(product.id, term),
    title: (product, term) => hasWord(product.title, term) || sameText(product.title, term),
    handle: (product, term) => sameText(product.handle, term),
    sku: (product, term) => product.variants.some((variant) => sameText(variant.sku, term)),
    tag: (product, term) => product.tags.some((tag) => sameText(tag, term)),
    vendor: (product, term) => sameText(product.vendor, term),
    product_type: (product, term) => sameText(product.productType, term),
    status: (product, term) => sameText(product.status, term),
    created_at: (product, term) => compareTimes(product.createdAt, term),
    updated_at: (product, term) => compareTimes(product.updatedAt, term),
  },
};

export type VariantOf = { product: StoredProduct; variant: StoredVariant };

export const variantSearch: SearchFields<VariantOf> = {
  word: ({ product, variant }, term) => sameText(variant.sku, term) || hasWord(product.title, term),
  fields: {
    id: ({ variant }, term) => compareNumbers(variant.id, term),
    sku: ({ variant }, term) => sameText(variant.sku, term),
    title: ({ variant }, term) => sameText(variant.title, term),
    product_id: ({ product }, term) => compareNumbers(product.id, term),
  },
};
