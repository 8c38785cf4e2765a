import { ORDER_FIELDS } from './order-fields.ts';

/** One order by its global id; null when it is gone or out of reach of the app's scopes. */
export const ORDER_BY_ID = `#graphql
  ${ORDER_FIELDS}
  query OrderById($id: ID!) {
    order(id: $id) {
      ...OrderFields
    }
  }
` as const;
