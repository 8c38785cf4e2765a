import { REAL_SERVICES, type RealService } from './start-world.ts';

/** Settings that a service needs when it takes its stand-in's place; URL and host settings have defaults in the app. */
const needed: Record<RealService, { required: string[]; optional: string[] }> = {
  openai: { required: ['OPENAI_API_KEY', 'OPENAI_MODEL'], optional: ['OPENAI_BASE_URL', 'OPENAI_PRICE'] },
  mailgun: {
    required: ['MAILGUN_API_KEY', 'MAILGUN_WEBHOOK_SIGNING_KEY', 'MAILGUN_DOMAIN', 'INBOUND_DOMAIN', 'APP_URL'],
    optional: ['MAILGUN_URL', 'MAILGUN_STORAGE_HOSTS'],
  },
  qstash: {
    required: ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY', 'APP_URL'],
    optional: ['QSTASH_URL'],
  },
  redis: { required: ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'], optional: [] },
  postgres: { required: ['DATABASE_URL'], optional: [] },
};

const defaults: Partial<Record<RealService, Record<string, string>>> = {
  openai: { OPENAI_BASE_URL: 'https://api.openai.com/v1' },
  mailgun: {
    MAILGUN_URL: 'https://api.mailgun.net',
    MAILGUN_STORAGE_HOSTS:
      'storage-us-east4.api.mailgun.net,storage-us-west1.api.mailgun.net,storage-europe-west1.api.mailgun.net',
  },
  qstash: { QSTASH_URL: 'https://qstash.upstash.io' },
};

/**
 * Which services are to be real: those named in `REAL` (comma separated), with their keys beside it. A key that merely lies
 * in the environment changes nothing.
 *
 * @throws {Error} naming a service that there is not, or the settings that are missing.
 */
export function readReal(
  env: Record<string, string | undefined>,
): Partial<Record<RealService, Record<string, string>>> {
  const named = (env.REAL ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const real: Partial<Record<RealService, Record<string, string>>> = {};
  for (const name of named) {
    const service = REAL_SERVICES.find((known) => known === name);
    if (!service) throw new Error(`REAL names ${name}; there are ${REAL_SERVICES.join(', ')}.`);
    const { required, optional } = needed[service];
    const missing = required.filter((setting) => !env[setting]);
    if (missing.length > 0) throw new Error(`REAL=${service} needs ${missing.join(', ')}.`);
    const settings: Record<string, string> = { ...defaults[service] };
    for (const setting of [...required, ...optional]) {
      const value = env[setting];
      // The app knows its public address as SHOPIFY_APP_URL.
      if (value) settings[setting === 'APP_URL' ? 'SHOPIFY_APP_URL' : setting] = value;
    }
    real[service] = settings;
  }
  return real;
}
