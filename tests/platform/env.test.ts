import { expect, test } from 'vitest';
import { readEnv } from '#app/platform/env.server.ts';
import { makeEnv, settings } from '#tests/support/factories.ts';

/** The lines that say what is wrong, without the sentence above them. */
function complaints(changes: Record<string, string | undefined>): string[] {
  try {
    readEnv(settings(changes));
  } catch (error) {
    return String((error as Error).message)
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

test('a complete environment is read, with what has a default filled in', () => {
  const env = makeEnv({ SHOPIFY_APP_URL: 'https://app.example/', SCOPES: 'read_orders, write_orders' });
  expect(env.SHOPIFY_APP_URL).toBe('https://app.example');
  expect(env.SCOPES).toEqual(['read_orders', 'write_orders']);
  expect(env.UNDO_SECONDS).toBe(10);
  expect(env.MAX_MAIL_BYTES).toBe(26_214_400);
});

const needed = Object.keys(settings()).filter((name) => {
  const { [name]: _left, ...rest } = settings();
  try {
    readEnv(rest);
    return false;
  } catch {
    return true;
  }
});

test('nothing that is secret or that says where data goes has a default', () => {
  expect(needed).toEqual(
    expect.arrayContaining([
      'SHOPIFY_APP_URL',
      'SHOPIFY_API_SECRET',
      'DATABASE_URL',
      'ENCRYPTION_KEY',
      'QSTASH_TOKEN',
      'QSTASH_CURRENT_SIGNING_KEY',
      'QSTASH_NEXT_SIGNING_KEY',
      'UPSTASH_REDIS_REST_TOKEN',
      'OPENAI_API_KEY',
      'MAILGUN_API_KEY',
      'MAILGUN_WEBHOOK_SIGNING_KEY',
      'STORAGE_DIR',
    ]),
  );
});

test.each(needed)('without %s the app does not start, and says which setting it is', (name) => {
  expect(complaints({ [name]: undefined })).toEqual([`${name} is missing.`]);
  expect(complaints({ [name]: '' })).toEqual([`${name} is missing.`]);
});

test('every setting that is missing has a line of its own', () => {
  expect(() => readEnv({})).toThrow(/^Aftersale cannot start\. Set these in the environment:\n/);
  const all = Object.fromEntries(Object.keys(settings()).map((name) => [name, undefined]));
  expect(complaints(all).toSorted()).toEqual(needed.map((name) => `${name} is missing.`).toSorted());
});

const SECRET = 'hunter2-do-not-print';

test.each([
  ['DATABASE_URL', `mysql://root:${SECRET}@db.example/app`],
  ['DATABASE_URL', SECRET],
  ['ENCRYPTION_KEY', Buffer.from(SECRET).toString('base64')],
  ['ENCRYPTION_KEY', SECRET],
  ['QSTASH_URL', `ftp://${SECRET}`],
  ['SHOPIFY_APP_URL', SECRET],
  ['UPSTASH_REDIS_REST_URL', `redis://:${SECRET}@redis.example`],
  ['OPENAI_PRICE', SECRET],
  ['MAILGUN_DOMAIN', `not a host ${SECRET}`],
  ['PORT', '99999'],
  ['UNDO_SECONDS', 'soon'],
  ['NODE_ENV', SECRET],
])('a wrong %s is named in one line, and its value is not repeated', (name, value) => {
  const lines = complaints({ [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${name} is wrong: .+\\.$`));
  expect(lines[0]).not.toContain(value);
  expect(lines[0]).not.toContain(SECRET);
});

test('an encryption key of 31 bytes is no key', () => {
  expect(complaints({ ENCRYPTION_KEY: Buffer.alloc(31, 1).toString('base64') })).toHaveLength(1);
  expect(complaints({ ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64') })).toEqual([]);
});
