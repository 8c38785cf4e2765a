import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const repo = fileURLToPath(new URL('../../..', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: '/tmp/ui-harness-vite',
  esbuild: { jsx: 'automatic' },
  server: { port: 5199, strictPort: true, fs: { allow: [repo] }, hmr: false },
  plugins: [
    {
      name: 'check-draft-stub',
      enforce: 'pre',
      resolveId(id) {
        if (id === '#app/domains/ai/check-draft.ts' && !existsSync(`${repo}/app/domains/ai/check-draft.ts`))
          return '\0stub';
        return null;
      },
      load(id) {
        return id === '\0stub' ? 'export function checkDraft() { return []; }' : null;
      },
    },
  ],
});
