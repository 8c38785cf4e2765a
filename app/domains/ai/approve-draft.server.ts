import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

/** The draft has become a reply: nobody edits or approves it again. */
export async function approveDraft(tx: Tx, shop: Shop, draftId: string, now: Date): Promise<void> {
  await setState(tx, shop, draftId, 'approved', now);
}

/** The reply was called back: the draft stands where it stood. */
export async function reopenDraft(tx: Tx, shop: Shop, draftId: string, now: Date): Promise<void> {
  await setState(tx, shop, draftId, 'ready', now);
}

async function setState(tx: Tx, shop: Shop, draftId: string, state: 'approved' | 'ready', now: Date): Promise<void> {
  await tx
    .update(drafts)
    .set({ state, changedAt: now })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draftId)));
}
