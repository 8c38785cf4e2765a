import { createHash } from 'node:crypto';

const KEPT_MS = 24 * 60 * 60_000;

/**
 * What `@idempotent(key:)` remembers, per shop and for 24 hours.
 * Source: https://shopify.dev/docs/api/usage/idempotent-requests
 */
export type IdempotencyKeys = ReturnType<typeof createIdempotencyKeys>;

export function createIdempotencyKeys(now: () => Date) {
  const seen = new Map<string, { parameters: string; resultId: number; at: number }>();
  return {
    /** `fresh`, `same` with what it made, or `mismatch` when the key was used with other parameters. */
    look(
      shop: string,
      key: string,
      parameters: unknown,
    ): { state: 'fresh' | 'mismatch' } | { state: 'same'; resultId: number } {
      const known = seen.get(`${shop} ${key}`);
      if (!known || now().getTime() - known.at >= KEPT_MS) return { state: 'fresh' };
      if (known.parameters !== fingerprint(parameters)) return { state: 'mismatch' };
      return { state: 'same', resultId: known.resultId };
    },
    remember(shop: string, key: string, parameters: unknown, resultId: number): void {
      seen.set(`${shop} ${key}`, { parameters: fingerprint(parameters), resultId, at: now().getTime() });
    },
  };
}

/** The order of keys makes no difference. */
function fingerprint(parameters: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(parameters)))
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
