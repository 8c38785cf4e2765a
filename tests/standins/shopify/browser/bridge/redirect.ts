import { isFramed, post } from './channel.ts';

const isTop = (target: string | null | undefined) => target === '_top' || target === '_parent';

/** Sends the whole admin elsewhere: an address of its own, of the app, or of another site. */
export function redirectTop(url: string): void {
  post({ type: 'redirect', url: new URL(url, location.href).href });
}

/** A frame of another site may not move the top window by itself, so both ways of doing it become messages. */
export function catchTopNavigation(): void {
  if (!isFramed) return;
  const original = window.open.bind(window);
  window.open = (url, target, features) => {
    if (url === undefined || !(isTop(target) || String(url).startsWith('shopify:')))
      return original(url, target, features);
    redirectTop(String(url));
    return null;
  };
  document.addEventListener('click', (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = anchor?.getAttribute('href');
    if (!anchor || !href || event.defaultPrevented) return;
    if (!isTop(anchor.getAttribute('target')) && !href.startsWith('shopify:')) return;
    event.preventDefault();
    redirectTop(href);
  });
}

/**
 * The page that `authenticate.admin` answers a document without a valid token with: it holds nothing but App Bridge,
 * which fetches a token and goes back to where the person wanted to be. Another origin would be an open redirect.
 */
export async function leaveBouncePage(idToken: () => Promise<string>): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('shopify-reload');
  if (!isFramed || wanted === null) return;
  const url = new URL(wanted, location.href);
  if (url.origin !== location.origin) return;
  url.searchParams.set('id_token', await idToken());
  location.replace(url.href);
}
