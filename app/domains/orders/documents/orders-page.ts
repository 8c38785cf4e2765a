import { ORDER_FIELDS } from './order-fields.ts';

/** How many orders a page may have at most: the cost of 25 is under Shopify's limit. */
export const ORDERS_PER_PAGE = 25;

/** Orders in the order of their last change; with `after` from where the last page ended. */
export const ORDERS_PAGE = `#graphql
  ${ORDER_FIELDS}
  query OrdersPage($first: Int!, $after: String, $query: String) {
    orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ...OrderFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
` as const;
