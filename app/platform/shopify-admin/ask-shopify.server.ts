import type { AdminOperations } from '@shopify/admin-api-client';
import { GraphqlQueryError, HttpThrottlingError } from '@shopify/shopify-api';
import { AppError, errorLine } from '#app/platform/errors.ts';
import { RetryLater } from '#app/platform/retry-later.ts';
import type { AdminGraphql } from './admin-client.server.ts';

type Data<Operation extends keyof AdminOperations> = AdminOperations[Operation]['return'];

/** Shopify's own advice when a bucket is empty: points come back every second, so a moment is enough. */
const THROTTLED_SECONDS = 5;
/** Whatever a Retry-After says. */
const LONGEST_WAIT_SECONDS = 600;

/**
 * Sends one document of ours to the Admin API and gives its data, typed by the generated code.
 *
 * @throws {AppError} `shopify-down` when Shopify is not reached, throttles, or answers with errors; another try may help.
 */
export async function askShopify<Operation extends keyof AdminOperations>(
  graphql: AdminGraphql,
  document: Operation,
  variables: AdminOperations[Operation]['variables'],
): Promise<Data<Operation>> {
  try {
    const response = await graphql(document as string, { variables });
    const { data } = (await response.json()) as { data?: Data<Operation> };
    if (!data) throw new Error('an answer without data');
    return data;
  } catch (error) {
    const down = new AppError('shopify-down', "Shopify isn't answering. We keep trying.", {
      cause: error,
      detail: error instanceof Response ? `status ${error.status}` : errorLine(error),
    });
    const wait = secondsToWait(error);
    throw wait === null ? down : new RetryLater(wait, down);
  }
}

/** null when Shopify does not say that it is too much. */
function secondsToWait(error: unknown): number | null {
  if (error instanceof HttpThrottlingError) {
    const asked = error.response.retryAfter;
    // The library reads a number; a date, which HTTP allows too, becomes NaN.
    if (asked === undefined || !Number.isFinite(asked)) return THROTTLED_SECONDS;
    return Math.min(Math.max(Math.ceil(asked), 1), LONGEST_WAIT_SECONDS);
  }
  const throttled =
    error instanceof GraphqlQueryError && JSON.stringify(error.body?.errors ?? '').includes('THROTTLED');
  return throttled ? THROTTLED_SECONDS : null;
}
