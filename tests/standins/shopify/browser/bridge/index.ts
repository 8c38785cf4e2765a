/**
 * The stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js. It is the first script of a document and blocks the
 * parser, so that `window.shopify` and the elements exist before the app hydrates.
 */
import { ADMIN_PARAMETERS } from '../messages.ts';
import { idToken, wrapFetch } from './authenticated-fetch.ts';
import { initialised, isFramed, openChannel, postState } from './channel.ts';
import { defineFrameElements, tellTitleBar } from './frame-elements.ts';
import { ModalElement } from './modal-element.ts';
import { adoptStyles } from './modal-styles.ts';
import { catchTopNavigation, leaveBouncePage } from './redirect.ts';
import { defineSaveBar } from './save-bar-element.ts';
import { createShopifyGlobal } from './shopify-global.ts';

const apiKey =
  document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ??
  document.currentScript?.dataset.apiKey ??
  '';

function tellLocation() {
  const url = new URL(location.href);
  for (const name of ADMIN_PARAMETERS) url.searchParams.delete(name);
  postState({ type: 'location', path: `${url.pathname}${url.search}${url.hash}` });
  // The next page's title stands in the document only after the app has drawn it.
  setTimeout(tellTitleBar);
}

function watchLocation() {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history);
    history[name] = (...change: Parameters<History['pushState']>) => {
      original(...change);
      tellLocation();
    };
  }
  window.addEventListener('popstate', tellLocation);
  document.addEventListener('DOMContentLoaded', tellTitleBar);
  tellLocation();
}

const shopify = createShopifyGlobal(apiKey);
Object.assign(window, { shopify });
adoptStyles();
openChannel();
wrapFetch();
catchTopNavigation();
watchLocation();
defineFrameElements();
defineSaveBar();
customElements.define('ui-modal', ModalElement);
void leaveBouncePage(idToken);
if (isFramed) void initialised.then(({ shop, host, locale }) => Object.assign(shopify.config, { shop, host, locale }));
