import { findCustomer } from '../store/core.ts';
import { NOTHING } from '../store/money.ts';
import { financialStatus, fulfilmentStatus, lineQuantities, orderSums } from '../store/order-sums.ts';
import type { Amount, StoredOrder } from '../store/types.ts';
import { connection, firstOf } from './connection.ts';
import { gid, type Resolvers } from './context.ts';
import { moneyBag } from './money-bag.ts';

const sum = (pick: (order: StoredOrder) => Amount) => (order: StoredOrder) => moneyBag(order, pick(order));

const ORDER_MONEY = {
  subtotalPriceSet: sum((order) => orderSums(order).subtotal),
  currentSubtotalPriceSet: sum((order) => {
    const { current, refundedShipping } = orderSums(order);
    const shipping = order.shippingPrice;
    return {
      shop: Math.max(0, current.shop - (shipping.shop - refundedShipping.shop)),
      presentment: Math.max(0, current.presentment - (shipping.presentment - refundedShipping.presentment)),
    };
  }),
  totalPriceSet: sum((order) => orderSums(order).total),
  originalTotalPriceSet: sum((order) => orderSums(order).total),
  currentTotalPriceSet: sum((order) => orderSums(order).current),
  totalTaxSet: sum((order) => orderSums(order).tax),
  currentTotalTaxSet: sum((order) => orderSums(order).currentTax),
  totalDiscountsSet: sum((order) => orderSums(order).discounts),
  currentTotalDiscountsSet: sum((order) => orderSums(order).discounts),
  totalShippingPriceSet: sum((order) => order.shippingPrice),
  totalRefundedSet: sum((order) => orderSums(order).refunded),
  totalRefundedShippingSet: sum((order) => orderSums(order).refundedShipping),
  totalReceivedSet: sum((order) => orderSums(order).received),
  totalOutstandingSet: sum((order) => orderSums(order).outstanding),
  netPaymentSet: sum((order) => orderSums(order).net),
  totalTipReceivedSet: sum(() => NOTHING),
};

export const orderResolvers: Resolvers = {
  Order: {
    ...ORDER_MONEY,
    id: (order: StoredOrder) => gid('Order', order.id),
    legacyResourceId: (order: StoredOrder) => String(order.id),
    closed: (order: StoredOrder) => order.closedAt !== null,
    confirmed: () => true,
    currencyCode: (order: StoredOrder) => order.currency,
    presentmentCurrencyCode: (order: StoredOrder) => order.presentmentCurrency,
    customerLocale: (order: StoredOrder) => order.locale,
    displayFinancialStatus: (order: StoredOrder) => financialStatus(order),
    displayFulfillmentStatus: (order: StoredOrder) => fulfilmentStatus(order),
    fulfillable: (order: StoredOrder) => order.lines.some((line) => lineQuantities(order, line).unfulfilled > 0),
    fullyPaid: (order: StoredOrder) => orderSums(order).received.shop >= orderSums(order).total.shop,
    unpaid: (order: StoredOrder) => orderSums(order).received.shop === 0,
    refundable: (order: StoredOrder) => orderSums(order).net.shop > 0,
    returnStatus: () => 'NO_RETURN',
    taxesIncluded: () => true,
    requiresShipping: () => true,
    edited: () => false,
    paymentGatewayNames: (order: StoredOrder) => [...new Set(order.transactions.map(({ gateway }) => gateway))],
    subtotalLineItemsQuantity: (order: StoredOrder) => order.lines.reduce((total, line) => total + line.quantity, 0),
    currentSubtotalLineItemsQuantity: (order: StoredOrder) =>
      order.lines.reduce((total, line) => total + lineQuantities(order, line).current, 0),
    statusPageUrl: (order: StoredOrder, _args, { store }) =>
      `https://${store.state.shop.primaryHost}/${store.state.shop.id}/orders/${order.id.toString(16)}/authenticate`,
    customer: (order: StoredOrder, _args, { store }) => findCustomer(store.state, order.customerId) ?? null,
    displayAddress: (order: StoredOrder) => order.shippingAddress ?? order.billingAddress,
    lineItems: (order: StoredOrder, args) =>
      connection(order.lines, args, { id: (line) => line.id, toNode: (line) => ({ line, order }) }),
    shippingLine: (order: StoredOrder) => ({ order }),
    fulfillments: (order: StoredOrder, args) =>
      firstOf(order.fulfilments, args).map((fulfilment) => ({ fulfilment, order })),
    fulfillmentsCount: (order: StoredOrder) => ({ count: order.fulfilments.length, precision: 'EXACT' }),
    fulfillmentOrders: (order: StoredOrder, args) =>
      connection([order], args, { id: (each) => each.fulfilmentOrderId }),
    refunds: (order: StoredOrder, args) => firstOf(order.refunds, args).map((refund) => ({ refund, order })),
    transactions: (order: StoredOrder, args) =>
      firstOf(order.transactions, args).map((transaction) => ({ transaction, order })),
    transactionsCount: (order: StoredOrder) => ({ count: order.transactions.length, precision: 'EXACT' }),
    risk: (order: StoredOrder) => order,
    taxLines: (order: StoredOrder) => [{ order }],
  },
  OrderRiskSummary: {
    assessments: (order: StoredOrder) => [{ riskLevel: order.risk, facts: [], provider: null }],
    recommendation: (order: StoredOrder) =>
      ({ NONE: 'NONE', LOW: 'ACCEPT', MEDIUM: 'INVESTIGATE', HIGH: 'CANCEL' })[order.risk],
  },
  TaxLine: {
    title: () => 'VAT',
    rate: ({ order }: { order: StoredOrder }) => order.taxRate,
    ratePercentage: ({ order }: { order: StoredOrder }) => order.taxRate * 100,
    priceSet: ({ order }: { order: StoredOrder }) => moneyBag(order, orderSums(order).tax),
  },
  ShippingLine: {
    id: ({ order }: { order: StoredOrder }) => gid('ShippingLine', order.id + 1),
    title: ({ order }: { order: StoredOrder }) => order.shippingTitle,
    originalPriceSet: ({ order }: { order: StoredOrder }) => moneyBag(order, order.shippingPrice),
    discountedPriceSet: ({ order }: { order: StoredOrder }) => moneyBag(order, order.shippingPrice),
  },
};
