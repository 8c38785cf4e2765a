import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { mails } from '#drizzle/schema/mail.ts';
import type { InboundEmail } from './inbound-email.ts';

/**
 * Keeps a mail as it was received. The same mail is kept once, however often and from whichever door it comes.
 *
 * @returns its id, or null when it was there already.
 */
export async function storeMail(
  tx: Tx,
  shop: Shop,
  mail: { email: InboundEmail; digest: string; rawKey: string | null },
  now: Date,
): Promise<string | null> {
  const { text, html, ...envelope } = mail.email;
  const [stored] = await tx
    .insert(mails)
    .values({
      shopId: shop.id,
      id: newId(),
      digest: mail.digest,
      envelope,
      text,
      html,
      rawKey: mail.rawKey,
      receivedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  return stored?.id ?? null;
}
