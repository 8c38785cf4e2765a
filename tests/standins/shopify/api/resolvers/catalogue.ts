import { toDecimal } from '../store/money.ts';
import { orderSums } from '../store/order-sums.ts';
import type { VariantOf } from '../store/search-fields.ts';
import type { StoredCustomer, StoredOrder, StoredProduct } from '../store/types.ts';
import { connection } from './connection.ts';
import { type ApiContext, gid, type Resolvers, seenOrders } from './context.ts';
import { money } from './money-bag.ts';
import { imageOf } from './order-parts.ts';
import { findOrders } from './queries.ts';

const ordersOf = (context: ApiContext, customer: StoredCustomer): StoredOrder[] =>
  context.store.state.orders.filter((order) => order.customerId === customer.id);

const customer: Resolvers[string] = {
  id: (customer: StoredCustomer) => gid('Customer', customer.id),
  legacyResourceId: (customer: StoredCustomer) => String(customer.id),
  displayName: (customer: StoredCustomer) =>
    `${customer.firstName} ${customer.lastName}`.trim() || customer.email || '',
  numberOfOrders: (customer: StoredCustomer, _args, context) =>
    String(customer.earlier.orders + ordersOf(context, customer).length),
  amountSpent: (customer: StoredCustomer, _args, context) =>
    money(
      customer.earlier.spent +
        ordersOf(context, customer).reduce((total, order) => total + orderSums(order).net.shop, 0),
      context.store.state.shop.currency,
    ),
  defaultEmailAddress: (customer: StoredCustomer) =>
    customer.email ? { emailAddress: customer.email, validFormat: true } : null,
  defaultPhoneNumber: (customer: StoredCustomer) => (customer.phone ? { phoneNumber: customer.phone } : null),
  defaultAddress: (customer: StoredCustomer) => customer.address,
  addressesV2: (customer: StoredCustomer, args) =>
    connection([customer.address], args, { id: (address) => address.id }),
  state: () => 'DISABLED',
  verifiedEmail: () => true,
  taxExempt: () => false,
  lastOrder: (customer: StoredCustomer, _args, context) =>
    seenOrders(context)
      .filter((order) => order.customerId === customer.id)
      .at(-1) ?? null,
  orders: (customer: StoredCustomer, args, context) =>
    findOrders(
      context,
      args,
      seenOrders(context).filter((order) => order.customerId === customer.id),
    ),
};

const product: Resolvers[string] = {
  id: (product: StoredProduct) => gid('Product', product.id),
  legacyResourceId: (product: StoredProduct) => String(product.id),
  description: (product: StoredProduct) => product.descriptionHtml.replace(/<[^>]+>/g, ''),
  totalInventory: (product: StoredProduct) => product.variants.reduce((sum, variant) => sum + variant.inventory, 0),
  tracksInventory: () => true,
  hasOnlyDefaultVariant: (product: StoredProduct) => product.variants.length === 1,
  publishedAt: (product: StoredProduct) => product.createdAt,
  onlineStoreUrl: (product: StoredProduct, _args, { store }) =>
    `https://${store.state.shop.primaryHost}/products/${product.handle}`,
  featuredImage: (product: StoredProduct, _args, context) => imageOf(context, product.id),
  options: (product: StoredProduct) => [
    {
      id: gid('ProductOption', product.id + 1),
      name: product.optionName,
      position: 1,
      values: product.variants.map(({ title }) => title),
    },
  ],
  priceRangeV2: (product: StoredProduct, _args, { store }) => {
    const prices = product.variants.map((variant) => variant.price);
    const { currency } = store.state.shop;
    return {
      minVariantPrice: money(Math.min(...prices), currency),
      maxVariantPrice: money(Math.max(...prices), currency),
    };
  },
  variantsCount: (product: StoredProduct) => ({ count: product.variants.length, precision: 'EXACT' }),
  variants: (product: StoredProduct, args) =>
    connection(product.variants, args, { id: (variant) => variant.id, toNode: (variant) => ({ variant, product }) }),
};

const productVariant: Resolvers[string] = {
  id: ({ variant }: VariantOf) => gid('ProductVariant', variant.id),
  legacyResourceId: ({ variant }: VariantOf) => String(variant.id),
  title: ({ variant }: VariantOf) => variant.title,
  displayName: ({ variant, product }: VariantOf) => `${product.title} - ${variant.title}`,
  sku: ({ variant }: VariantOf) => variant.sku,
  barcode: () => null,
  price: ({ variant }: VariantOf, _args, { store }) => toDecimal(variant.price, store.state.shop.currency),
  compareAtPrice: () => null,
  inventoryQuantity: ({ variant }: VariantOf) => variant.inventory,
  sellableOnlineQuantity: ({ variant }: VariantOf) => variant.inventory,
  availableForSale: ({ variant }: VariantOf) => variant.inventory > 0,
  position: ({ variant, product }: VariantOf) => product.variants.indexOf(variant) + 1,
  taxable: () => true,
  product: ({ product }: VariantOf) => product,
  image: ({ product }: VariantOf, _args, context) => imageOf(context, product.id),
  selectedOptions: ({ variant, product }: VariantOf) => [{ name: product.optionName, value: variant.title }],
  createdAt: ({ product }: VariantOf) => product.createdAt,
  updatedAt: ({ product }: VariantOf) => product.updatedAt,
};

export const catalogueResolvers: Resolvers = { Customer: customer, Product: product, ProductVariant: productVariant };
