import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

/** The draft has become a reply: nobody edits or approves it again, and older words that were kept beside it are done with. */
export async function approveDraft(
  tx: Tx,
  shop: Shop,
  draft: { id: string; threadId: string },
  now: Date,
): Promise<void> {
  const ofThread = and(eq(drafts.shopId, shop.id), eq(drafts.threadId, draft.threadId));
  await tx
    .update(drafts)
    .set({ state: 'discarded', changedAt: now })
    .where(and(ofThread, eq(drafts.state, 'retired')));
  await tx
    .update(drafts)
    .set({ state: 'approved', changedAt: now })
    .where(and(ofThread, eq(drafts.id, draft.id)));
}

/**
 * The reply was called back: the draft stands where it stood. Where a newer mail or another draft has come meanwhile, it is
 * retired instead, and what a person wrote in it stays readable. The caller holds the conversation's row.
 *
 * @returns whether it stands.
 */
export async function reopenDraft(
  tx: Tx,
  shop: Shop,
  reply: { draftId: string | null; newestMail: string | null },
  now: Date,
): Promise<boolean> {
  if (reply.draftId === null) return false;
  const [draft] = await tx
    .select({ threadId: drafts.threadId, basedOnMessageId: drafts.basedOnMessageId })
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, reply.draftId)));
  if (!draft) return false;
  const [other] = await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.threadId, draft.threadId), eq(drafts.state, 'ready')));
  const stands = draft.basedOnMessageId === reply.newestMail && !other;
  await tx
    .update(drafts)
    .set({ state: stands ? 'ready' : 'retired', changedAt: now })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, reply.draftId)));
  return stands;
}
