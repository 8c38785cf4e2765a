import { repairCharset } from './repair-charset.server.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const FLOWED = /format\s*=\s*"?(flowed)/gi;
/** Where a mail's headers and those of its text parts lie. */
const HEAD_LENGTH = 200_000;

/** Puts right what the MIME parser would read wrongly. Bytes that need nothing are given back as they are. */
export function prepareBytes(bytes: Uint8Array): Uint8Array {
  return repairCharset(withoutFlowedQuotes(withLineFeeds(bytes)));
}

/** Line ends of long ago: a mail without a single line feed. */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(LINE_FEED) || !bytes.includes(CARRIAGE_RETURN)) return bytes;
  return bytes.map((byte) => (byte === CARRIAGE_RETURN ? LINE_FEED : byte));
}

/**
 * A flowed text (RFC 3676) is unwrapped by the parser without regard to quotation marks, so that an answer below a
 * quotation could become part of its last line. Where there are quotations the lines stay as they were sent.
 */
function withoutFlowedQuotes(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_LENGTH)).toString('latin1');
  const flowed = [...head.matchAll(FLOWED)];
  if (flowed.length === 0 || !/\n ?>|base64/i.test(head)) return bytes;
  const changed = Buffer.from(bytes);
  for (const match of flowed) changed.write('fixed ', match.index + match[0].length - 'flowed'.length, 'latin1');
  return changed;
}
