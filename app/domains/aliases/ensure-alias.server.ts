import { randomInt } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { aliases } from '#drizzle/schema/aliases.ts';

/** Letters and digits that nobody mistakes for one another when reading an address aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 31^12 is 60 bits: not to be guessed, nor found by trying. */
const RANDOM_LENGTH = 12;
const STEM_LENGTH = 30;
/** Any number; with the shop's it names the lock on making its alias. */
const ALIAS_LOCK = 4_129;

/**
 * The shop's alias, made when it has none yet: what the shop is called, and enough random characters that it cannot be
 * guessed.
 *
 * @param inboundDomain the domain whose mail reaches us, e.g. in.aftersale.example
 */
export async function ensureAlias(tx: Tx, shop: Shop, inboundDomain: string, now: Date): Promise<string> {
  const existing = await addressOf(tx, shop);
  if (existing) return existing;
  // Two installations at once would make two.
  await tx.execute(sql`select pg_advisory_xact_lock(${ALIAS_LOCK}, ${shop.id}::integer)`);
  const madeMeanwhile = await addressOf(tx, shop);
  if (madeMeanwhile) return madeMeanwhile;
  const stem = shop.domain.split('.')[0]?.slice(0, STEM_LENGTH) ?? 'shop';
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const address = `${stem}.${random}@${inboundDomain}`;
  await tx.insert(aliases).values({ address, shopId: shop.id, createdAt: now });
  return address;
}

async function addressOf(tx: Tx, shop: Shop): Promise<string | undefined> {
  const [alias] = await tx
    .select({ address: aliases.address })
    .from(aliases)
    .where(eq(aliases.shopId, shop.id))
    .limit(1);
  return alias?.address;
}
