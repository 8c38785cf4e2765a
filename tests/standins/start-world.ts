import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '#tests/support/ports.ts';
import { startMailgun } from './mailgun/start-mailgun.ts';
import { startOpenai } from './openai/start-openai.ts';
import { startQstash } from './qstash/start-qstash.ts';
import { startRedis } from './redis/start-redis.ts';
import type { StandIn } from './shared/serve.ts';
import { createAdminApi } from './shopify/api/create-admin-api.ts';
import { createStore, type Store } from './shopify/api/create-store.ts';
import { seedShop } from './shopify/api/seed/seed-shop.ts';
import { storeControl } from './shopify/api/store-control.ts';
import { readWebhookUris } from './shopify/read-webhook-uris.ts';
import { startShopify } from './shopify/start-shopify.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
export const SHOP = 'alder-and-oak.myshopify.com';
export const SENDING_DOMAIN = 'mail.aftersale.example';
export const INBOUND_DOMAIN = 'in.aftersale.example';

/** The services that can be real instead of a stand-in. */
export const REAL_SERVICES = ['openai', 'mailgun', 'qstash', 'redis', 'postgres'] as const;
export type RealService = (typeof REAL_SERVICES)[number];

export type WorldOptions = {
  /** Where the stand-ins keep what has to survive a restart. */
  dataDir: string;
  /** Of the app itself. */
  appPort: number;
  /** URL of the database for the role the app runs as. */
  databaseUrl: string;
  ports?: { admin?: number; mailbox?: number };
  /** Divides every waiting time of queue and providers. */
  timeScale?: number;
  /** How many orders the shop has. */
  orders?: number;
  undoSeconds?: number;
  inboundMode?: 'forward' | 'store' | 'mime';
  /** Settings of services that take their stand-in's place; see `realServices`. */
  real?: Partial<Record<RealService, Record<string, string>>>;
  logLevel?: string;
};

export type World = {
  /** The environment that the app's process is started with; nothing else of it says that these are stand-ins. */
  appEnv: Record<string, string>;
  shopify: Awaited<ReturnType<typeof startShopify>>;
  mailgun: StandIn;
  qstash: StandIn;
  redis: StandIn;
  openai: StandIn;
  store: Store;
  stop(): Promise<void>;
};

type Secrets = Record<
  | 'apiSecret'
  | 'qstashToken'
  | 'currentKey'
  | 'nextKey'
  | 'redisToken'
  | 'openaiKey'
  | 'mailgunKey'
  | 'signingKey'
  | 'encryptionKey',
  string
>;

/** The same secrets at every start, so that what was encrypted or signed before still holds. */
function keepSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const random = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = {
    apiSecret: random(),
    qstashToken: random(),
    currentKey: `sig_${random()}`,
    nextKey: `sig_${random()}`,
    redisToken: random(),
    openaiKey: `sk-${random()}`,
    mailgunKey: random(),
    signingKey: random(),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** Starts a stand-in for every outside service and says with which environment the app reaches them. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { dataDir, appPort, timeScale = 1, real = {} } = options;
  const secrets = keepSecrets(dataDir);
  const dir = (name: string) => join(dataDir, name);
  const appUrl = `http://127.0.0.1:${appPort}`;
  const scopes = readScopes();
  const adminPort = options.ports?.admin ?? (await freePort());
  const mailboxPort = options.ports?.mailbox ?? (await freePort());

  const store = createStore({
    dataDir: dir('store'),
    seed: () => seedShop({ now: new Date(), ...(options.orders ? { orders: options.orders } : {}) }),
    baseUrl: `http://localhost:${adminPort}/__standin/store`,
  });
  const shopify = await startShopify({
    port: adminPort,
    appUpstreamUrl: appUrl,
    apiKey: 'aftersale-api-key',
    apiSecret: secrets.apiSecret,
    scopes,
    webhookUris: readWebhookUris(join(ROOT, 'shopify.app.toml')),
    api: createAdminApi({ store }),
    dataDir: dir('shopify'),
    timeScale,
    links: [{ label: 'Customer mailbox', url: `http://localhost:${mailboxPort}/mailbox` }],
    passThroughHosts: realHosts(real),
    appName: 'Aftersale',
    doors: { '/__standin/store': storeControl(store) },
  });
  const [qstash, redis, openai, mailgun] = await Promise.all([
    startQstash({
      token: secrets.qstashToken,
      currentSigningKey: secrets.currentKey,
      nextSigningKey: secrets.nextKey,
      timeScale,
      dataDir: dir('qstash'),
    }),
    startRedis({ token: secrets.redisToken }),
    startOpenai({ apiKey: secrets.openaiKey }),
    startMailgun({
      port: mailboxPort,
      apiKey: secrets.mailgunKey,
      webhookSigningKey: secrets.signingKey,
      domain: SENDING_DOMAIN,
      inboundDomain: INBOUND_DOMAIN,
      routes: {
        forward: `${appUrl}/inbound/mailgun`,
        mime: `${appUrl}/inbound/mailgun/mime`,
        store: `${appUrl}/inbound/mailgun`,
        events: `${appUrl}/inbound/mailgun-events`,
      },
      mode: options.inboundMode ?? 'forward',
      timeScale,
      dataDir: dir('mailgun'),
      mailbox: store.state.customers.map((customer) => ({
        address: customer.email ?? '',
        name: `${customer.firstName} ${customer.lastName}`,
      })),
      links: [{ label: 'Shopify admin', url: shopify.adminUrl }],
    }),
  ]);

  const appEnv: Record<string, string> = {
    NODE_ENV: 'production',
    PORT: String(appPort),
    HOST: '127.0.0.1',
    LOG_LEVEL: options.logLevel ?? 'warn',
    SHOPIFY_APP_URL: shopify.appProxyUrl,
    SHOPIFY_API_KEY: 'aftersale-api-key',
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SCOPES: scopes.join(','),
    DATABASE_URL: options.databaseUrl,
    ENCRYPTION_KEY: secrets.encryptionKey,
    QSTASH_URL: qstash.url,
    QSTASH_TOKEN: secrets.qstashToken,
    QSTASH_CURRENT_SIGNING_KEY: secrets.currentKey,
    QSTASH_NEXT_SIGNING_KEY: secrets.nextKey,
    UPSTASH_REDIS_REST_URL: redis.url,
    UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,
    OPENAI_API_KEY: secrets.openaiKey,
    OPENAI_BASE_URL: `${openai.url}/v1`,
    OPENAI_MODEL: 'gpt-stand-in',
    OPENAI_PRICE: '0.25,2',
    MAILGUN_URL: mailgun.url,
    MAILGUN_API_KEY: secrets.mailgunKey,
    MAILGUN_WEBHOOK_SIGNING_KEY: secrets.signingKey,
    MAILGUN_DOMAIN: SENDING_DOMAIN,
    MAILGUN_STORAGE_HOSTS: new URL(mailgun.url).host,
    INBOUND_DOMAIN,
    STORAGE_DIR: dir('files'),
    UNDO_SECONDS: String(options.undoSeconds ?? 10),
    ...shopify.proxyEnv,
    ...Object.assign({}, ...Object.values(real)),
  };

  return {
    appEnv,
    shopify,
    mailgun,
    qstash,
    redis,
    openai,
    store,
    async stop() {
      store.flush();
      await Promise.all([shopify, mailgun, qstash, redis, openai].map((standIn) => standIn.close()));
    },
  };
}

function readScopes(): string[] {
  const toml = readFileSync(join(ROOT, 'shopify.app.toml'), 'utf8');
  const scopes = /^scopes = "([^"]*)"/m.exec(toml)?.[1];
  if (!scopes) throw new Error('shopify.app.toml names no scopes');
  return scopes.split(',');
}

/** Hosts of real services, which the proxy has to let through. */
function realHosts(real: NonNullable<WorldOptions['real']>): string[] {
  return Object.values(real).flatMap((settings) =>
    Object.values(settings).flatMap((value) => (value.startsWith('https://') ? [new URL(value).hostname] : [])),
  );
}
