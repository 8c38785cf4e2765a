import { ask, isFramed } from './channel.ts';
import { redirectTop } from './redirect.ts';

const RETRY = 'X-Shopify-Retry-Invalid-Session-Request';
const REAUTHORIZE = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

export const idToken = async (): Promise<string> => String(await ask('idToken'));

/**
 * Requests to the app's own origin get a fresh session token, are sent once more when the app asks for that, and never
 * come back when the app asks for the admin to be sent elsewhere.
 * https://shopify.dev/docs/api/app-bridge-library/apis/resource-fetching
 */
export function wrapFetch(): void {
  if (!isFramed) return;
  const original = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has('Authorization')) {
      return original(input, init);
    }
    const again = request.clone();
    let response = await original(await withToken(request));
    if (response.headers.has(RETRY)) response = await original(await withToken(again));
    const elsewhere = response.headers.get(REAUTHORIZE);
    if (elsewhere === null) return response;
    redirectTop(elsewhere);
    return new Promise<Response>(() => {});
  };
}

async function withToken(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${await idToken()}`);
  if (!headers.has('Accept-Language')) headers.set('Accept-Language', navigator.language);
  return new Request(request, { headers });
}
