import type { Readable } from 'node:stream';

/** Where the bytes lie and what they are. */
export type Staged = {
  storageKey: string;
  /** Bytes. */
  size: number;
  /** Hex SHA-256 of the bytes. */
  sha256: string;
};

/**
 * The file store's waiting room: files of a mail that is still being read. What is never taken over from here is swept.
 */
export type Staging = {
  /**
   * Reads the stream to its end and keeps its bytes. Rejects when the store fails or the stream is destroyed, and then
   * keeps nothing.
   */
  put(stream: Readable): Promise<Staged>;
  /** Drops what `put` kept. An unknown key is no error. */
  remove(storageKey: string): Promise<void>;
};
