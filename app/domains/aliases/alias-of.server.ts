import { and, desc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { aliases } from '#drizzle/schema/aliases.ts';

/** The shop's alias that answers are sent to. @throws {AppError} `not-found` when it has none that is active. */
export async function aliasOf(tx: Tx, shop: Shop): Promise<string> {
  const [alias] = await tx
    .select({ address: aliases.address })
    .from(aliases)
    .where(and(eq(aliases.shopId, shop.id), eq(aliases.state, 'active')))
    .orderBy(desc(aliases.createdAt))
    .limit(1);
  if (!alias)
    throw new AppError('not-found', 'The shop has no alias that is switched on, so an answer could not come back.');
  return alias.address;
}
