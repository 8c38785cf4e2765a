import type { RequestHandler } from 'express';
import type { AdminApi } from './admin-api.ts';

export type ShopifyOptions = {
  /** The admin page and the control doors, at http://localhost:PORT. 0 or absent takes any free one. */
  port?: number;
  /** Where the browser reaches the app: another site than the admin page, as in reality. 0 or absent takes any free one. */
  appProxyPort?: number;
  /** Where the real app listens, without a trailing slash. */
  appUpstreamUrl: string;
  apiKey: string;
  apiSecret: string;
  /** The scopes that the merchant granted. */
  scopes: string[];
  /** Topic to path (or absolute URL), as `[[webhooks.subscriptions]]` says; see `readWebhookUris`. */
  webhookUris: Record<string, string>;
  /** The store behind the admin. */
  api: AdminApi;
  /** Tokens, staff, installations, the certificate and undelivered webhooks stay here over a restart. */
  dataDir?: string;
  /** Shops that have the app installed from the start; `alder-and-oak.myshopify.com` when absent. */
  shops?: string[];
  /** Links in the admin's top bar, such as to the customer's mailbox. */
  links?: { label: string; url: string }[];
  /** Hosts that the CONNECT proxy lets through to the real network (`api.openai.com`, `*.example.com`). */
  passThroughHosts?: string[];
  /** Divides every waiting time between two deliveries of a webhook: 3600 makes an hour one second. */
  timeScale?: number;
  /** What the app is called in the admin's navigation. */
  appName?: string;
  /** Further doors of the admin's own port by path, such as the store's at `/__standin/store`. */
  doors?: Record<string, RequestHandler>;
};

export const DEFAULT_SHOP = 'alder-and-oak.myshopify.com';
export const API_VERSION = '2026-10';
