import { z } from 'zod';
import { cleanText } from '../parsing/clean-text.ts';

/** The fields of Mailgun's post that are its own, each with the value that is Mailgun's and not the sender's. */
export type MailgunFields = {
  headers: [name: string, value: string][];
  /** '' where there is no such field. */
  value(name: string): string;
  /** The same before it is read as UTF-8; null where there is no such field. */
  bytes(name: string): Buffer | null;
};

/** Fields that Mailgun posts with every mail. Where only one value is there, it is Mailgun's. */
const ALWAYS_POSTED = new Set(['recipient', 'sender', 'from', 'subject', 'timestamp', 'token', 'signature']);

const headerList = z.array(z.tuple([z.string(), z.string()]));

/**
 * Reads the posted fields. Mailgun also posts every header of the mail as a field under its own name, so that a sender
 * can add a second `recipient` or `token` by writing such a header. The values of those headers are known from
 * `message-headers` and are not taken for Mailgun's.
 */
export function readFields(fields: Map<string, Buffer[]>): MailgunFields {
  const posted = (name: string) => fields.get(name) ?? [];
  const headers = readHeaderList(posted('message-headers').map(utf8));
  const own = (name: string): Buffer | null => {
    const fromSender = new Set(headers.filter(([header]) => header === name).map(([, value]) => value));
    const left = posted(name).filter((value) => !fromSender.has(utf8(value)));
    return left[0] ?? (ALWAYS_POSTED.has(name) ? posted(name)[0] : undefined) ?? null;
  };
  return { headers, bytes: own, value: (name) => utf8(own(name) ?? Buffer.alloc(0)) };
}

function utf8(bytes: Buffer): string {
  return cleanText(bytes.toString('utf8'));
}

/** Of several, the longest is Mailgun's: it holds the sender's `message-headers` header as one of its entries. */
function readHeaderList(candidates: string[]): [name: string, value: string][] {
  for (const candidate of candidates.toSorted((a, b) => b.length - a.length)) {
    const parsed = headerList.safeParse(parseJson(candidate));
    if (parsed.success) return parsed.data.map(([name, value]) => [name, value]);
  }
  return [];
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
