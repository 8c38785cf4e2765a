import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Staged, Staging } from '../staging.ts';

/**
 * Stages bytes that are already in memory. Without a staging area they are only measured: the storage key is then
 * empty.
 */
export async function keepBytes(bytes: Uint8Array, staging: Staging | undefined): Promise<Staged> {
  if (staging) return staging.put(Readable.from([Buffer.from(bytes)]));
  return { storageKey: '', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Drops everything that was staged for a mail that is not taken. A failing store leaves the rest to its sweeper. */
export async function dropStaged(staging: Staging, storageKeys: string[]): Promise<void> {
  await Promise.allSettled(storageKeys.map((key) => staging.remove(key)));
}
