import { randomBytes } from 'node:crypto';
import type { AdminContext } from '../context.ts';
import type { Staff } from '../staff.ts';
import type { StoredToken } from './stored-token.ts';

const REFRESH_DAYS = 90;
/** An old refresh token is retryable at most so long after its first use. */
const RETRY_DAYS = 30;
const DAY = 86_400_000;

const secret = (prefix: string) => `${prefix}_${randomBytes(16).toString('hex')}`;
const inSeconds = (at: number | null) => (at === null ? 0 : Math.max(0, Math.round((at - Date.now()) / 1000)));

/**
 * A new offline token. An expiring one retires the refresh tokens given out before: "Only one expiring offline token can
 * be active per app/shop combination" (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens).
 */
export function giveOfflineToken(context: AdminContext, shop: string, expiring: boolean): Record<string, unknown> {
  const { state, save } = context.store;
  if (expiring) {
    for (const token of state.tokens) if (token.shop === shop) token.refreshToken = null;
  }
  const token = addOffline(context, shop, expiring, null);
  save();
  return offlineAnswer(token);
}

/**
 * The next pair for a refresh token, or undefined when it is unknown, expired or retired. Rotation as documented: the
 * old token can be used again until its replacement is used, for 30 days at most
 * (https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens).
 */
export function refreshOfflineToken(
  context: AdminContext,
  shop: string,
  refreshToken: string,
): Record<string, unknown> | undefined {
  const { state, save } = context.store;
  const now = Date.now();
  const used = state.tokens.find((token) => token.refreshToken === refreshToken && token.shop === shop);
  if (!used || (used.refreshExpiresAt ?? 0) <= now) return undefined;
  if (used.refreshedAt !== null && used.refreshedAt + RETRY_DAYS * DAY <= now) return undefined;
  for (const other of state.tokens) {
    // Its own use retires the token it replaced; what an earlier, lost answer gave instead of this one goes too.
    if (other.refreshToken !== null && other.refreshToken === used.replaces) other.refreshToken = null;
    if (other !== used && used.replaces !== null && other.replaces === used.replaces) other.refreshToken = null;
  }
  used.refreshedAt ??= now;
  const token = addOffline(context, shop, true, refreshToken);
  save();
  return offlineAnswer(token);
}

/** A new online token for one person; it lives about a day and has no refresh token. */
export function giveOnlineToken(context: AdminContext, shop: string, staff: Staff): Record<string, unknown> {
  const { state, save } = context.store;
  const scopes = [...context.options.scopes];
  const token: StoredToken = {
    accessToken: secret('shpua'),
    kind: 'online',
    shop,
    scopes,
    staffId: staff.id,
    expiresAt: Date.now() + state.settings.onlineTokenLifetime * 1000,
    refreshToken: null,
    refreshExpiresAt: null,
    refreshedAt: null,
    replaces: null,
  };
  keep(context, token);
  save();
  return {
    access_token: token.accessToken,
    scope: scopes.join(','),
    expires_in: inSeconds(token.expiresAt),
    associated_user_scope: scopes.join(','),
    associated_user: staff,
  };
}

function addOffline(context: AdminContext, shop: string, expiring: boolean, replaces: string | null): StoredToken {
  const now = Date.now();
  const token: StoredToken = {
    accessToken: secret('shpat'),
    kind: 'offline',
    shop,
    scopes: [...context.options.scopes],
    staffId: null,
    expiresAt: expiring ? now + context.store.state.settings.tokenLifetime * 1000 : null,
    refreshToken: expiring ? secret('shprt') : null,
    refreshExpiresAt: expiring ? now + REFRESH_DAYS * DAY : null,
    refreshedAt: null,
    replaces,
  };
  keep(context, token);
  return token;
}

/** Adds the token, and forgets those of which nothing can be used any more. */
function keep(context: AdminContext, token: StoredToken): void {
  const { state } = context.store;
  const now = Date.now();
  const usable = (other: StoredToken) =>
    other.expiresAt === null ||
    other.expiresAt > now ||
    (other.refreshToken !== null && (other.refreshExpiresAt ?? 0) > now);
  state.tokens = [...state.tokens.filter(usable), token];
}

function offlineAnswer(token: StoredToken): Record<string, unknown> {
  const answer = { access_token: token.accessToken, scope: token.scopes.join(',') };
  if (token.expiresAt === null) return answer;
  return {
    ...answer,
    expires_in: inSeconds(token.expiresAt),
    refresh_token: token.refreshToken,
    refresh_token_expires_in: inSeconds(token.refreshExpiresAt),
  };
}
