import type { Request, Response } from 'express';
import { type AdminContext, isInstalled } from '../context.ts';
import { bodyText, door, jsonBody, shopOf } from '../http.ts';
import { giveOfflineToken, giveOnlineToken, refreshOfflineToken } from './give-token.ts';
import { readIdToken } from './id-token.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

/**
 * `POST https://{shop}.myshopify.com/admin/oauth/access_token`: token exchange and refresh, JSON or form-encoded.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange
 *
 * Errors: an unknown client 400 as a page, a wrong secret `invalid_client`, a forged, stale or foreign session token 400
 * `invalid_subject_token` (also when the app is not installed), a refresh token that cannot be used 401 `invalid_request`.
 */
export function tokenEndpoint(context: AdminContext) {
  return door((request, response) => {
    const shop = shopOf(request);
    if (!shop) return response.status(404).json({ errors: 'Not Found' });
    const body = parameters(request);
    const { apiKey, apiSecret } = context.options;
    if (body.client_id !== apiKey) {
      const title = `Oauth error application_cannot_be_found: Could not find Shopify API application with api_key ${plain(body.client_id ?? '')}`;
      return response.status(400).type('html').send(`<!DOCTYPE html><html><head><title>${title}</title></head></html>`);
    }
    if (body.client_secret !== apiSecret)
      return refuse(response, 401, 'invalid_client', 'Client authentication failed.');
    if (body.grant_type === EXCHANGE) return exchange(context, shop, body, response);
    if (body.grant_type === 'refresh_token') {
      const answer = isInstalled(context, shop) && refreshOfflineToken(context, shop, body.refresh_token ?? '');
      if (!answer) return refuse(response, 401, 'invalid_request', 'This request requires an active refresh_token');
      return response.json(answer);
    }
    return refuse(response, 400, 'unsupported_grant_type', 'The grant type is not supported.');
  });
}

function exchange(context: AdminContext, shop: string, body: Record<string, string>, response: Response) {
  const subject = body.subject_token_type === ID_TOKEN && readIdToken(context, body.subject_token ?? '', shop);
  if (!subject || !isInstalled(context, shop)) {
    const why = 'Token exchange cannot be performed due to an invalid subject token.';
    return refuse(response, 400, 'invalid_subject_token', why);
  }
  if (body.requested_token_type === OFFLINE) {
    return response.json(giveOfflineToken(context, shop, body.expiring === '1'));
  }
  const staff = context.store.state.staff.find((person) => person.id === subject.staffId);
  if (body.requested_token_type === ONLINE && staff) return response.json(giveOnlineToken(context, shop, staff));
  return refuse(response, 400, 'invalid_requested_token_type', 'The requested token type is not supported.');
}

function refuse(response: Response, status: number, error: string, description: string) {
  return response.status(status).json({ error, error_description: description });
}

function parameters(request: Request): Record<string, string> {
  const isForm = request.is('application/x-www-form-urlencoded');
  const pairs = isForm ? [...new URLSearchParams(bodyText(request))] : Object.entries(jsonBody(request) ?? {});
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}

const plain = (text: string) => text.replace(/[^\w-]/g, '');
