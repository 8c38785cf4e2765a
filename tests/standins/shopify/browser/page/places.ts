import { ADMIN_PARAMETERS } from '../messages.ts';
import type { PageConfig } from './config.ts';

/** The admin's own URL for a page of the app, so that a reload shows that page again; undefined for what is no page. */
export function adminUrlOf(config: PageConfig, appPath: string): string | undefined {
  const url = new URL(appPath, config.appOrigin);
  if (url.origin !== config.appOrigin || url.pathname.startsWith('/auth/')) return undefined;
  for (const name of ADMIN_PARAMETERS) url.searchParams.delete(name);
  return `${config.appPath}${url.pathname === '/' ? '' : url.pathname}${url.search}${url.hash}`;
}

/**
 * Where the app sends the whole window. Addresses of the real admin are those of this one; the app's own are shown in
 * its frame; all else is another site.
 */
export function placeOf(config: PageConfig, address: string): string {
  const url = new URL(address);
  const rest = `${url.pathname}${url.search}${url.hash}`;
  const store = config.appPath.replace(/\/apps\/.*/, '');
  if (url.protocol === 'shopify:') return `${store}${rest.replace(/^\/\/admin/, '')}`;
  if (url.hostname === 'admin.shopify.com') return rest;
  if (url.hostname === config.shop && url.pathname.startsWith('/admin'))
    return `${store}${rest.replace(/^\/admin/, '')}`;
  if (url.origin === config.appOrigin) return adminUrlOf(config, rest) ?? address;
  return address;
}
