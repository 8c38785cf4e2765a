import { world } from './world.server.ts';

/** Headers of every document: Shopify's own (who may frame it), and that nothing about it is guessed or passed on. */
export function addDocumentHeaders(request: Request, headers: Headers): void {
  world().shopify.addDocumentResponseHeaders(request, headers);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
}
