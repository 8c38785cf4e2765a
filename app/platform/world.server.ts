import type { Session } from '@shopify/shopify-api';
import type OpenAI from 'openai';
import { type Clock, systemClock } from './clock.ts';
import { connect, type Database } from './db/connect.server.ts';
import type { Env } from './env.server.ts';
import { createFolderFiles, type Files } from './files.server.ts';
import { createLimits, type Limits } from './limits.server.ts';
import { createMailer, type Mailer } from './mailer.server.ts';
import { createModel } from './model.server.ts';
import { createLog, type Log } from './observability/log.server.ts';
import { createQueue, type Queue } from './queue.server.ts';
import { type AdminClients, createAdminClients } from './shopify-admin/admin-client.server.ts';
import { createSessionStorage, type SealedSessionStorage } from './shopify-admin/session-storage.server.ts';
import { createShopify, type Shopify } from './shopify-admin/shopify.server.ts';

/** Everything outside of a process that a story needs: made once from the settings, handed to every story. */
export type World = {
  env: Env;
  log: Log;
  clock: Clock;
  db: Database;
  queue: Queue;
  limits: Limits;
  files: Files;
  model: OpenAI;
  mailer: Mailer;
  shopify: Shopify;
  sessions: SealedSessionStorage;
  admin: AdminClients;
};

export type WorldOptions = {
  /** What happens when a shop's token was exchanged; a story, so whoever binds stories to doors gives it. */
  afterAuth: (world: World, session: Session) => Promise<void>;
  onStatement?: (statement: string) => void;
  clock?: Clock;
};

/** Makes the clients of all services. Nothing is called before it is needed. */
export function createWorld(env: Env, options: WorldOptions): World {
  const log = createLog(env.LOG_LEVEL);
  const queue = createQueue(
    {
      url: env.QSTASH_URL,
      token: env.QSTASH_TOKEN,
      currentSigningKey: env.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: env.QSTASH_NEXT_SIGNING_KEY,
      appUrl: env.SHOPIFY_APP_URL,
      publishTimeout: 2000,
    },
    log,
  );
  const db = connect({
    url: env.DATABASE_URL,
    pool: env.DATABASE_POOL,
    publish: queue.publish,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  });
  const sessions = createSessionStorage(db, env.ENCRYPTION_KEY);
  const shopify = createShopify(
    {
      apiKey: env.SHOPIFY_API_KEY,
      apiSecret: env.SHOPIFY_API_SECRET,
      appUrl: env.SHOPIFY_APP_URL,
      scopes: env.SCOPES,
      sessionStorage: sessions,
      afterAuth: (session) => options.afterAuth(world, session),
    },
    log,
  );
  const world: World = {
    env,
    log,
    clock: options.clock ?? systemClock,
    db,
    queue,
    limits: createLimits({ url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN }, log),
    files: createFolderFiles(env.STORAGE_DIR),
    model: createModel({ apiKey: env.OPENAI_API_KEY, baseUrl: env.OPENAI_BASE_URL, timeout: env.OPENAI_TIMEOUT }),
    mailer: createMailer({
      url: env.MAILGUN_URL,
      apiKey: env.MAILGUN_API_KEY,
      domain: env.MAILGUN_DOMAIN,
      timeout: env.MAILGUN_TIMEOUT,
    }),
    shopify,
    sessions,
    admin: createAdminClients(() => shopify, db),
  };
  return world;
}
