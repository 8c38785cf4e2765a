import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { dropStaged } from '../parsing/keep-attachment.server.ts';
import type { Staged, Staging } from '../staging.ts';

/** A file of a form, already in the staging area. `filename` and `contentType` are as the sender of the form says. */
export type FormFile = Staged & { field: string; filename: string; contentType: string };

/** Field values are bytes: which charset they are in is for the reader to know. Repeated fields keep their order. */
export type Form = { fields: Map<string, Buffer[]>; files: FormFile[] };

export type FormOutcome = { kind: 'form'; form: Form } | { kind: 'refused'; reason: 'too-large' | 'malformed' };

type Limits = { maxBytes: number; staging: Staging };
type Part = { place: number; stream: Readable };

/** A part that is a file of the mail: Mailgun calls them attachment-1, attachment-2 … */
const FILE_FIELD = /^attachment-\d+$/;
/** More parts than any provider sends (twenty fields, a header each at worst, the attachments). */
const MAX_PARTS = 5_000;
/** How many times the largest mail is read on, after a mail has been refused. */
const DISCARD_FACTOR = 4;

class TooLarge extends Error {}

/**
 * Reads a posted form (multipart/form-data or urlencoded) as it streams in. Files go to the staging area on the way and
 * are never in memory whole. Bytes are counted as they come, whatever Content-Length says. A form that is refused leaves
 * nothing staged.
 *
 * Rejects when the staging area fails; nothing stays staged then either.
 */
export async function readForm(request: Request, limits: Limits): Promise<FormOutcome> {
  const contentType = request.headers.get('content-type') ?? '';
  if (request.body === null) return { kind: 'refused', reason: 'malformed' };
  const body = request.body.getReader();
  const parser = createParser(contentType, limits.maxBytes);
  if (parser === null) {
    await discardRest(body, limits.maxBytes);
    return { kind: 'refused', reason: 'malformed' };
  }
  const reading = collectParts(parser, limits.staging);
  try {
    await feed(parser, body, limits.maxBytes, reading.failed);
    return { kind: 'form', form: await reading.result() };
  } catch (error) {
    const storeError = await reading.abandon();
    await discardRest(body, limits.maxBytes);
    if (storeError !== null) throw storeError;
    return { kind: 'refused', reason: error instanceof TooLarge ? 'too-large' : 'malformed' };
  }
}

/**
 * Takes in what is still coming, to a bound, and forgets it. A body that is cut off closes the connection before the
 * answer is read, and a provider that got no answer tries again for hours.
 */
async function discardRest(body: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<void> {
  try {
    for (let left = maxBytes * DISCARD_FACTOR; left > 0; ) {
      const { done, value } = await body.read();
      if (done) return;
      left -= value.byteLength;
    }
    await body.cancel();
  } catch {
    // The connection is gone; there is nobody to answer.
  }
}

function createParser(contentType: string, maxBytes: number): BusboyInstance | null {
  const urlencoded = /^\s*application\/x-www-form-urlencoded\b/i.test(contentType);
  try {
    return new Busboy({
      // Its charset is not obeyed: values are taken as bytes.
      headers: { 'content-type': urlencoded ? 'application/x-www-form-urlencoded' : contentType },
      defCharset: 'latin1',
      // As files, the parts of a multipart form come as bytes.
      isPartAFile: () => true,
      limits: { fieldSize: maxBytes, fieldNameSize: 1_000, parts: MAX_PARTS, fields: MAX_PARTS },
    });
  } catch {
    return null;
  }
}

async function feed(
  parser: BusboyInstance,
  body: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  failed: Promise<never>,
): Promise<void> {
  const finished = once(parser, 'finish');
  finished.catch(() => undefined);
  const overflow = new Promise<never>((_resolve, reject) => {
    parser.once('partsLimit', () => reject(new Error('too many parts')));
    parser.once('fieldsLimit', () => reject(new Error('too many fields')));
  });
  const trouble = Promise.race([failed, overflow]);
  // Either may come while nobody waits for it.
  trouble.catch(() => undefined);
  let size = 0;
  for (;;) {
    const { done, value } = await body.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) throw new TooLarge();
    const taken = parser.write(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    if (!taken) await Promise.race([once(parser, 'drain'), finished, trouble]);
  }
  parser.end();
  await Promise.race([finished, trouble]);
}

function collectParts(parser: BusboyInstance, staging: Staging) {
  const open: Readable[] = [];
  const fields: { place: number; name: string; value: Buffer }[] = [];
  const files: (FormFile & { place: number })[] = [];
  const parts: Promise<void>[] = [];
  const storeErrors: unknown[] = [];
  let abandoned = false;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  async function readField(name: string, part: Part) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.stream) chunks.push(chunk);
    fields.push({ place: part.place, name, value: Buffer.concat(chunks) });
  }

  async function stageFile(field: string, filename: string, contentType: string, part: Part) {
    try {
      files.push({ place: part.place, field, filename, contentType, ...(await staging.put(part.stream)) });
    } catch (error) {
      if (!abandoned && part.stream.errored === null) storeErrors.push(error);
      throw error;
    }
  }

  parser.on('file', (name, stream, filename, _encoding, contentType) => {
    const part = { place: parts.length, stream };
    open.push(stream);
    // The error reaches whoever reads the stream; without a listener it would end the process.
    stream.on('error', () => undefined);
    const isFile = name !== 'body-mime' && (filename !== undefined || FILE_FIELD.test(name));
    const done = isFile ? stageFile(name, filename ?? '', contentType, part) : readField(name, part);
    done.catch(fail);
    parts.push(done);
  });
  parser.on('field', (name, value) => {
    fields.push({ place: fields.length, name: utf8(name), value: Buffer.from(String(value), 'latin1') });
  });

  return {
    failed,
    async result(): Promise<Form> {
      await Promise.all(parts);
      const byName = new Map<string, Buffer[]>();
      for (const { name, value } of fields.sort((a, b) => a.place - b.place)) {
        byName.set(name, [...(byName.get(name) ?? []), value]);
      }
      return { fields: byName, files: files.sort((a, b) => a.place - b.place).map(({ place: _, ...file }) => file) };
    },
    /** Stops what is still being staged and drops what was. @returns what the store failed with, or null. */
    async abandon(): Promise<unknown> {
      abandoned = true;
      for (const stream of open) stream.destroy(new Error('the form was refused'));
      await Promise.allSettled(parts);
      await dropStaged(
        staging,
        files.map((file) => file.storageKey),
      );
      return storeErrors[0] ?? null;
    },
  };
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
