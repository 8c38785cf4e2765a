import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFolderFiles, type Files } from '#app/platform/files.server.ts';

let folder: string;
let files: Files;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftersale-files-'));
  files = createFolderFiles(join(folder, 'store'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every file under the store's folder. */
async function stored(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('a file comes back as it went in, with its size and hash', async () => {
  const bytes = Buffer.concat([Buffer.from([0, 255, 13, 10, 26]), Buffer.alloc(300_000, 7)]);
  const put = await files.put(Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]));
  expect(put).toEqual({
    storageKey: expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect((await buffer(files.read(put.storageKey))).equals(bytes)).toBe(true);
});

test('an empty file is a file', async () => {
  const { size, sha256, storageKey } = await files.put(Readable.from([]));
  expect([size, sha256]).toEqual([0, createHash('sha256').digest('hex')]);
  expect(await buffer(files.read(storageKey))).toHaveLength(0);
});

test('the same file twice is kept twice, so that taking one away leaves the other', async () => {
  const [one, two] = [await files.put(Readable.from(['same'])), await files.put(Readable.from(['same']))];
  expect(one.sha256).toBe(two.sha256);
  await files.remove(one.storageKey);
  expect(String(await buffer(files.read(two.storageKey)))).toBe('same');
});

test('a stream that breaks leaves nothing behind', async () => {
  const before = await stored();
  async function* half() {
    yield Buffer.alloc(200_000);
    throw new Error('the sender hung up');
  }
  await expect(files.put(Readable.from(half()))).rejects.toThrow('the sender hung up');
  const destroyed = new Readable({ read() {} });
  destroyed.push('half');
  const putting = files.put(destroyed);
  setImmediate(() => destroyed.destroy());
  await expect(putting).rejects.toThrow();
  expect(await stored()).toEqual(before);
});

test('a file that is not there is an error to read and none to take away', async () => {
  const nobody = 'ab/abcdefab-0000-4000-8000-000000000000';
  await expect(buffer(files.read(nobody))).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(files.remove(nobody)).resolves.toBeUndefined();
});

test.each([
  '../secret',
  '..',
  '',
  '/etc/passwd',
  'ab/../../secret',
  'ab/------------------------------------/../../../secret',
  'ab\\..\\secret',
  'AB/ABCDEFAB-0000-4000-8000-000000000000',
  'ab/abcdefab-0000-4000-8000-000000000000\n',
])('"%s" is no key, and leads nowhere', async (key) => {
  const secret = join(folder, 'secret');
  await writeFile(secret, 'secret');
  expect(() => files.read(key)).toThrow('not a storage key');
  expect(() => files.remove(key)).toThrow('not a storage key');
  expect(await readFile(secret, 'utf8')).toBe('secret');
});
