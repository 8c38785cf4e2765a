import { sql } from 'drizzle-orm';
import { newId } from '#app/platform/clock.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

/** Keeps note, for 30 days, of a mail that no alias takes: where it went, why, and its digest; nothing of what it says. */
export async function quarantineMail(
  tx: Tx,
  mail: { recipient: string; reason: 'unknown-alias' | 'disabled-alias'; digest: string; size: number },
  now: Date,
): Promise<void> {
  const about = JSON.stringify({ size: mail.size });
  await tx.execute(
    sql`select quarantine_mail(${newId()}, ${mail.recipient}, ${mail.reason}, ${mail.digest}, ${now.toISOString()}::timestamptz, ${about}::jsonb)`,
  );
}
