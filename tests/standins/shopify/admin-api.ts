/** Who is asking: what the stand-in knows about the access token a request carried. */
export type TokenInfo = {
  shop: string;
  kind: 'offline' | 'online';
  scopes: string[];
  staffId: string | null;
};

/**
 * The contract between the stand-in admin (pages, tokens, webhooks) and the store behind it (Admin GraphQL and its data).
 * The admin checks tokens; the store answers queries and tells what changed.
 */
export type AdminApi = {
  /** Executes one Admin GraphQL request that already carries a valid token. */
  execute(request: {
    token: TokenInfo;
    body: { query: string; variables?: Record<string, unknown>; operationName?: string };
  }): Promise<{ status: number; headers: Record<string, string>; body: unknown }>;
  /** Calls back on every change of the store: topic as in headers ('orders/updated'), REST-shaped payload. */
  onEvent(listener: (event: { shop: string; topic: string; payload: Record<string, unknown> }) => void): void;
};
