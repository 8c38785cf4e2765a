import type { InboundEmail } from '../inbound-email.ts';
import { parseRaw } from '../parse-raw.server.ts';
import { dropStaged, keepBytes } from '../parsing/keep-attachment.server.ts';
import type { Staging } from '../staging.ts';

type Envelope = { recipient: string; sender: string; trustedAuthservIds: string[]; staging: Staging };

/**
 * A mail as Mailgun posts it to an address that ends in `mime`: the bytes as received, which are kept beside what is
 * read out of them. A line ending that Mailgun changed is no harm; a charset that somebody decoded would be, hence bytes.
 */
export async function fromMime(
  bytes: Uint8Array,
  envelope: Envelope,
): Promise<{ email: InboundEmail; rawKey: string }> {
  const { staging } = envelope;
  const raw = await keepBytes(bytes, staging);
  try {
    const email = await parseRaw(bytes, {
      recipient: envelope.recipient,
      envelopeSender: envelope.sender,
      provider: 'mailgun',
      trustedAuthservIds: envelope.trustedAuthservIds,
      staging,
    });
    return { email, rawKey: raw.storageKey };
  } catch (error) {
    await dropStaged(staging, [raw.storageKey]);
    throw error;
  }
}
