/**
 * The network address that a request came from: the last hop that the host's own proxy wrote down, since the ones before it
 * are whatever the client claims.
 */
export function clientAddress(request: Request): string {
  const hops = request.headers.get('x-forwarded-for')?.split(',') ?? [];
  return hops.at(-1)?.trim() || 'direct';
}
