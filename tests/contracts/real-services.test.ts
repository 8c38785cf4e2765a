import { describe, expect, test } from 'vitest';
import { readReal } from '#tests/standins/real-services.ts';
import { REAL_SERVICES } from '#tests/standins/start-world.ts';
import { runCommand } from '#tests/support/run-process.ts';

const KEYS = {
  OPENAI_API_KEY: 'sk-real',
  OPENAI_MODEL: 'gpt-real',
  MAILGUN_API_KEY: 'real',
  MAILGUN_WEBHOOK_SIGNING_KEY: 'real',
  MAILGUN_DOMAIN: 'mail.example.com',
  INBOUND_DOMAIN: 'in.example.com',
  APP_URL: 'https://tunnel.example.com',
  QSTASH_TOKEN: 'real',
  QSTASH_CURRENT_SIGNING_KEY: 'real',
  QSTASH_NEXT_SIGNING_KEY: 'real',
  UPSTASH_REDIS_REST_URL: 'https://redis.example.com',
  UPSTASH_REDIS_REST_TOKEN: 'real',
  DATABASE_URL: 'postgres://web@db.example.com/app',
};

describe('which services are real', () => {
  test('none is, whatever keys lie in the environment', () => {
    expect(readReal(KEYS)).toEqual({});
    expect(readReal({ ...KEYS, REAL: '' })).toEqual({});
    expect(readReal({ ...KEYS, REAL: ' , ' })).toEqual({});
  });

  test.each(REAL_SERVICES)('%s is when it is named, with its own settings and no other’s', (service) => {
    const real = readReal({ ...KEYS, REAL: service });
    expect(Object.keys(real)).toEqual([service]);
    const settings = real[service] ?? {};
    expect(Object.keys(settings).length).toBeGreaterThan(0);
    for (const other of REAL_SERVICES) {
      if (other === service) continue;
      const theirs = Object.keys(readReal({ ...KEYS, REAL: other })[other] ?? {});
      const shared = theirs.filter((name) => name in settings && name !== 'SHOPIFY_APP_URL');
      expect(shared, other).toEqual([]);
    }
  });

  test('several are, with blanks between their names', () => {
    expect(Object.keys(readReal({ ...KEYS, REAL: ' openai, redis ' }))).toEqual(['openai', 'redis']);
  });

  test('a real service is called where its vendor is, unless another address is given', () => {
    expect(readReal({ ...KEYS, REAL: 'openai' }).openai).toEqual({
      OPENAI_API_KEY: 'sk-real',
      OPENAI_MODEL: 'gpt-real',
      OPENAI_BASE_URL: 'https://api.openai.com/v1',
    });
    const elsewhere = { ...KEYS, REAL: 'openai', OPENAI_BASE_URL: 'https://eu.example.com/v1' };
    expect(readReal(elsewhere).openai?.OPENAI_BASE_URL).toBe('https://eu.example.com/v1');
  });

  test('one that calls back is given the address at which the app can be reached', () => {
    for (const service of ['mailgun', 'qstash'] as const) {
      expect(readReal({ ...KEYS, REAL: service })[service]?.SHOPIFY_APP_URL).toBe('https://tunnel.example.com');
      expect(() => readReal({ ...KEYS, APP_URL: undefined, REAL: service })).toThrow('APP_URL');
    }
  });

  test('a name that there is not is an error, and what there is is said', () => {
    expect(() => readReal({ ...KEYS, REAL: 'openai,shopify' })).toThrow(
      /REAL names shopify; there are openai, mailgun/,
    );
    expect(() => readReal({ ...KEYS, REAL: 'OpenAI' })).toThrow(/REAL names OpenAI/);
  });

  test.each([
    ['openai', ['OPENAI_API_KEY', 'OPENAI_MODEL']],
    ['mailgun', ['MAILGUN_API_KEY', 'MAILGUN_WEBHOOK_SIGNING_KEY', 'MAILGUN_DOMAIN', 'INBOUND_DOMAIN', 'APP_URL']],
    ['qstash', ['QSTASH_TOKEN', 'QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY', 'APP_URL']],
    ['redis', ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN']],
    ['postgres', ['DATABASE_URL']],
  ])('%s without its keys is an error that names each', (service, names) => {
    expect(() => readReal({ REAL: service })).toThrow(`REAL=${service} needs ${names.join(', ')}.`);
    for (const name of names) expect(() => readReal({ ...KEYS, REAL: service, [name]: '' })).toThrow(name);
  });
});

describe('what refuses to touch a real service', () => {
  test('the tests', async () => {
    const refusal = runCommand(process.execPath, ['tests/support/run-tests.ts', 'no-such-test'], { REAL: 'openai' });
    await expect(refusal).rejects.toThrow('Tests refuse to run against real services');
  });

  test('beginning the demo anew', async () => {
    const refusal = runCommand(process.execPath, ['tests/demo/demo.ts', '--reset'], { ...KEYS, REAL: 'openai' });
    await expect(refusal).rejects.toThrow('--reset would touch a real service');
  });
});
