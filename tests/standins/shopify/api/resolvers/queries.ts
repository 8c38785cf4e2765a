import { GraphQLError } from 'graphql';
import { checkTypeAccess, grantedScopes } from '../execute/access.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { findCustomer, findVariant } from '../store/core.ts';
import { lineQuantities, orderSums } from '../store/order-sums.ts';
import { compileSearch, SearchError, type SearchFields } from '../store/search.ts';
import { customerSearch, orderSearch, productSearch, type VariantOf, variantSearch } from '../store/search-fields.ts';
import type { StoredCustomer, StoredOrder, StoredProduct } from '../store/types.ts';
import { connection } from './connection.ts';
import { type ApiContext, type Args, idOf, parseGid, type Resolvers, seenOrders, seesOrder } from './context.ts';

const ORDER_SORT: Record<string, (order: StoredOrder) => string | number> = {
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.processedAt,
  UPDATED_AT: (order) => order.updatedAt,
  ORDER_NUMBER: (order) => order.number,
  ID: (order) => order.id,
  TOTAL_PRICE: (order) => orderSums(order).total.shop,
};

const CUSTOMER_SORT: Record<string, (customer: StoredCustomer) => string | number> = {
  CREATED_AT: (customer) => customer.createdAt,
  UPDATED_AT: (customer) => customer.updatedAt,
  NAME: (customer) => `${customer.lastName}, ${customer.firstName}`,
  ID: (customer) => customer.id,
};

const PRODUCT_SORT: Record<string, (product: StoredProduct) => string | number> = {
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
  TITLE: (product) => product.title,
  ID: (product) => product.id,
};

function sorting<Item>(keys: Record<string, (item: Item) => string | number>, sortKey: unknown) {
  const key = String(sortKey ?? 'ID');
  // RELEVANCE has no meaning of its own here.
  const sortBy = keys[key === 'RELEVANCE' ? 'ID' : key];
  if (!sortBy) throw new GraphQLError(`no sort key ${key} in the stand-in`);
  return sortBy;
}

function searching<Item>(items: readonly Item[], query: unknown, by: SearchFields<Item>): Item[] {
  if (typeof query !== 'string' || query.trim() === '') return [...items];
  try {
    return items.filter(compileSearch(query, by));
  } catch (error) {
    if (error instanceof SearchError) throw new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } });
    throw error;
  }
}

export function findOrders(context: ApiContext, args: Args, orders: StoredOrder[] = seenOrders(context)) {
  return connection(searching(orders, args.query, orderSearch(context.store.state)), args, {
    id: (order) => order.id,
    sortBy: sorting(ORDER_SORT, args.sortKey),
  });
}

function orderById(context: ApiContext, id: number): StoredOrder | null {
  const order = context.store.state.orders.find((each) => each.id === id);
  return order && seesOrder(context, order) ? order : null;
}

function variantById(context: ApiContext, id: number): VariantOf | null {
  return findVariant(context.store.state, (variant) => variant.id === id) ?? null;
}

function productById(context: ApiContext, id: number): StoredProduct | null {
  return context.store.state.products.find((product) => product.id === id) ?? null;
}

const NODES: Record<string, (context: ApiContext, id: number) => object | null> = {
  Order: orderById,
  Product: productById,
  ProductVariant: variantById,
  Customer: (context, id) => findCustomer(context.store.state, id) ?? null,
  FulfillmentOrder: (context, id) => seenOrders(context).find((order) => order.fulfilmentOrderId === id) ?? null,
  Fulfillment: (context, id) => {
    for (const order of seenOrders(context)) {
      const fulfilment = order.fulfilments.find((each) => each.id === id);
      if (fulfilment) return { fulfilment, order };
    }
    return null;
  },
  Refund: (context, id) => {
    for (const order of seenOrders(context)) {
      const refund = order.refunds.find((each) => each.id === id);
      if (refund) return { refund, order };
    }
    return null;
  },
};

function nodeById(context: ApiContext, gid: unknown, field: string): object | null {
  const parsed = parseGid(gid);
  if (!parsed) throw new GraphQLError(`Invalid global id '${String(gid)}'`);
  const find = NODES[parsed.type];
  if (!find) throw new GraphQLError(`no resolver for ${field} of ${parsed.type}`);
  checkTypeAccess(loadSchema(), grantedScopes(context.token.scopes), parsed.type, field);
  const found = find(context, parsed.id);
  return found && { __typename: parsed.type, ...found };
}

function customerByIdentifier(context: ApiContext, identifier: Args): StoredCustomer | null {
  const { customers } = context.store.state;
  if (typeof identifier.id === 'string')
    return findCustomer(context.store.state, idOf('Customer', identifier.id)) ?? null;
  if (typeof identifier.emailAddress === 'string') {
    const email = identifier.emailAddress.toLowerCase();
    return customers.find((customer) => customer.email?.toLowerCase() === email) ?? null;
  }
  if (typeof identifier.phoneNumber === 'string') {
    return customers.find((customer) => customer.phone === identifier.phoneNumber) ?? null;
  }
  throw new GraphQLError('no resolver for customerByIdentifier by customId');
}

export const queryResolvers: Resolvers = {
  QueryRoot: {
    shop: (_root, _args, { store }) => store.state.shop,
    orders: (_root, args, context) => findOrders(context, args),
    order: (_root, args, context) => orderById(context, idOf('Order', args.id)),
    node: (_root, args, context) => nodeById(context, args.id, 'node'),
    nodes: (_root, args, context) =>
      Array.isArray(args.ids) ? args.ids.map((id) => nodeById(context, id, 'nodes')) : [],
    customers: (_root, args, { store }) =>
      connection(searching(store.state.customers, args.query, customerSearch), args, {
        id: (customer) => customer.id,
        sortBy: sorting(CUSTOMER_SORT, args.sortKey),
      }),
    customer: (_root, args, { store }) => findCustomer(store.state, idOf('Customer', args.id)) ?? null,
    customerByIdentifier: (_root, args, context) => customerByIdentifier(context, args.identifier as Args),
    products: (_root, args, { store }) =>
      connection(searching(store.state.products, args.query, productSearch), args, {
        id: (product) => product.id,
        sortBy: sorting(PRODUCT_SORT, args.sortKey),
      }),
    product: (_root, args, context) => productById(context, idOf('Product', args.id)),
    productVariants: (_root, args, { store }) => {
      const all = store.state.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
      return connection(searching(all, args.query, variantSearch), args, { id: ({ variant }) => variant.id });
    },
    productVariant: (_root, args, context) => variantById(context, idOf('ProductVariant', args.id)),
    fulfillmentOrders: (_root, args, context) => {
      const open = (order: StoredOrder) => order.lines.some((line) => lineQuantities(order, line).unfulfilled > 0);
      const orders = seenOrders(context).filter((order) => args.includeClosed === true || open(order));
      return connection(orders, args, { id: (order) => order.fulfilmentOrderId });
    },
    currentAppInstallation: (_root, _args, { token }) => ({ token }),
  },
};
