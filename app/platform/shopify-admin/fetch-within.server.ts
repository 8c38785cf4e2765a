/**
 * `fetch` that gives up. Shopify's library sets no limit of its own, so a connection that hangs would hold a screen for five
 * minutes, and a job for longer than its lease.
 */
export function fetchWithin(milliseconds: number, fetcher: typeof fetch = globalThis.fetch): typeof fetch {
  return (input, init) => {
    const limit = AbortSignal.timeout(milliseconds);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return fetcher(input, { ...init, signal });
  };
}
