import type { GraphQLError, GraphQLFormattedError } from 'graphql';

export type ErrorBody = GraphQLFormattedError;

export const THROTTLED: ErrorBody = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
};

export const MAX_QUERY_COST = 1000;

export function maxCostExceeded(cost: number): ErrorBody {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).

See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the
cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.
See https://shopify.dev/api/usage/bulk-operations/queries for usage details.
`,
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost: MAX_QUERY_COST,
      documentation: 'https://shopify.dev/api/usage/limits#rate-limits',
    },
  };
}

/** An error of validation; an unknown field in Shopify's own words, the rest in those of graphql-js. */
export function invalidDocument(error: GraphQLError): ErrorBody {
  const body = error.toJSON();
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (!unknown) return body;
  const [, fieldName, typeName] = unknown;
  return {
    ...body,
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    extensions: { code: 'undefinedField', typeName, fieldName },
  };
}

export function invalidVariable(error: GraphQLError): ErrorBody {
  return { ...error.toJSON(), extensions: { code: 'INVALID_VARIABLE' } };
}
