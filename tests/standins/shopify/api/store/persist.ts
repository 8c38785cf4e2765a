import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopState } from './types.ts';

const QUIET_MS = 200;

/**
 * Keeps the state in one JSON file of `dataDir`. A burst of changes is written once, and a file is replaced in one
 * step, so that whoever is killed while writing leaves the old one whole. What waits is written when the process ends,
 * unless the folder is gone by then.
 */
export function createPersistence(dataDir: string) {
  const file = join(dataDir, 'shopify-store.json');
  let waiting: NodeJS.Timeout | undefined;
  let latest: ShopState | undefined;
  mkdirSync(dataDir, { recursive: true });

  function write(): void {
    clearTimeout(waiting);
    waiting = undefined;
    if (!latest || !existsSync(dataDir)) return;
    writeFileSync(`${file}.new`, JSON.stringify(latest));
    renameSync(`${file}.new`, file);
    latest = undefined;
  }

  process.once('exit', write);

  return {
    read: (): ShopState | undefined =>
      existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ShopState) : undefined,
    save(state: ShopState): void {
      latest = state;
      waiting ??= setTimeout(write, QUIET_MS).unref();
    },
    flush: write,
  };
}
