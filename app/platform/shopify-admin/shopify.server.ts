import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, LogSeverity, type Session } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import { errorLine } from '#app/platform/errors.ts';
import type { Log } from '#app/platform/observability/log.server.ts';
import { fetchWithin } from './fetch-within.server.ts';
import type { SealedSessionStorage } from './session-storage.server.ts';

export type ShopifyConfig = {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  scopes: string[];
  sessionStorage: SealedSessionStorage;
  /** Called when a shop's token was exchanged: at installation and whenever a session begins anew. */
  afterAuth: (session: Session) => Promise<void>;
};

export type Shopify = ReturnType<typeof createShopify>;

/** Milliseconds for one answer of Shopify. */
const TIMEOUT = 20_000;
setAbstractFetchFunc(fetchWithin(TIMEOUT));

/** Shopify's own library, for embedded apps with token exchange and expiring offline tokens. */
export function createShopify(config: ShopifyConfig, log: Log) {
  return shopifyApp({
    apiKey: config.apiKey,
    apiSecretKey: config.apiSecret,
    apiVersion: ApiVersion.October26,
    scopes: config.scopes,
    appUrl: config.appUrl,
    authPathPrefix: '/auth',
    distribution: AppDistribution.AppStore,
    sessionStorage: config.sessionStorage,
    useOnlineTokens: true,
    hooks: {
      afterAuth: async ({ session }) => {
        try {
          await config.afterAuth(session);
        } catch (error) {
          // The library answers 500 and says nothing.
          log.error({ error: errorLine(error) }, 'installation failed');
          throw error;
        }
      },
    },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: {
      // Never DEBUG: the library prints session tokens there.
      level: LogSeverity.Warning,
      log: async (severity, message) => {
        if (severity <= LogSeverity.Error) log.error({ source: 'shopify-app-remix' }, message);
        else log.warn({ source: 'shopify-app-remix' }, message);
      },
    },
  });
}
