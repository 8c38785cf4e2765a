import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Staging } from '#app/domains/mail/staging.ts';

/** A staging area in a folder of its own, and a look into it. `close` removes the folder. */
export async function folderStaging() {
  const folder = await mkdtemp(join(tmpdir(), 'staging-'));
  const staging: Staging = {
    async put(stream) {
      const storageKey = randomUUID();
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(stream, measure, createWriteStream(join(folder, storageKey)));
      } catch (error) {
        await rm(join(folder, storageKey), { force: true });
        throw error;
      }
      return { storageKey, size, sha256: hash.digest('hex') };
    },
    async remove(storageKey) {
      await rm(join(folder, storageKey), { force: true });
    },
  };
  return {
    staging,
    /** How many files are staged. */
    count: async () => (await readdir(folder)).length,
    read: (storageKey: string) => readFile(join(folder, storageKey)),
    close: () => rm(folder, { recursive: true }),
  };
}
