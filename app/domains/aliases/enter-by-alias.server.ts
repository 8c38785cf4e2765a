import { sql } from 'drizzle-orm';
import { brandShop } from '#app/platform/db/brand-shop.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

export type AliasEntry =
  | { kind: 'entered'; shop: Shop; alias: string }
  /** No shop has this address. */
  | { kind: 'unknown' }
  /** Switched off, or its shop has uninstalled. */
  | { kind: 'disabled' }
  /** The provider's one-time token has already been used for another mail. */
  | { kind: 'spent' };

type Row = {
  shop_id: string;
  domain: string;
  name: string;
  currency: string;
  timezone: string;
  signature: string;
  alias_state: string;
  token_state: string;
};

/**
 * Finds the shop that mail to this address belongs to and enters it for the rest of the transaction, in one round trip.
 * The address is the SMTP envelope's; `alias+token@…` is the alias. The provider's one-time token is used up in the same
 * transaction, so a delivery that fails later leaves it good.
 *
 * @param mail.digest what the token is used for: the same mail may come again with it, another may not.
 */
export async function enterByAlias(
  tx: Tx,
  mail: { recipient: string; token: string; digest: string },
  now: Date,
): Promise<AliasEntry> {
  const alias = aliasOf(mail.recipient);
  const [row] = await tx.execute<Row>(
    sql`select * from open_alias(${alias}, ${mail.token}, ${`${mail.digest} ${alias}`}, ${now.toISOString()}::timestamptz)`,
  );
  if (!row) return { kind: 'unknown' };
  if (row.alias_state !== 'active') return { kind: 'disabled' };
  if (row.token_state === 'spent') return { kind: 'spent' };
  const { domain, name, currency, timezone, signature } = row;
  return {
    kind: 'entered',
    shop: brandShop({ id: Number(row.shop_id), domain, name, currency, timezone, signature }),
    alias,
  };
}

/** Without the part after a plus, lower case. */
function aliasOf(recipient: string): string {
  return recipient
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');
}
