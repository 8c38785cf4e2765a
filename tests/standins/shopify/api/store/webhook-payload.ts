import { findCustomer } from './core.ts';
import { toFixed } from './money.ts';
import { financialStatus, fulfilmentStatus, lineQuantities, newestEvent, orderSums } from './order-sums.ts';
import { toRestTime } from './time.ts';
import type {
  Amount,
  ShopState,
  StoredAddress,
  StoredCustomer,
  StoredFulfilment,
  StoredLine,
  StoredOrder,
  StoredProduct,
  StoredRefund,
  StoredTransaction,
} from './types.ts';

// Webhooks carry the REST shape of a resource: numeric ids beside `admin_graphql_api_id`, snake case, decimal strings,
// the shop's local time. Source: https://shopify.dev/docs/api/webhooks

export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

function identity(type: string, id: number) {
  return { id, admin_graphql_api_id: gid(type, id) };
}

function moneySet(order: StoredOrder, amount: Amount) {
  return {
    shop_money: { amount: toFixed(amount.shop, order.currency), currency_code: order.currency },
    presentment_money: {
      amount: toFixed(amount.presentment, order.presentmentCurrency),
      currency_code: order.presentmentCurrency,
    },
  };
}

const REST_FULFILMENT_STATUS = { UNFULFILLED: null, PARTIALLY_FULFILLED: 'partial', FULFILLED: 'fulfilled' } as const;

export function orderPayload(state: ShopState, order: StoredOrder): Record<string, unknown> {
  const time = (value: string | null) => toRestTime(value, state.shop.timezone);
  const sums = orderSums(order);
  const shop = (amount: Amount) => toFixed(amount.shop, order.currency);
  const customer = findCustomer(state, order.customerId);
  return {
    ...identity('Order', order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    email: order.email ?? '',
    contact_email: order.email,
    phone: order.phone,
    created_at: time(order.createdAt),
    processed_at: time(order.processedAt),
    updated_at: time(order.updatedAt),
    cancelled_at: time(order.cancelledAt),
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: time(order.closedAt),
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    customer_locale: order.locale,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: REST_FULFILMENT_STATUS[fulfilmentStatus(order)],
    total_price: shop(sums.total),
    total_price_set: moneySet(order, sums.total),
    subtotal_price: shop(sums.subtotal),
    subtotal_price_set: moneySet(order, sums.subtotal),
    total_shipping_price_set: moneySet(order, order.shippingPrice),
    total_tax: shop(sums.tax),
    total_tax_set: moneySet(order, sums.tax),
    total_discounts: shop(sums.discounts),
    total_discounts_set: moneySet(order, sums.discounts),
    current_total_price: shop(sums.current),
    current_total_price_set: moneySet(order, sums.current),
    total_outstanding: shop(sums.outstanding),
    taxes_included: true,
    note: order.note,
    tags: order.tags.join(', '),
    test: order.test,
    source_name: order.sourceName,
    confirmed: true,
    customer: customer ? customerPayload(state, customer) : null,
    shipping_address: order.shippingAddress ? addressPayload(order.shippingAddress) : null,
    billing_address: order.billingAddress ? addressPayload(order.billingAddress) : null,
    line_items: order.lines.map((line) => linePayload(order, line)),
    shipping_lines: [
      {
        title: order.shippingTitle,
        price: shop(order.shippingPrice),
        price_set: moneySet(order, order.shippingPrice),
      },
    ],
    fulfillments: order.fulfilments.map((fulfilment) => fulfilmentPayload(state, order, fulfilment)),
    refunds: order.refunds.map((refund) => refundPayload(state, order, refund)),
    payment_gateway_names: [...new Set(order.transactions.map((transaction) => transaction.gateway))],
  };
}

function linePayload(order: StoredOrder, line: StoredLine) {
  const quantities = lineQuantities(order, line);
  return {
    ...identity('LineItem', line.id),
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku,
    quantity: line.quantity,
    current_quantity: quantities.current,
    fulfillable_quantity: quantities.unfulfilled,
    fulfillment_status: quantities.unfulfilled === 0 ? 'fulfilled' : quantities.shipped > 0 ? 'partial' : null,
    price: toFixed(line.unitPrice.shop, order.currency),
    price_set: moneySet(order, line.unitPrice),
    total_discount: toFixed(line.discount.shop, order.currency),
    product_id: line.productId,
    variant_id: line.variantId,
    requires_shipping: true,
    taxable: true,
  };
}

function addressPayload(address: StoredAddress) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone,
  };
}

export function customerPayload(state: ShopState, customer: StoredCustomer): Record<string, unknown> {
  return {
    ...identity('Customer', customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    phone: customer.phone,
    note: customer.note,
    tags: customer.tags.join(', '),
    state: 'disabled',
    verified_email: true,
    currency: state.shop.currency,
    created_at: toRestTime(customer.createdAt, state.shop.timezone),
    updated_at: toRestTime(customer.updatedAt, state.shop.timezone),
    default_address: { id: customer.address.id, customer_id: customer.id, ...addressPayload(customer.address) },
  };
}

export function fulfilmentPayload(
  state: ShopState,
  order: StoredOrder,
  fulfilment: StoredFulfilment,
): Record<string, unknown> {
  const [tracking] = fulfilment.tracking;
  return {
    ...identity('Fulfillment', fulfilment.id),
    order_id: order.id,
    name: `${order.name}.${order.fulfilments.indexOf(fulfilment) + 1}`,
    email: order.email,
    status: fulfilment.status.toLowerCase(),
    shipment_status: newestEvent(fulfilment)?.status.toLowerCase() ?? null,
    created_at: toRestTime(fulfilment.createdAt, state.shop.timezone),
    updated_at: toRestTime(fulfilment.updatedAt, state.shop.timezone),
    tracking_company: tracking?.company ?? null,
    tracking_number: tracking?.number ?? null,
    tracking_numbers: fulfilment.tracking.map(({ number }) => number),
    tracking_url: tracking?.url ?? null,
    tracking_urls: fulfilment.tracking.map(({ url }) => url),
    destination: order.shippingAddress ? addressPayload(order.shippingAddress) : null,
    line_items: fulfilment.lines.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find((candidate) => candidate.id === lineId);
      return line ? [{ ...linePayload(order, line), quantity }] : [];
    }),
  };
}

export function refundPayload(state: ShopState, order: StoredOrder, refund: StoredRefund): Record<string, unknown> {
  return {
    ...identity('Refund', refund.id),
    order_id: order.id,
    note: refund.note,
    user_id: null,
    created_at: toRestTime(refund.createdAt, state.shop.timezone),
    processed_at: toRestTime(refund.createdAt, state.shop.timezone),
    order_adjustments: [],
    refund_line_items: refund.lines.flatMap((refundLine) => {
      const line = order.lines.find((candidate) => candidate.id === refundLine.lineId);
      if (!line) return [];
      return [
        {
          id: refundLine.id,
          line_item_id: line.id,
          quantity: refundLine.quantity,
          restock_type: refundLine.restockType.toLowerCase(),
          subtotal: toFixed(refundLine.subtotal.shop, order.currency),
          subtotal_set: moneySet(order, refundLine.subtotal),
          line_item: linePayload(order, line),
        },
      ];
    }),
    transactions: order.transactions
      .filter((transaction) => refund.transactionIds.includes(transaction.id))
      .map((transaction) => transactionPayload(state, order, transaction)),
  };
}

function transactionPayload(state: ShopState, order: StoredOrder, transaction: StoredTransaction) {
  return {
    ...identity('OrderTransaction', transaction.id),
    order_id: order.id,
    kind: transaction.kind.toLowerCase(),
    status: transaction.status.toLowerCase(),
    gateway: transaction.gateway,
    amount: toFixed(transaction.amount.presentment, order.presentmentCurrency),
    currency: order.presentmentCurrency,
    parent_id: transaction.parentId,
    created_at: toRestTime(transaction.createdAt, state.shop.timezone),
  };
}

export function productPayload(state: ShopState, product: StoredProduct): Record<string, unknown> {
  return {
    ...identity('Product', product.id),
    title: product.title,
    handle: product.handle,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    tags: product.tags.join(', '),
    status: product.status.toLowerCase(),
    created_at: toRestTime(product.createdAt, state.shop.timezone),
    updated_at: toRestTime(product.updatedAt, state.shop.timezone),
    variants: product.variants.map((variant, index) => ({
      ...identity('ProductVariant', variant.id),
      product_id: product.id,
      title: variant.title,
      sku: variant.sku,
      price: toFixed(variant.price, state.shop.currency),
      position: index + 1,
      inventory_quantity: variant.inventory,
    })),
  };
}
