import { Busboy } from '@fastify/busboy';

export type FormFile = { name: string; filename: string; contentType: string; content: Buffer };
export type Form = { fields: [name: string, value: string][]; files: FormFile[] };

const ONE_FIELD = 30 * 1024 * 1024;

/** Reads an urlencoded or multipart body. Anything else gives an empty form, as Mailgun then misses the parameters. */
export async function parseForm(contentType: string, body: Buffer): Promise<Form> {
  const form: Form = { fields: [], files: [] };
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(contentType) || body.length === 0)
    return form;
  await new Promise<void>((resolve, reject) => {
    const reader = new Busboy({ headers: { 'content-type': contentType }, limits: { fieldSize: ONE_FIELD } });
    reader.on('field', (name, value) => void form.fields.push([name, value]));
    reader.on('file', (name, stream, filename, _encoding, mimeType) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => form.files.push({ name, filename, contentType: mimeType, content: Buffer.concat(parts) }));
    });
    reader.on('finish', resolve);
    reader.on('error', reject);
    reader.end(body);
  });
  return form;
}

export const fieldsNamed = (form: Form, name: string): string[] =>
  form.fields.filter(([field]) => field === name).map(([, value]) => value);

/** The parameters that begin with `prefix` (`h:`, `v:`, `o:`), without it. */
export function fieldsWithPrefix(form: Form, prefix: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, value] of form.fields) {
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    found[key] = [...(found[key] ?? []), value];
  }
  return found;
}

/** A body to be posted. A value may be bytes, which arrive as they are: a raw mail is not always UTF-8. */
export type OutgoingForm = { fields: [name: string, value: string | Buffer][]; files: FormFile[] };

/** Multipart when there are files, else urlencoded, as Mailgun's Routes post. */
export function encodeForm(form: OutgoingForm): { contentType: string; body: Buffer } {
  if (form.files.length === 0) {
    const pairs = form.fields.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
    return { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(pairs.join('&'), 'latin1') };
  }
  const boundary = `----standin${crypto.randomUUID()}`;
  const parts: Buffer[] = [];
  const head = (lines: string) => parts.push(Buffer.from(`--${boundary}\r\n${lines}\r\n\r\n`));
  for (const [name, value] of form.fields) {
    head(`Content-Disposition: form-data; name="${quote(name)}"`);
    parts.push(Buffer.from(value), Buffer.from('\r\n'));
  }
  for (const file of form.files) {
    const disposition = `Content-Disposition: form-data; name="${quote(file.name)}"; filename="${quote(file.filename)}"`;
    head(`${disposition}\r\nContent-Type: ${file.contentType}`);
    parts.push(file.content, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

const UNRESERVED = /[A-Za-z0-9*._-]/;
const ENCODED_BYTE = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte === 0x20) return '+';
  return UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

function percentEncode(value: string | Buffer): string {
  let encoded = '';
  for (const byte of Buffer.from(value)) encoded += ENCODED_BYTE[byte];
  return encoded;
}

/** The escapes that browsers use in a quoted form name (HTML standard, multipart/form-data encoding). */
const quote = (text: string) => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
