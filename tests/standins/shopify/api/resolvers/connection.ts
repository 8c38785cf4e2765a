import { GraphQLError } from 'graphql';
import type { Args } from './context.ts';

const MAX_PAGE = 250;

type SortValue = string | number;
type Cursor = { last_id: number; last_value: SortValue };

type Paging<Item> = {
  id: (item: Item) => number;
  /** What it is sorted by; the id when absent. Ties are broken by the id. */
  sortBy?: ((item: Item) => SortValue) | undefined;
  /** Builds what a resolver sees from what is sorted. */
  toNode?: (item: Item) => unknown;
};

/**
 * A connection as Shopify makes it. A cursor names the place by value and id, so that a walk goes on rightly when
 * items come, go or change behind it.
 */
export function connection<Item>(items: readonly Item[], args: Args, paging: Paging<Item>) {
  const { first, last, after, before, reverse } = readArgs(args);
  const sortBy = paging.sortBy ?? paging.id;
  const direction = reverse ? -1 : 1;
  const order = (a: Cursor, b: Cursor) =>
    direction * (compareValues(a.last_value, b.last_value) || a.last_id - b.last_id);
  const placeOf = (item: Item): Cursor => ({ last_id: paging.id(item), last_value: sortBy(item) });
  const sorted = [...items].sort((a, b) => order(placeOf(a), placeOf(b)));
  const within = sorted.filter(
    (item) => (!after || order(placeOf(item), after) > 0) && (!before || order(placeOf(item), before) < 0),
  );
  const page = last === undefined ? within.slice(0, first) : within.slice(Math.max(0, within.length - last));
  const [head, tail] = [page[0], page.at(-1)];
  const node = (item: Item) => (paging.toNode ? paging.toNode(item) : item);
  return {
    nodes: page.map(node),
    edges: page.map((item) => ({ cursor: writeCursor(placeOf(item)), node: node(item) })),
    pageInfo: {
      hasNextPage: tail !== undefined && sorted.indexOf(tail) < sorted.length - 1,
      hasPreviousPage: head !== undefined && sorted.indexOf(head) > 0,
      startCursor: head === undefined ? null : writeCursor(placeOf(head)),
      endCursor: tail === undefined ? null : writeCursor(placeOf(tail)),
    },
  };
}

function compareValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function readArgs(args: Args) {
  const first = pageSize(args.first, 'first');
  const last = pageSize(args.last, 'last');
  if (first === undefined && last === undefined) throw badRequest('you must provide one of first or last');
  if (first !== undefined && last !== undefined) throw badRequest('providing both first and last is not supported');
  return {
    first,
    last,
    after: readCursor(args.after),
    before: readCursor(args.before),
    reverse: args.reverse === true,
  };
}

function pageSize(value: unknown, name: string): number | undefined {
  if (typeof value !== 'number') return undefined;
  if (value < 0) throw badRequest(`${name} must be positive`);
  if (value > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  return value;
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

function readCursor(text: unknown): Cursor | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Partial<Cursor>;
    if (typeof cursor.last_id === 'number' && cursor.last_value !== undefined) {
      return { last_id: cursor.last_id, last_value: cursor.last_value };
    }
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest('Invalid cursor for current pagination sort.');
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

/** A plain list with Shopify's `first`; all of it when absent. */
export function firstOf<Item>(items: readonly Item[], args: Args): Item[] {
  return typeof args.first === 'number' ? items.slice(0, args.first) : [...items];
}
