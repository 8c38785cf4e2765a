import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';
import type { Claim, Fact } from './fact.ts';

/** Words of a claim that a person took responsibility for. `by` is a staff id, `at` ISO 8601. */
export type Confirmation = { text: string; by: string; at: string };

export type Draft = Omit<typeof drafts.$inferSelect, 'facts' | 'claims' | 'confirmations' | 'proposedActions'> & {
  facts: Fact[];
  claims: Claim[];
  confirmations: Confirmation[];
  proposedActions: { kind: string; reason: string }[];
};

const list = z.array(z.unknown());

function fromRow(row: typeof drafts.$inferSelect): Draft {
  return {
    ...row,
    facts: list.parse(row.facts) as Fact[],
    claims: list.parse(row.claims) as Claim[],
    confirmations: list.parse(row.confirmations) as Confirmation[],
    proposedActions: list.parse(row.proposedActions) as Draft['proposedActions'],
  };
}

/** A draft by its id, locked until the transaction ends; null when the shop has none of this id. */
export async function lockDraft(tx: Tx, shop: Shop, draftId: string): Promise<Draft | null> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draftId)))
    .for('update');
  return row ? fromRow(row) : null;
}

/** A draft by its id, whatever became of it; null when the shop has none of this id. */
export async function readDraft(tx: Tx, shop: Shop, draftId: string): Promise<Draft | null> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, draftId)));
  return row ? fromRow(row) : null;
}

/** The draft that a conversation shows: the one that is ready, or else a person's words that a newer mail retired. */
export async function draftOfThread(tx: Tx, shop: Shop, threadId: string): Promise<Draft | null> {
  const rows = await tx
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.shopId, shop.id),
        eq(drafts.threadId, threadId),
        or(eq(drafts.state, 'ready'), and(eq(drafts.state, 'retired'), isNotNull(drafts.editedBy))),
        inArray(drafts.state, ['ready', 'retired']),
      ),
    )
    .orderBy(desc(drafts.createdAt))
    .limit(5);
  const shown = rows.find((row) => row.state === 'ready') ?? rows[0];
  return shown ? fromRow(shown) : null;
}
