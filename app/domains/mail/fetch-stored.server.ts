import { AppError } from '#app/platform/errors.ts';
import { isAllowedUrl } from './adapters/allowed-url.ts';
import { fromMime } from './adapters/mailgun-mime.server.ts';
import { readStoredMime } from './adapters/mailgun-stored.ts';
import type { InboundEmail } from './inbound-email.ts';
import type { Staging } from './staging.ts';

export type StoredOptions = {
  messageUrl: string;
  apiKey: string;
  /** Hosts, suffixes or origins, see `isAllowedUrl`. */
  allowedHosts: string[];
  /** The SMTP envelope, from the notice. */
  recipient: string;
  envelopeSender: string | null;
  maxBytes: number;
  staging: Staging;
  trustedAuthservIds?: string[];
  /** Ends the request, e.g. after a time. */
  signal?: AbortSignal;
};

export type StoredOutcome =
  | { kind: 'mail'; email: InboundEmail; rawKey: string }
  /** The provider keeps it no longer (three days), or never had it. */
  | { kind: 'gone' }
  | { kind: 'refused'; reason: 'not-allowed' | 'too-large' | 'malformed' };

/** JSON escapes and the answer's other fields add to the mail itself. */
const ANSWER_FACTOR = 2;

/**
 * Gets a mail that the provider stored (`store(notify=)`), as it travelled, with basic auth. Redirects are not followed:
 * they could lead to a host that is not allowed, and would take the key along.
 *
 * @param fetch Node's, or one that speaks through a proxy.
 * @throws AppError 'mail-down' when the provider cannot be reached or answers 401, 403, 429 or 5xx: to be tried again.
 * Rejects as well when the staging area fails.
 */
export async function fetchStored(options: StoredOptions, fetch: typeof globalThis.fetch): Promise<StoredOutcome> {
  if (!isAllowedUrl(options.messageUrl, options.allowedHosts)) return { kind: 'refused', reason: 'not-allowed' };
  const response = await request(options, fetch);
  if (response.status === 404 || response.status === 410) return { kind: 'gone' };
  if (response.status !== 200) throw down(`answered ${response.status}`);
  const answer = await readBody(response, options.maxBytes * ANSWER_FACTOR);
  if (answer === null) return { kind: 'refused', reason: 'too-large' };
  const mime = readStoredMime(answer);
  if (mime === null) return { kind: 'refused', reason: 'malformed' };
  if (mime.length > options.maxBytes) return { kind: 'refused', reason: 'too-large' };
  const { email, rawKey } = await fromMime(mime, {
    recipient: options.recipient,
    sender: options.envelopeSender ?? '',
    trustedAuthservIds: options.trustedAuthservIds ?? [],
    staging: options.staging,
  });
  return { kind: 'mail', email, rawKey };
}

async function request(options: StoredOptions, fetch: typeof globalThis.fetch): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`api:${options.apiKey}`).toString('base64')}`;
  try {
    return await fetch(options.messageUrl, {
      headers: { authorization, accept: 'message/rfc2822' },
      redirect: 'manual',
      signal: options.signal ?? null,
    });
  } catch (error) {
    throw down('was not reached', error);
  }
}

/** null when there is more than `maxBytes`, whatever Content-Length said. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > maxBytes) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch (error) {
    throw down('broke off', error);
  }
}

function down(detail: string, cause?: unknown): AppError {
  const sentence = 'The mail service cannot be reached at the moment.';
  return new AppError('mail-down', sentence, { cause, detail: `the mail provider ${detail}` });
}
