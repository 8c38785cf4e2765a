import { world } from './world.server.ts';

/** Headers of every document: Shopify's own (who may frame it), and that nothing about it is guessed or passed on. */
export function addDocumentHeaders(request: Request, headers: Headers): void {
  const { shopify, env } = world();
  shopify.addDocumentResponseHeaders(request, headers);
  // The library asks the browser to load App Bridge ahead of time, always from Shopify's own host.
  const preload = headers.get('Link');
  if (preload) headers.set('Link', preload.replace(/<[^>]*app-bridge\.js>/, `<${env.APP_BRIDGE_URL}>`));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
}
