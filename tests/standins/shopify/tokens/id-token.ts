import { createHash, randomUUID } from 'node:crypto';
import type { AdminContext } from '../context.ts';
import { readJwt, signJwt } from './jwt.ts';

/** Seconds by which clocks may differ. */
const TOLERANCE = 10;

/**
 * A session token ("id token") for one person in one shop, as App Bridge hands it to the app:
 * https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export function makeIdToken(context: AdminContext, shop: string, staffId: number): string {
  const { state, save } = context.store;
  const stale = state.settings.staleIdTokens > 0;
  if (stale) {
    state.settings.staleIdTokens -= 1;
    save();
  }
  const lifetime = state.settings.idTokenLifetime;
  const now = Math.floor(Date.now() / 1000) - (stale ? lifetime + 10 * TOLERANCE : 0);
  return signJwt(
    {
      iss: `https://${shop}/admin`,
      dest: `https://${shop}`,
      aud: context.options.apiKey,
      sub: String(staffId),
      exp: now + lifetime,
      nbf: now,
      iat: now,
      jti: randomUUID(),
      sid: createHash('sha256').update(`${shop} ${staffId}`).digest('hex'),
    },
    context.options.apiSecret,
  );
}

/** The person that a session token speaks for, or undefined: forged, stale, for another app, or from another shop. */
export function readIdToken(context: AdminContext, token: string, shop: string): { staffId: number } | undefined {
  const claims = readJwt(token, context.options.apiSecret);
  const now = Date.now() / 1000;
  if (!claims || claims.aud !== context.options.apiKey || claims.dest !== `https://${shop}`) return undefined;
  if (typeof claims.exp !== 'number' || claims.exp + TOLERANCE < now) return undefined;
  if (typeof claims.nbf === 'number' && claims.nbf - TOLERANCE > now) return undefined;
  const staffId = Number(claims.sub);
  return context.store.state.staff.some((person) => person.id === staffId) ? { staffId } : undefined;
}
