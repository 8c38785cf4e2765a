import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SHOP } from './options.ts';
import { INITIAL_STAFF, type Staff } from './staff.ts';
import type { StoredToken } from './tokens/stored-token.ts';
import type { Delivery } from './webhooks/delivery.ts';

export type AdminState = {
  /** Shops that have the app installed. */
  installed: string[];
  staff: Staff[];
  tokens: StoredToken[];
  deliveries: Delivery[];
  settings: {
    /** Seconds that a new offline token lives. */
    tokenLifetime: number;
    onlineTokenLifetime: number;
    /** Seconds that a new id token lives. */
    idTokenLifetime: number;
    /** How many of the next id tokens are expired when they are given out. */
    staleIdTokens: number;
  };
};

export type StateFile = { state: AdminState; save: () => void; flush: () => void; clear: () => void };

const initialState = (shops: string[]): AdminState => ({
  installed: [...shops],
  staff: [...INITIAL_STAFF],
  tokens: [],
  deliveries: [],
  settings: { tokenLifetime: 3600, onlineTokenLifetime: 86_399, idTokenLifetime: 60, staleIdTokens: 0 },
});

/**
 * What the admin remembers. With a `dataDir` it is read from and written to one JSON file: after the current turn of the
 * event loop, so that many changes make one write, and by rename, so that a killed process leaves a whole file.
 */
export function openState(dataDir: string | undefined, shops: string[] = [DEFAULT_SHOP]): StateFile {
  const file = dataDir ? join(dataDir, 'shopify-admin.json') : undefined;
  const state = { ...initialState(shops), ...readState(file) };
  let due = false;

  function write() {
    due = false;
    if (!file || !dataDir) return;
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  return {
    state,
    save() {
      if (due) return;
      due = true;
      setImmediate(() => due && write());
    },
    flush: write,
    clear() {
      Object.assign(state, initialState(shops));
      write();
    },
  };
}

function readState(file: string | undefined): Partial<AdminState> {
  if (!file) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<AdminState>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} cannot be read; remove it to begin anew`, { cause: error });
  }
}
