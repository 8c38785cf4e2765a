import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { build } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`../browser/${path}`, import.meta.url));

let built: Promise<{ bridge: string; page: string }> | undefined;

/**
 * The scripts and styles of the browser: `/app-bridge.js` for the app's frame, and the admin page's own. Written in
 * TypeScript, put together by Vite once per process; each is one classic script, since App Bridge has to run before the
 * parser goes on.
 */
export async function browserFiles(): Promise<Router> {
  built ??= bundleAll();
  const { bridge, page } = await built;
  const router = Router();
  router.get('/app-bridge.js', (_request, response) => {
    response.type('js').set('Cross-Origin-Resource-Policy', 'cross-origin').send(bridge);
  });
  router.get('/__admin/page.js', (_request, response) => void response.type('js').send(page));
  router.get('/__admin/page.css', (_request, response) => {
    const folder = source('page/styles');
    const sheets = readdirSync(folder).sort();
    response.type('css').send(sheets.map((sheet) => readFileSync(join(folder, sheet), 'utf8')).join('\n'));
  });
  return router;
}

async function bundleAll() {
  const [bridge, page] = await Promise.all([bundle('bridge/index.ts'), bundle('page/index.ts')]);
  return { bridge, page };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: source(entry), formats: ['iife'], name: 'standin', fileName: 'file' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (!chunk) throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}
