import { and, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';
import type { Claim, Fact } from './fact.ts';

export type NewDraft = {
  threadId: string;
  /** The mail it answers. */
  basedOnMessageId: string;
  orderId: string | null;
  source: 'model' | 'template' | 'person';
  text: string;
  language: string | null;
  intent: string | null;
  facts: Fact[];
  claims: Claim[];
  proposedActions: { kind: string; reason: string }[];
  needsPerson: string | null;
  /** Who writes it, when a person does. */
  editedBy: string | null;
  model: {
    name: string;
    promptVersion: string;
    inputTokens: number;
    outputTokens: number;
    costMicros: number | null;
  } | null;
};

export type SaveOutcome = { kind: 'saved'; draftId: string } | { kind: 'person-is-writing' };

/**
 * Stores a draft as the one of its conversation, in place of an older one. A draft that a person has touched is never
 * replaced. The caller holds the conversation's row and has seen that `basedOnMessageId` is its newest mail.
 */
export async function saveDraft(tx: Tx, shop: Shop, draft: NewDraft, now: Date): Promise<SaveOutcome> {
  const standing = await tx
    .select({ id: drafts.id, editedBy: drafts.editedBy })
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.threadId, draft.threadId), eq(drafts.state, 'ready')));
  if (standing.some((other) => other.editedBy !== null)) return { kind: 'person-is-writing' };
  // Also words that a newer mail retired: a person has asked for this draft instead of them.
  await tx
    .update(drafts)
    .set({ state: 'discarded', changedAt: now })
    .where(
      and(eq(drafts.shopId, shop.id), eq(drafts.threadId, draft.threadId), inArray(drafts.state, ['ready', 'retired'])),
    );

  const draftId = newId();
  const { orderId, model, ...row } = draft;
  await tx.insert(drafts).values({
    ...row,
    shopId: shop.id,
    id: draftId,
    original: draft.text,
    confirmations: [],
    model: model?.name ?? null,
    promptVersion: model?.promptVersion ?? null,
    inputTokens: model?.inputTokens ?? null,
    outputTokens: model?.outputTokens ?? null,
    costMicros: model?.costMicros ?? null,
    createdAt: now,
    changedAt: now,
  });
  await recordEvent(
    tx,
    shop,
    {
      verb: 'draft.saved',
      actor: draft.editedBy ? { kind: 'staff', id: draft.editedBy } : { kind: 'aftersale' },
      threadId: draft.threadId,
      orderId,
      messageId: draft.basedOnMessageId,
      details: {
        draftId,
        source: draft.source,
        language: draft.language,
        claims: draft.claims.length,
        unproven: draft.claims.filter((claim) => claim.status !== 'proven').length,
        costMicros: model?.costMicros ?? null,
      },
    },
    now,
  );
  return { kind: 'saved', draftId };
}
