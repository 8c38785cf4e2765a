import { isUtf8 } from 'node:buffer';

const NEWLINE = 0x0a;
const FALLBACK = 'windows-1252';

/**
 * Headers may hold raw 8-bit bytes. RFC 6532 allows UTF-8 there, and the MIME parser reads nothing else; older programs
 * write whatever charset the body is in. Such lines are rewritten as UTF-8, and so is the body of a mail of one part
 * that names no charset at all. Everything else is left to the byte: a part that names its charset is decoded with it.
 */
export function repairCharset(bytes: Uint8Array): Uint8Array {
  if (isUtf8(bytes)) return bytes;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = headerEnd(whole);
  const head = whole.subarray(0, end);
  const headText = head.toString('latin1');
  const charset = declaredCharset(whole.subarray(0, 100_000).toString('latin1'));
  const singlePart = !/^content-type:\s*(multipart|message)\//im.test(headText);
  const encoded = /^content-transfer-encoding:\s*(base64|quoted-printable)/im.test(headText);
  const repairBody = charset === null && singlePart && !encoded;
  const body = whole.subarray(end);
  return Buffer.concat([asUtf8(head, charset), repairBody ? asUtf8(body, null) : body]);
}

/** Bytes that came without any word about their charset, as text. */
export function decodeUnlabelled(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : FALLBACK).decode(bytes);
}

/** What follows the headers; empty where there is no empty line. */
export function bodyOf(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return whole.subarray(headerEnd(whole));
}

/** Where the body begins; the length of the whole where there is no empty line. */
function headerEnd(bytes: Buffer): number {
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at !== -1);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

function declaredCharset(text: string): string | null {
  return /charset\s*=\s*"?([\w.:+-]{2,40})/i.exec(text)?.[1] ?? null;
}

/** Rewrites the lines that are not UTF-8 yet. No charset of mail puts a newline inside a character. */
function asUtf8(bytes: Buffer, charset: string | null): Buffer {
  if (isUtf8(bytes)) return bytes;
  const decoder = decoderFor(charset);
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line : Buffer.from(decoder.decode(line)));
    start = end;
  }
  return Buffer.concat(lines);
}

function decoderFor(charset: string | null): TextDecoder {
  // The lines at hand are not UTF-8, whatever the mail says about its body.
  if (charset === null || /^utf-?8$/i.test(charset)) return new TextDecoder(FALLBACK);
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder(FALLBACK);
  }
}
