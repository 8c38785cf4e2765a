import type { Request } from 'express';
import { type AdminContext, isInstalled } from '../context.ts';
import { bodyText, door, jsonBody, shopOf } from '../http.ts';
import { API_VERSION } from '../options.ts';
import type { StoredToken } from './stored-token.ts';

/** What Shopify serves in November 2026: each version for a year, the next one as release candidate, and unstable. */
const SERVED = ['2026-01', '2026-04', '2026-07', API_VERSION, '2027-01', 'unstable'];
const OLDEST = '2026-01';

const UNKNOWN_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';
const LASTING_TOKEN =
  'Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline tokens.';

/**
 * `POST https://{shop}.myshopify.com/admin/api/{version}/graphql.json`.
 *
 * The token is checked here, the query is answered by the store's own schema, which is 2026-10 whatever version is asked
 * for. `X-Shopify-API-Version` says which version Shopify would have used: a retired one falls forward to the oldest that
 * is served (https://shopify.dev/docs/api/usage/versioning); one that never was is not found.
 */
export function graphqlEndpoint(context: AdminContext) {
  return door(async (request, response) => {
    const shop = shopOf(request);
    const version = servedVersion(String(request.params.version));
    if (!shop || !version) return response.status(404).json({ errors: 'Not Found' });
    const token = findToken(context, shop, request.get('x-shopify-access-token') ?? '');
    if (!token) return response.status(401).json({ errors: UNKNOWN_TOKEN });
    if (token.expiresAt === null) return response.status(403).json({ errors: LASTING_TOKEN });
    const body = graphqlBody(request);
    if (!body) return response.status(400).json({ errors: { query: 'Required parameter missing or invalid' } });
    const { kind, scopes, staffId } = token;
    const answer = await context.options.api.execute({
      token: { shop, kind, scopes: [...scopes], staffId: staffId === null ? null : String(staffId) },
      body,
    });
    return response
      .status(answer.status)
      .set({ 'X-Shopify-API-Version': version, ...answer.headers })
      .json(answer.body);
  });
}

function servedVersion(asked: string): string | undefined {
  if (SERVED.includes(asked)) return asked;
  return /^20(19|2\d)-(01|04|07|10)$/.test(asked) && asked < OLDEST ? OLDEST : undefined;
}

function findToken(context: AdminContext, shop: string, accessToken: string): StoredToken | undefined {
  if (!isInstalled(context, shop)) return undefined;
  const token = context.store.state.tokens.find((one) => one.accessToken === accessToken && one.shop === shop);
  return token && (token.expiresAt === null || token.expiresAt > Date.now()) ? token : undefined;
}

function graphqlBody(request: Request) {
  if (request.is('application/graphql')) return { query: bodyText(request) };
  const body = jsonBody(request);
  if (!body || typeof body.query !== 'string' || body.query === '') return undefined;
  const { query, variables, operationName } = body;
  return {
    query,
    ...(typeof variables === 'object' && variables !== null && { variables: variables as Record<string, unknown> }),
    ...(typeof operationName === 'string' && { operationName }),
  };
}
