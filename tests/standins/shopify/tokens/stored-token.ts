/** An access token that was given out, with its refresh token when it has one. Times are milliseconds since 1970. */
export type StoredToken = {
  accessToken: string;
  kind: 'offline' | 'online';
  shop: string;
  scopes: string[];
  /** The person an online token acts for. */
  staffId: number | null;
  /** Null for an offline token of the old, lasting kind, which the Admin API no longer takes. */
  expiresAt: number | null;
  refreshToken: string | null;
  refreshExpiresAt: number | null;
  /** When the refresh token was first used; until its replacement is used it can be used again. */
  refreshedAt: number | null;
  /** The refresh token that this pair replaced. */
  replaces: string | null;
};
