import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createStandInApp, type StandIn } from '../shared/serve.ts';
import { adminPages } from './admin/admin-pages.ts';
import { createAppProxy } from './admin/app-proxy.ts';
import { browserFiles } from './admin/browser-files.ts';
import { type AdminContext, isInstalled } from './context.ts';
import { controlDoors } from './control-doors.ts';
import { listenAll } from './listen-all.ts';
import type { ShopifyOptions } from './options.ts';
import { openState } from './state.ts';
import { ensureCertificate } from './tls/certificate.ts';
import { createConnectProxy, type RefusedConnection } from './tls/connect-proxy.ts';
import { graphqlEndpoint } from './tokens/graphql-endpoint.ts';
import { tokenEndpoint } from './tokens/token-endpoint.ts';
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts';

export type ShopifyStandIn = StandIn & {
  /** The page to open: http://localhost:PORT. */
  adminUrl: string;
  /** The app's public URL (SHOPIFY_APP_URL): the browser reaches the app there, from another site than the admin's. */
  appProxyUrl: string;
  /** For the environment of the app's process, which then finds the stand-in under Shopify's own names. */
  proxyEnv: Record<string, string>;
};

/**
 * Starts a stand-in for Shopify: the admin page that frames the app, App Bridge, token exchange and refresh, the Admin
 * GraphQL endpoint (answered by `options.api`), and webhooks. What can be asked of it beyond that is said at
 * `controlDoors`; faults of its own at `deliverWebhooks`. Faults for requests hit the token and GraphQL endpoints only.
 *
 * The browser needs two sites, as in reality: the admin at localhost and the app at 127.0.0.1. The app's process needs
 * Shopify's names: a CONNECT proxy joins `*.myshopify.com` to a TLS port here, and refuses every other host.
 */
export async function startShopify(options: ShopifyOptions): Promise<ShopifyStandIn> {
  const store = openState(options.dataDir, options.shops);
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'standin-shopify-'));
  const forgetFolder = () => {
    if (!options.dataDir) rmSync(folder, { recursive: true, force: true });
  };
  const refused: RefusedConnection[] = [];
  let adminUrl = '';
  let appProxyUrl = '';
  const { app, faults } = createStandInApp({
    onReset: () => {
      webhooks.stop();
      refused.length = 0;
      store.clear();
    },
  });
  const context: AdminContext = {
    options,
    store,
    faults,
    appProxyUrl: () => appProxyUrl,
  };
  const webhooks = deliverWebhooks(context);
  app.post('/admin/oauth/access_token', tokenEndpoint(context));
  app.post('/admin/api/:version/graphql.json', graphqlEndpoint(context));
  app.use((_request, response) => void response.status(404).json({ errors: 'Not Found' }));
  options.api.onEvent((event) => {
    if (isInstalled(context, event.shop)) webhooks.send(event);
  });

  // Pages and control doors stand before the app that all stand-ins share: a fault is meant for Shopify's API, not for
  // whoever looks at what came of it.
  const outer = express();
  outer.disable('x-powered-by');
  outer.use(express.raw({ type: () => true, limit: '60mb' }));
  for (const [path, handler] of Object.entries(options.doors ?? {})) outer.use(path, handler);
  outer.use(await browserFiles(), controlDoors(context, webhooks, refused), adminPages(context), app);

  const certificate = await ensureCertificate(folder);
  let tlsPort = 0;
  const passThroughHosts = options.passThroughHosts ?? [];
  const connectProxy = createConnectProxy({ tlsPort: () => tlsPort, passThroughHosts, refused });
  const framing = createAppProxy({ upstreamUrl: options.appUpstreamUrl, parentOrigin: () => adminUrl });
  const [tls, proxy, admin, appSide] = await listenAll([
    { server: createTlsServer({ cert: certificate.cert, key: certificate.key }, app) },
    { server: connectProxy.server },
    { server: outer, port: options.port },
    { server: framing.server, port: options.appProxyPort },
  ]).catch((error: unknown) => {
    forgetFolder();
    throw error;
  });
  if (!tls || !proxy || !admin || !appSide) throw new Error('four servers were to listen');
  tlsPort = tls.port;
  adminUrl = `http://localhost:${admin.port}`;
  appProxyUrl = appSide.url;
  webhooks.resume();

  return {
    url: admin.url,
    port: admin.port,
    adminUrl,
    appProxyUrl,
    proxyEnv: {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: certificate.certFile,
      NO_PROXY: '127.0.0.1,localhost',
      APP_BRIDGE_URL: `${adminUrl}/app-bridge.js`,
    },
    close: async () => {
      webhooks.stop();
      connectProxy.closeTunnels();
      framing.closeUpgraded();
      await Promise.all([admin.close(), appSide.close(), proxy.close(), tls.close()]);
      store.flush();
      forgetFolder();
    },
  };
}
