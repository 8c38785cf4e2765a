import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  validate,
} from 'graphql';
import type { AdminApi, TokenInfo } from '../admin-api.ts';
import type { Store } from './create-store.ts';
import { type BucketLimits, createBucket, STANDARD_LIMITS } from './execute/bucket.ts';
import { actualCost, type CostInput, requestedCost } from './execute/cost.ts';
import {
  type ErrorBody,
  invalidDocument,
  invalidVariable,
  MAX_QUERY_COST,
  maxCostExceeded,
  THROTTLED,
} from './execute/errors.ts';
import { createIdempotencyKeys } from './execute/idempotency.ts';
import { fieldResolver, NO_RESOLVER, typeResolver } from './execute/resolve-field.ts';
import { loadSchema } from './schema/load-schema.ts';

export type AdminApiOptions = {
  store: Store;
  /** The store's own clock when absent. */
  now?: () => Date;
  limits?: BucketLimits;
};

type Body = { query: string; variables?: Record<string, unknown>; operationName?: string };

/**
 * Admin GraphQL 2026-10 on Shopify's own schema, over one store. Everything that GraphQL has to say comes with
 * status 200, as at Shopify: an invalid document, ACCESS_DENIED by field, THROTTLED, MAX_COST_EXCEEDED (each as
 * `errors[].extensions.code`). A field that the stand-in cannot answer makes the whole answer an error, with no data.
 * A token of another shop than the store's is refused with 404, as a shop that does not exist.
 */
export function createAdminApi({ store, now = store.now, limits = STANDARD_LIMITS }: AdminApiOptions): AdminApi {
  const admin = loadSchema();
  const keys = createIdempotencyKeys(now);
  const bucket = createBucket(limits, now);
  const resolveField = fieldResolver(admin);

  async function run(token: TokenInfo, body: Body): Promise<unknown> {
    const read = readDocument(body);
    if ('errors' in read) return { errors: read.errors };
    const requested = requestedCost(read.cost);
    if (requested > MAX_QUERY_COST) return { errors: [maxCostExceeded(requested)] };
    const costs = (actual: number | null) => ({
      cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() },
    });
    if (!bucket.take(requested)) return { errors: [THROTTLED], extensions: costs(null) };
    const result = await execute({
      schema: admin.schema,
      document: read.document,
      contextValue: { store, token, now, keys },
      variableValues: body.variables ?? {},
      operationName: body.operationName ?? null,
      fieldResolver: resolveField,
      typeResolver,
    });
    const actual = actualCost(read.cost, result.data ?? null);
    bucket.give(requested - actual);
    const errors = result.errors?.map((error) => error.toJSON());
    const missing = errors?.filter((error) => error.extensions?.code === NO_RESOLVER);
    if (missing?.length) return { errors: missing };
    return { data: result.data ?? null, ...(errors ? { errors } : {}), extensions: costs(actual) };
  }

  function readDocument(body: Body): { errors: ErrorBody[] } | { document: DocumentNode; cost: CostInput } {
    let document: DocumentNode;
    try {
      document = parse(body.query);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error.toJSON()] };
      throw error;
    }
    const invalid = validate(admin.schema, document);
    if (invalid.length > 0) return { errors: invalid.map(invalidDocument) };
    const operation = getOperationAST(document, body.operationName);
    if (!operation) return { errors: [{ message: 'An operation name is required' }] };
    const variables = getVariableValues(admin.schema, operation.variableDefinitions ?? [], body.variables ?? {});
    if (variables.errors) return { errors: variables.errors.map(invalidVariable) };
    const fragments = Object.fromEntries(
      document.definitions
        .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    return { document, cost: { schema: admin.schema, operation, fragments, variables: variables.coerced } };
  }

  return {
    async execute({ token, body }) {
      const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Shopify-API-Version': '2026-10' };
      if (token.shop !== store.state.shop.domain) return { status: 404, headers, body: { errors: 'Not Found' } };
      return { status: 200, headers, body: await run(token, body) };
    },
    onEvent: (listener) => store.onEvent(listener),
  };
}
