import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { TokenInfo } from '../../admin-api.ts';
import type { Store } from '../create-store.ts';
import type { IdempotencyKeys } from '../execute/idempotency.ts';
import type { StoredOrder } from '../store/types.ts';

export type ApiContext = { store: Store; token: TokenInfo; now: () => Date; keys: IdempotencyKeys };

export type Args = Record<string, unknown>;
export type Resolver = (source: never, args: Args, context: ApiContext, info: GraphQLResolveInfo) => unknown;
/** By type and field. What is not here and no property of its source either is a loud error. */
export type Resolvers = Record<string, Record<string, Resolver>>;

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

/** The type and the number of a global id, or undefined for anything else. */
export function parseGid(id: unknown): { type: string; id: number } | undefined {
  const parts = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(String(id));
  return parts?.[1] ? { type: parts[1], id: Number(parts[2]) } : undefined;
}

/** The number of a global id of that type; Shopify refuses an id of another form with an error of its own. */
export function idOf(type: string, id: unknown): number {
  const parsed = parseGid(id);
  if (!parsed)
    throw new GraphQLError(`Invalid global id '${String(id)}'`, {
      extensions: { code: 'argumentLiteralsIncompatible' },
    });
  return parsed.type === type ? parsed.id : -1;
}

const WINDOW_DAYS = 60;

/**
 * Without read_all_orders an app sees the orders of the last 60 days.
 * Source: https://shopify.dev/docs/api/usage/access-scopes#orders-permissions
 */
export function seesOrder(context: ApiContext, order: StoredOrder): boolean {
  if (context.token.scopes.includes('read_all_orders')) return true;
  return Date.parse(order.createdAt) >= context.now().getTime() - WINDOW_DAYS * 24 * 60 * 60_000;
}

export function seenOrders(context: ApiContext): StoredOrder[] {
  return context.store.state.orders.filter((order) => seesOrder(context, order));
}
