import { NOTHING, share } from '../store/money.ts';
import { lineQuantities, lineTotal, newestEvent, parcelStatus, refundMoney, taxWithin } from '../store/order-sums.ts';
import type {
  StoredAddress,
  StoredFulfilment,
  StoredFulfilmentEvent,
  StoredLine,
  StoredOrder,
  StoredRefund,
  StoredRefundLine,
  StoredTransaction,
} from '../store/types.ts';
import { connection, firstOf } from './connection.ts';
import { type ApiContext, gid, type Resolvers } from './context.ts';
import { money, moneyBag } from './money-bag.ts';

export type LineOf = { line: StoredLine; order: StoredOrder };
export type ParcelOf = { fulfilment: StoredFulfilment; order: StoredOrder };
export type RefundOf = { refund: StoredRefund; order: StoredOrder };
type RefundLineOf = { refundLine: StoredRefundLine; order: StoredOrder };
export type TransactionOf = { transaction: StoredTransaction; order: StoredOrder };

const lineItem: Resolvers[string] = {
  id: ({ line }: LineOf) => gid('LineItem', line.id),
  title: ({ line }: LineOf) => line.title,
  name: ({ line }: LineOf) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  variantTitle: ({ line }: LineOf) => line.variantTitle,
  sku: ({ line }: LineOf) => line.sku,
  vendor: (_source: LineOf, _args, { store }) => store.state.shop.name,
  quantity: ({ line }: LineOf) => line.quantity,
  currentQuantity: ({ line, order }: LineOf) => lineQuantities(order, line).current,
  refundableQuantity: ({ line, order }: LineOf) => lineQuantities(order, line).refundable,
  unfulfilledQuantity: ({ line, order }: LineOf) => lineQuantities(order, line).unfulfilled,
  nonFulfillableQuantity: ({ line, order }: LineOf) => line.quantity - lineQuantities(order, line).unfulfilled,
  requiresShipping: () => true,
  restockable: () => true,
  taxable: () => true,
  isGiftCard: () => false,
  merchantEditable: () => true,
  customAttributes: () => [],
  originalUnitPriceSet: ({ line, order }: LineOf) => moneyBag(order, line.unitPrice),
  originalTotalSet: ({ line, order }: LineOf) => moneyBag(order, share(line.unitPrice, line.quantity)),
  discountedUnitPriceSet: ({ line, order }: LineOf) => moneyBag(order, share(lineTotal(line), 1 / line.quantity)),
  discountedUnitPriceAfterAllDiscountsSet: ({ line, order }: LineOf) =>
    moneyBag(order, share(lineTotal(line), 1 / line.quantity)),
  discountedTotalSet: ({ line, order }: LineOf) => moneyBag(order, lineTotal(line)),
  totalDiscountSet: ({ line, order }: LineOf) => moneyBag(order, line.discount),
  image: ({ line }: LineOf, _args, context) => imageOf(context, line.productId),
  product: ({ line }: LineOf, _args, { store }) =>
    store.state.products.find((product) => product.id === line.productId) ?? null,
  variant: ({ line }: LineOf, _args, { store }) => {
    const product = store.state.products.find((each) => each.id === line.productId);
    const variant = product?.variants.find((each) => each.id === line.variantId);
    return product && variant ? { product, variant } : null;
  },
};

export function imageOf({ store }: ApiContext, productId: number) {
  const product = store.state.products.find((each) => each.id === productId);
  if (!product) return null;
  const url = store.pictureUrl(product.handle);
  return { id: gid('ProductImage', product.id), url, altText: product.title, width: 480, height: 480 };
}

const fulfillment: Resolvers[string] = {
  id: ({ fulfilment }: ParcelOf) => gid('Fulfillment', fulfilment.id),
  legacyResourceId: ({ fulfilment }: ParcelOf) => String(fulfilment.id),
  name: ({ fulfilment, order }: ParcelOf) => `${order.name}-F${order.fulfilments.indexOf(fulfilment) + 1}`,
  order: ({ order }: ParcelOf) => order,
  status: ({ fulfilment }: ParcelOf) => fulfilment.status,
  displayStatus: ({ fulfilment }: ParcelOf) => parcelStatus(fulfilment),
  createdAt: ({ fulfilment }: ParcelOf) => fulfilment.createdAt,
  updatedAt: ({ fulfilment }: ParcelOf) => fulfilment.updatedAt,
  estimatedDeliveryAt: ({ fulfilment }: ParcelOf) => fulfilment.estimatedDeliveryAt,
  deliveredAt: ({ fulfilment }: ParcelOf) => {
    const newest = newestEvent(fulfilment);
    return newest?.status === 'DELIVERED' ? newest.happenedAt : null;
  },
  inTransitAt: ({ fulfilment }: ParcelOf) =>
    fulfilment.events.find((event) => event.status === 'IN_TRANSIT')?.happenedAt ?? null,
  requiresShipping: () => true,
  totalQuantity: ({ fulfilment }: ParcelOf) => fulfilment.lines.reduce((total, line) => total + line.quantity, 0),
  trackingInfo: ({ fulfilment }: ParcelOf, args) => firstOf(fulfilment.tracking, args),
  events: ({ fulfilment }: ParcelOf, args) =>
    connection(fulfilment.events, args, {
      id: (event) => event.id,
      sortBy: args.sortKey === 'HAPPENED_AT' ? (event) => event.happenedAt : undefined,
    }),
  fulfillmentLineItems: ({ fulfilment, order }: ParcelOf, args) =>
    connection(fulfilment.lines, args, {
      id: (line) => line.id,
      toNode: ({ id, lineId, quantity }) => ({
        id: gid('FulfillmentLineItem', id),
        quantity,
        lineItem: { line: order.lines.find((line) => line.id === lineId), order },
      }),
    }),
};

const refund: Resolvers[string] = {
  id: ({ refund }: RefundOf) => gid('Refund', refund.id),
  legacyResourceId: ({ refund }: RefundOf) => String(refund.id),
  order: ({ order }: RefundOf) => order,
  note: ({ refund }: RefundOf) => refund.note,
  createdAt: ({ refund }: RefundOf) => refund.createdAt,
  processedAt: ({ refund }: RefundOf) => refund.createdAt,
  updatedAt: ({ refund }: RefundOf) => refund.createdAt,
  totalRefundedSet: ({ refund, order }: RefundOf) => moneyBag(order, refundMoney(order, refund)),
  refundLineItems: ({ refund, order }: RefundOf, args) =>
    connection(refund.lines, args, { id: (line) => line.id, toNode: (refundLine) => ({ refundLine, order }) }),
  transactions: ({ refund, order }: RefundOf, args) =>
    connection(
      order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id)),
      args,
      { id: (transaction) => transaction.id, toNode: (transaction) => ({ transaction, order }) },
    ),
};

const refundLineItem: Resolvers[string] = {
  id: ({ refundLine }: RefundLineOf) => gid('RefundLineItem', refundLine.id),
  quantity: ({ refundLine }: RefundLineOf) => refundLine.quantity,
  restockType: ({ refundLine }: RefundLineOf) => refundLine.restockType,
  restocked: ({ refundLine }: RefundLineOf) => refundLine.restockType !== 'NO_RESTOCK',
  subtotalSet: ({ refundLine, order }: RefundLineOf) => moneyBag(order, refundLine.subtotal),
  totalTaxSet: ({ refundLine, order }: RefundLineOf) => moneyBag(order, taxWithin(refundLine.subtotal, order.taxRate)),
  priceSet: ({ refundLine, order }: RefundLineOf) => {
    const line = order.lines.find((each) => each.id === refundLine.lineId);
    return moneyBag(order, line?.unitPrice ?? NOTHING);
  },
  lineItem: ({ refundLine, order }: RefundLineOf) => ({
    line: order.lines.find((line) => line.id === refundLine.lineId),
    order,
  }),
};

const transaction: Resolvers[string] = {
  id: ({ transaction }: TransactionOf) => gid('OrderTransaction', transaction.id),
  kind: ({ transaction }: TransactionOf) => transaction.kind,
  status: ({ transaction }: TransactionOf) => transaction.status,
  gateway: ({ transaction }: TransactionOf) => transaction.gateway,
  formattedGateway: ({ transaction }: TransactionOf) =>
    transaction.gateway === 'shopify_payments' ? 'Shopify Payments' : transaction.gateway,
  createdAt: ({ transaction }: TransactionOf) => transaction.createdAt,
  processedAt: ({ transaction }: TransactionOf) => transaction.createdAt,
  test: ({ order }: TransactionOf) => order.test,
  amountSet: ({ transaction, order }: TransactionOf) => moneyBag(order, transaction.amount),
  order: ({ order }: TransactionOf) => order,
  parentTransaction: ({ transaction, order }: TransactionOf) => {
    const parent = order.transactions.find((each) => each.id === transaction.parentId);
    return parent ? { transaction: parent, order } : null;
  },
  maximumRefundableV2: ({ transaction, order }: TransactionOf) =>
    transaction.kind === 'SALE' ? money(transaction.amount.shop, order.currency) : null,
  accountNumber: ({ transaction }: TransactionOf) => cardNumber(transaction),
  paymentDetails: ({ transaction }: TransactionOf) =>
    transaction.card
      ? {
          __typename: 'CardPaymentDetails',
          company: transaction.card.company,
          number: cardNumber(transaction),
          paymentMethodName: 'card',
          wallet: null,
        }
      : null,
};

function cardNumber({ card }: StoredTransaction): string | null {
  return card ? `•••• •••• •••• ${card.lastDigits}` : null;
}

export const orderPartResolvers: Resolvers = {
  LineItem: lineItem,
  Fulfillment: fulfillment,
  FulfillmentEvent: { id: (event: StoredFulfilmentEvent) => gid('FulfillmentEvent', event.id) },
  Refund: refund,
  RefundLineItem: refundLineItem,
  OrderTransaction: transaction,
  MailingAddress: {
    id: (address: StoredAddress) => gid('MailingAddress', address.id),
    name: (address: StoredAddress) => `${address.firstName} ${address.lastName}`.trim(),
    countryCodeV2: (address: StoredAddress) => address.countryCode,
    formatted: ({ address1, address2, zip, city, country }: StoredAddress) =>
      [address1, address2, `${zip} ${city}`, country].filter((line) => line),
    formattedArea: ({ city, country }: StoredAddress) => `${city}, ${country}`,
  },
};
