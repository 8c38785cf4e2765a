import { z } from 'zod';
import { parseJson } from './mailgun-fields.ts';

/** Mailgun's answer for `Accept: message/rfc2822` (documentation.mailgun.com, Messages). Other fields are let be. */
const storedMime = z.object({ 'body-mime': z.string() });

/** The mail as it travelled, out of Mailgun's answer; null when the answer is of another shape. */
export function readStoredMime(answer: Uint8Array): Uint8Array | null {
  const parsed = storedMime.safeParse(parseJson(new TextDecoder().decode(answer)));
  return parsed.success ? mimeBytes(parsed.data['body-mime']) : null;
}

/**
 * JSON holds characters where mail has bytes, and it is not documented how Mailgun makes one of the other. A string
 * without any character above U+00FF can be a byte for each character; it is taken so unless the mail says that it is in
 * UTF-8 and these bytes are not.
 */
function mimeBytes(text: string): Uint8Array {
  if (/[^\p{Cc}\u0020-\u00ff]/u.test(text)) return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'latin1');
  const broken = /charset\s*=\s*"?utf-?8/i.test(text) && bytes.toString('utf8').includes('\uFFFD');
  return broken ? Buffer.from(text, 'utf8') : bytes;
}
