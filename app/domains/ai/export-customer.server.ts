import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

export type ExportedDraft = {
  conversation: string;
  writtenAt: Date;
  by: string;
  model: string | null;
  text: string;
  facts: unknown;
};

/** The drafts of these conversations: what a model or a person wrote for the customer, and from which facts. */
export async function exportCustomer(tx: Tx, shop: Shop, threadIds: string[]): Promise<ExportedDraft[]> {
  const rows = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), inArray(drafts.threadId, threadIds)))
    .orderBy(asc(drafts.createdAt));
  return rows.map(({ threadId, createdAt, source, model, text, facts }) => ({
    conversation: threadId,
    writtenAt: createdAt,
    by: source,
    model,
    text,
    facts,
  }));
}
