import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type StoredFile = { storageKey: string; size: number; sha256: string };

export type Files = {
  /** Streams a file in; what is half written when the stream breaks is taken away again. */
  put(stream: Readable): Promise<StoredFile>;
  /** Opens a file for reading. @throws {Error} ENOENT when it is not there. */
  read(storageKey: string): Readable;
  /** Takes a file away; one that is not there is no error. */
  remove(storageKey: string): Promise<void>;
};

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Files in a folder of this machine, the default until an object store is set up. */
export function createFolderFiles(folder: string): Files {
  const pathOf = (storageKey: string) => {
    if (!KEY.test(storageKey)) throw new Error('not a storage key');
    return join(folder, storageKey);
  };
  return {
    async put(stream) {
      const id = randomUUID();
      const storageKey = `${id.slice(0, 2)}/${id}`;
      const hash = createHash('sha256');
      let size = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
      try {
        await pipeline(stream, meter, createWriteStream(pathOf(storageKey), { flags: 'wx' }));
      } catch (error) {
        await rm(pathOf(storageKey), { force: true });
        throw error;
      }
      return { storageKey, size, sha256: hash.digest('hex') };
    },
    read: (storageKey) => createReadStream(pathOf(storageKey)),
    remove: (storageKey) => rm(pathOf(storageKey), { force: true }),
  };
}
