import type { TokenInfo } from '../../admin-api.ts';
import { lineQuantities } from '../store/order-sums.ts';
import type { StoredLine, StoredOrder, StoredShop } from '../store/types.ts';
import { connection } from './connection.ts';
import { gid, type Resolvers } from './context.ts';

function fulfilmentOrderStatus(order: StoredOrder): string {
  if (order.cancelledAt) return 'CLOSED';
  const quantities = order.lines.map((line) => lineQuantities(order, line));
  if (quantities.every((line) => line.unfulfilled === 0)) return 'CLOSED';
  return quantities.some((line) => line.shipped > 0) ? 'IN_PROGRESS' : 'OPEN';
}

type LineOf = { line: StoredLine; order: StoredOrder };

export const shopResolvers: Resolvers = {
  Shop: {
    id: (shop: StoredShop) => gid('Shop', shop.id),
    myshopifyDomain: (shop: StoredShop) => shop.domain,
    primaryDomain: (shop: StoredShop) => shop,
    url: (shop: StoredShop) => `https://${shop.primaryHost}`,
    currencyCode: (shop: StoredShop) => shop.currency,
    enabledPresentmentCurrencies: () => ['GBP', 'EUR'],
    ianaTimezone: (shop: StoredShop) => shop.timezone,
    shopOwnerName: (shop: StoredShop) => shop.ownerName,
    orderNumberFormatPrefix: (shop: StoredShop) => shop.orderPrefix,
    orderNumberFormatSuffix: (shop: StoredShop) => shop.orderSuffix,
    plan: (shop: StoredShop) => shop,
    taxesIncluded: () => true,
    weightUnit: () => 'KILOGRAMS',
  },
  Domain: {
    id: (shop: StoredShop) => gid('Domain', shop.id + 1),
    host: (shop: StoredShop) => shop.primaryHost,
    url: (shop: StoredShop) => `https://${shop.primaryHost}`,
    sslEnabled: () => true,
  },
  ShopPlan: {
    publicDisplayName: (shop: StoredShop) => shop.plan,
    shopifyPlus: () => false,
    partnerDevelopment: () => false,
  },
  AppInstallation: {
    id: () => gid('AppInstallation', 801_244_119),
    accessScopes: ({ token }: { token: TokenInfo }) =>
      token.scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
  },
  FulfillmentOrder: {
    id: (order: StoredOrder) => gid('FulfillmentOrder', order.fulfilmentOrderId),
    orderId: (order: StoredOrder) => gid('Order', order.id),
    orderName: (order: StoredOrder) => order.name,
    orderProcessedAt: (order: StoredOrder) => order.processedAt,
    order: (order: StoredOrder) => order,
    createdAt: (order: StoredOrder) => order.createdAt,
    updatedAt: (order: StoredOrder) => order.updatedAt,
    status: (order: StoredOrder) => fulfilmentOrderStatus(order),
    requestStatus: () => 'UNSUBMITTED',
    fulfillAt: (order: StoredOrder) => order.createdAt,
    fulfillBy: () => null,
    assignedLocation: () => ({ name: 'Workshop, Bristol', countryCode: 'GB', city: 'Bristol', zip: 'BS2 0JY' }),
    lineItems: (order: StoredOrder, args) =>
      connection(order.lines, args, { id: (line) => line.id, toNode: (line) => ({ line, order }) }),
    fulfillments: (order: StoredOrder, args) =>
      connection(order.fulfilments, args, {
        id: (fulfilment) => fulfilment.id,
        toNode: (fulfilment) => ({ fulfilment, order }),
      }),
  },
  FulfillmentOrderLineItem: {
    id: ({ line }: LineOf) => gid('FulfillmentOrderLineItem', line.id + 1),
    lineItem: (source: LineOf) => source,
    productTitle: ({ line }: LineOf) => line.title,
    variantTitle: ({ line }: LineOf) => line.variantTitle,
    sku: ({ line }: LineOf) => line.sku,
    requiresShipping: () => true,
    totalQuantity: ({ line }: LineOf) => line.quantity,
    remainingQuantity: ({ line, order }: LineOf) => lineQuantities(order, line).unfulfilled,
  },
};
