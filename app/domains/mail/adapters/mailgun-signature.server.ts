import { createHmac, timingSafeEqual } from 'node:crypto';

/** The provider tries again for about eight hours; a day leaves room for clocks and for its own queues. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_AHEAD_MS = 5 * 60 * 1000;

export type SignatureFields = { timestamp: string; token: string; signature: string };

/**
 * Mailgun's webhook signature: hex HMAC-SHA256 over timestamp and token, put together (documentation.mailgun.com,
 * Securing webhooks). It covers nothing of the mail itself.
 * @param now a signature older than 24 hours, or more than 5 minutes ahead, is stale.
 */
export function verifySignature(
  fields: SignatureFields,
  signingKey: string,
  now: Date,
): 'genuine' | 'forged' | 'stale' {
  const { timestamp, token, signature } = fields;
  if (signingKey === '' || !/^\d{1,12}$/.test(timestamp) || !/^[\x21-\x7e]{1,200}$/.test(token)) return 'forged';
  const expected = createHmac('sha256', signingKey)
    .update(timestamp + token)
    .digest();
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, 'hex') : Buffer.alloc(expected.length);
  if (!timingSafeEqual(given, expected)) return 'forged';
  const age = now.getTime() - Number(timestamp) * 1000;
  return age > MAX_AGE_MS || age < -MAX_AHEAD_MS ? 'stale' : 'genuine';
}
