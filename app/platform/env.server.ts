import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''));
const secret = z.string().min(1);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),

  /** The public URL of the app: what Shopify frames and QStash calls. */
  SHOPIFY_APP_URL: url,
  SHOPIFY_API_KEY: secret,
  SHOPIFY_API_SECRET: secret,
  SCOPES: z.string().transform((value) => value.split(',').map((scope) => scope.trim())),
  APP_BRIDGE_URL: url.default('https://cdn.shopify.com/shopifycloud/app-bridge.js'),

  /** Of a role that is neither superuser nor BYPASSRLS. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** 32 bytes in base64: what access tokens are encrypted with at rest. */
  ENCRYPTION_KEY: z
    .base64()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64'),

  QSTASH_URL: url.default('https://qstash.upstash.io'),
  QSTASH_TOKEN: secret,
  QSTASH_CURRENT_SIGNING_KEY: secret,
  QSTASH_NEXT_SIGNING_KEY: secret,

  UPSTASH_REDIS_REST_URL: url,
  UPSTASH_REDIS_REST_TOKEN: secret,

  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: url.default('https://api.openai.com/v1'),
  OPENAI_MODEL: secret,
  /** US dollars for a million tokens, "input,output": what a draft's cost is counted by. Not shown when absent. */
  OPENAI_PRICE: z
    .string()
    .regex(/^\d+(\.\d+)?,\d+(\.\d+)?$/, 'must be two numbers such as 0.25,2')
    .transform((value) => value.split(',').map(Number))
    .transform(([input = 0, output = 0]) => ({ input, output }))
    .optional(),
  /** Milliseconds for one answer. */
  OPENAI_TIMEOUT: z.coerce.number().int().min(100).default(45_000),

  MAILGUN_URL: url.default('https://api.mailgun.net'),
  MAILGUN_API_KEY: secret,
  MAILGUN_WEBHOOK_SIGNING_KEY: secret,
  /** Milliseconds for one answer; a mail whose answer did not come in time is looked for in the log. */
  MAILGUN_TIMEOUT: z.coerce.number().int().min(100).default(20_000),
  /** Replies leave from this domain until a shop has its own. */
  MAILGUN_DOMAIN: z.hostname(),
  /** Aliases are addresses of this domain. */
  INBOUND_DOMAIN: z.hostname(),
  /** Hosts that stored mails may be fetched from, besides the one of MAILGUN_URL. */
  MAILGUN_STORAGE_HOSTS: z
    .string()
    .default('storage-us-east4.api.mailgun.net,storage-us-west1.api.mailgun.net,storage-europe-west1.api.mailgun.net')
    .transform((value) => value.split(',')),
  /** Bytes of one inbound request. Mailgun itself stops at 25 MB. */
  MAX_MAIL_BYTES: z.coerce.number().int().min(10_000).default(26_214_400),

  /** Where files lie until an object store is set up. */
  STORAGE_DIR: z.string().min(1),
  /** Seconds in which an approved reply can be taken back. */
  UNDO_SECONDS: z.coerce.number().int().min(0).max(120).default(10),

  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
});

export type Env = z.output<typeof schema>;

/**
 * Reads the settings, or ends with one line per setting that is missing or wrong.
 *
 * @throws {Error} whose message is those lines; values are never repeated, for they may be secrets.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    if (lines.has(name)) continue;
    lines.set(name, given[name] === undefined ? `${name} is missing.` : `${name} is wrong: ${issue.message}.`);
  }
  throw new Error(`Aftersale cannot start. Set these in the environment:\n  ${[...lines.values()].join('\n  ')}`);
}

let env: Env | undefined;

/** The settings of this process, read once. */
export function processEnv(): Env {
  env ??= readEnv(process.env);
  return env;
}
