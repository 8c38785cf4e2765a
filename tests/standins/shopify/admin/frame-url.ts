import { createHash, createHmac } from 'node:crypto';
import type { AdminContext } from '../context.ts';
import { makeIdToken } from '../tokens/id-token.ts';

export const storeHandle = (shop: string) => shop.replace(/\.myshopify\.com$/, '');
/** The `host` parameter: where in the admin the app is framed, in base 64. */
export const hostParameter = (shop: string) =>
  Buffer.from(`admin.shopify.com/store/${storeHandle(shop)}`)
    .toString('base64')
    .replace(/=+$/, '');

/**
 * The URL of the frame for a path of the app (with its own query): what the admin adds says who looks at which shop, and
 * is signed. https://shopify.dev/docs/apps/build/authentication-authorization/set-embedded-app-authorization
 */
export function frameUrl(context: AdminContext, shop: string, staffId: number, path: string): string {
  const url = new URL(path, `${context.appProxyUrl()}/`);
  // A path such as //elsewhere.example would leave the app.
  if (url.origin !== new URL(context.appProxyUrl()).origin) return frameUrl(context, shop, staffId, '/');
  const added: Record<string, string> = {
    embedded: '1',
    host: hostParameter(shop),
    id_token: makeIdToken(context, shop, staffId),
    locale: 'en',
    session: createHash('sha256').update(`${shop} ${staffId}`).digest('hex'),
    shop,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  url.searchParams.delete('hmac');
  const signed = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = signed.map(([name, value]) => `${name}=${value}`).join('&');
  url.searchParams.set('hmac', createHmac('sha256', context.options.apiSecret).update(text).digest('hex'));
  return url.href;
}
