import { and, eq, lte, sql } from 'drizzle-orm';
import { plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { sends } from '#drizzle/schema/mail.ts';

export type Send = typeof sends.$inferSelect;

/** Takes a queued reply whose time has come: from here on it cannot be undone, and nobody else takes it. */
export async function claimSend(tx: Tx, shop: Shop, sendId: string, now: Date): Promise<Send | null> {
  const [claimed] = await tx
    .update(sends)
    .set({ state: 'sending', calledAt: now, attempts: sql`${sends.attempts} + 1` })
    .where(
      and(
        eq(sends.shopId, shop.id),
        eq(sends.id, sendId),
        eq(sends.state, 'queued'),
        // The queue counts whole seconds.
        lte(sends.sendAt, plusSeconds(now, 1)),
      ),
    )
    .returning();
  return claimed ?? null;
}
