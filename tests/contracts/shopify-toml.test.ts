import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObjectType, parse as parseDocument, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { parse } from 'smol-toml';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { checkAccess, grantedScopes } from '#tests/standins/shopify/api/execute/access.ts';
import { loadSchema } from '#tests/standins/shopify/api/schema/load-schema.ts';
import { readWebhookUris } from '#tests/standins/shopify/read-webhook-uris.ts';
import { ensureBuild } from '#tests/support/ensure-build.ts';
import { settings } from '#tests/support/factories.ts';
import { bareEnvironment, ROOT } from '#tests/support/run-process.ts';

type AppToml = { access_scopes: { scopes: string }; webhooks: { api_version: string } };
type WebToml = { roles: string[]; commands: { dev: string } };

const APP = readFileSync(join(ROOT, 'shopify.app.toml'), 'utf8');
const WEB = readFileSync(join(ROOT, 'shopify.web.toml'), 'utf8');
const app = parse(APP) as AppToml;
const scopes = app.access_scopes.scopes.split(',');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number | null; output: string };

/** Runs node to its end, for at most so many seconds, with this environment and nothing else. */
function run(args: string[], env: Record<string, string | undefined>, seconds: number): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** Shopify's own CLI builds an app of these two files, in a folder of its own and with no account. */
function build(files: { app: string; web: string }): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'aftersale-toml-'));
  folders.push(folder);
  writeFileSync(join(folder, 'shopify.app.toml'), files.app);
  writeFileSync(join(folder, 'shopify.web.toml'), files.web);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'aftersale', version: '1.0.0', private: true }));
  const cli = join(ROOT, 'node_modules/@shopify/cli/bin/run.js');
  // What the CLI keeps between runs goes into the folder too; and it asks nobody.
  const env = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: folder, CI: '1' };
  const quiet = { SHOPIFY_CLI_NO_ANALYTICS: '1', NODE_DISABLE_COMPILE_CACHE: '1', NO_COLOR: '1' };
  return run([cli, 'app', 'build', '--skip-dependencies-installation', '--path', folder], { ...env, ...quiet }, 50);
}

describe('shopify.app.toml and shopify.web.toml', () => {
  test('are taken by Shopify’s own CLI, which takes none that is broken', async () => {
    const cases = {
      ours: { app: APP, web: WEB },
      'no application_url': { app: APP.replace(/^application_url.*$/m, ''), web: WEB },
      'a compliance topic twice': {
        app: APP.replace('compliance_topics = [', 'compliance_topics = ["shop/redact", '),
        web: WEB,
      },
      'no TOML': { app: `${APP}\n[[`, web: WEB },
      'no command for dev': { app: APP, web: WEB.replace(/^dev = /m, 'build = ') },
    };
    const ended = await Promise.all(
      Object.entries(cases).map(async ([name, files]) => [name, (await build(files)).code] as const),
    );
    expect(Object.fromEntries(ended)).toEqual({
      ours: 0,
      'no application_url': 1,
      'a compliance topic twice': 1,
      'no TOML': 1,
      'no command for dev': 1,
    });
  }, 60_000);

  test('`npm run dev` starts one process that is both ends, without a shell, from files that are there', () => {
    const web = parse(WEB) as WebToml;
    expect(web.roles.toSorted()).toEqual(['backend', 'frontend']);
    // The CLI cuts the command at its spaces and runs it as it is.
    expect(web.commands.dev).not.toMatch(/[$"'`|;<>*]/);
    const [node, ...args] = web.commands.dev.split(' ');
    expect(node).toBe('node');
    expect(args).toContain('--env-file-if-exists=.env');
    const script = args.find((arg) => arg.endsWith('.js')) ?? '';
    expect(existsSync(join(ROOT, script)), script).toBe(true);
    expect(args.at(-1)).toBe('vite:dev');
  });

  test('.env.example asks for the same scopes', () => {
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
    expect(/^SCOPES=(.*)$/m.exec(example)?.[1]?.split(',').toSorted()).toEqual(scopes.toSorted());
  });
});

/** shopify.dev, "Webhook topics": the scope that Shopify wants before it sends one. */
const TOPIC_SCOPES: [topic: RegExp, scope: string | null][] = [
  [/^orders\/|^refunds\//, 'read_orders'],
  [/^fulfillments\//, 'read_fulfillments'],
  [/^customers\/merge$/, 'read_customer_merge'],
  [/^customers\/(data_request|redact)$|^shop\/redact$|^app\//, null],
  [/^customers\//, 'read_customers'],
  [/^returns\//, 'read_returns'],
];

describe('the scopes', () => {
  const granted = grantedScopes(scopes);

  test.each(Object.keys(readWebhookUris(join(ROOT, 'shopify.app.toml'))))('cover the webhook %s', (topic) => {
    const known = TOPIC_SCOPES.find(([pattern]) => pattern.test(topic));
    expect(known, 'its scope is known').toBeDefined();
    if (known?.[1]) expect(granted).toContain(known[1]);
  });

  const documents = globSync('app/domains/*/documents/*.ts', { cwd: ROOT });

  test.each(documents)('cover every field of %s', async (file) => {
    expect(await refused(file, granted)).toEqual([]);
  });

  test('would not, with one of them less', async () => {
    const fewer = grantedScopes(scopes.filter((scope) => !scope.includes('orders')));
    const all = await Promise.all(documents.map((file) => refused(file, fewer)));
    expect(all.flat()).toContainEqual(expect.stringContaining('read_orders'));
  });

  /** What Shopify would say to each field of the documents in a file that these scopes do not cover. */
  async function refused(file: string, allowed: ReadonlySet<string>): Promise<string[]> {
    const admin = loadSchema();
    const exported: Record<string, unknown> = await import(join(ROOT, file));
    const texts = Object.values(exported).filter((value) => typeof value === 'string' && value.startsWith('#graphql'));
    const found: string[] = [];
    for (const text of texts) {
      const types = new TypeInfo(admin.schema);
      const enter = () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!field) throw new Error(`${file} asks for a field that there is not`);
        if (!isObjectType(parent)) return;
        try {
          checkAccess(admin, allowed, parent, field);
        } catch (error) {
          found.push(String(error));
        }
      };
      visit(parseDocument(String(text)), visitWithTypeInfo(types, { Field: { enter } }));
    }
    return found;
  }
});

describe('`npm start`', () => {
  const start = (changes: Record<string, string | undefined>) =>
    run(['app/server.ts'], { ...settings({ PORT: '0', LOG_LEVEL: 'warn' }), ...changes }, 20);

  test('with settings missing or wrong prints a line for each and ends with 1', async () => {
    const { code, output } = await start({ OPENAI_API_KEY: undefined, QSTASH_TOKEN: '', ENCRYPTION_KEY: 'c2hvcnQ=' });
    expect(code).toBe(1);
    const lines = output.trim().split('\n').slice(1);
    expect(lines.map((line) => line.trim())).toEqual([
      'ENCRYPTION_KEY is wrong: must be 32 bytes in base64.',
      'QSTASH_TOKEN is missing.',
      'OPENAI_API_KEY is missing.',
    ]);
    expect(output).not.toContain('c2hvcnQ=');
  });

  test('with a database role that row-level security does not hold for ends with 1', async () => {
    await ensureBuild(() => {});
    const { code, output } = await start({ DATABASE_URL: inject('postgres').ownerUrl });
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_URL must name a role that is no superuser');
  });
});
