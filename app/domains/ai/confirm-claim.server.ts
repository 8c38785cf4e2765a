import { and, eq } from 'drizzle-orm';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';
import type { Confirmation, Draft } from './read-draft.server.ts';

/** "I checked it": a person vouches for the words of a claim. The log keeps who and for which draft. */
export async function confirmClaim(
  tx: Tx,
  shop: Shop,
  draft: Draft,
  claim: { text: string; staffId: string; orderId: string | null },
  now: Date,
): Promise<void> {
  const others = draft.confirmations.filter((confirmation) => confirmation.text !== claim.text);
  const confirmations: Confirmation[] = [...others, { text: claim.text, by: claim.staffId, at: now.toISOString() }];
  await tx
    .update(drafts)
    .set({ confirmations, changedAt: now })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draft.id)));
  await recordEvent(
    tx,
    shop,
    {
      verb: 'claim.confirmed',
      actor: { kind: 'staff', id: claim.staffId },
      threadId: draft.threadId,
      orderId: claim.orderId,
      details: { draftId: draft.id, words: claim.text.split(/\s+/).length },
    },
    now,
  );
}

/** Takes a confirmation back: the claim is open again. */
export async function takeBackConfirmation(
  tx: Tx,
  shop: Shop,
  draft: Draft,
  claim: { text: string; staffId: string; orderId: string | null },
  now: Date,
): Promise<void> {
  const confirmations = draft.confirmations.filter((confirmation) => confirmation.text !== claim.text);
  if (confirmations.length === draft.confirmations.length) return;
  await tx
    .update(drafts)
    .set({ confirmations, changedAt: now })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draft.id)));
  await recordEvent(
    tx,
    shop,
    {
      verb: 'claim.unconfirmed',
      actor: { kind: 'staff', id: claim.staffId },
      threadId: draft.threadId,
      orderId: claim.orderId,
      details: { draftId: draft.id },
    },
    now,
  );
}
