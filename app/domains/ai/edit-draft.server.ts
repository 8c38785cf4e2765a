import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { drafts } from '#drizzle/schema/ai.ts';
import { checkDraft } from './check-draft.ts';
import type { Claim } from './fact.ts';
import type { Draft } from './read-draft.server.ts';

/**
 * Puts a person's words into a draft and checks its claims anew. The caller holds the draft's row.
 *
 * @param edit.version the one the person's screen had; an older one means that somebody else wrote meanwhile.
 * @param edit.basedOnMessageId the mail that the words answer. A retired draft stays retired unless it is another one.
 * @throws {AppError} `conflict`, and nothing is changed.
 */
export async function editDraft(
  tx: Tx,
  shop: Shop,
  draft: Draft,
  edit: { text: string; version: number; staffId: string; basedOnMessageId: string },
  now: Date,
): Promise<{ version: number; claims: Claim[]; state: string }> {
  if (draft.state !== 'ready' && draft.state !== 'retired') {
    throw new AppError('conflict', 'This draft has already been sent or replaced. Your words are still in the field.');
  }
  if (draft.version !== edit.version) {
    throw new AppError('conflict', 'Somebody else changed this draft meanwhile. Your words are still in the field.');
  }
  const claims = checkDraft({ facts: draft.facts, draft: edit.text, now, locale: draft.language ?? undefined });
  const version = draft.version + 1;
  const state = edit.basedOnMessageId === draft.basedOnMessageId ? draft.state : 'ready';
  await tx
    .update(drafts)
    .set({
      text: edit.text,
      claims,
      version,
      editedBy: edit.staffId,
      state,
      basedOnMessageId: edit.basedOnMessageId,
      changedAt: now,
    })
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draft.id)));
  return { version, claims, state };
}
