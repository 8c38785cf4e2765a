import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

/** Subjects by the conversation's id. */
export async function threadSubjects(tx: Tx, shop: Shop, threadIds: string[]): Promise<Map<string, string>> {
  if (threadIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: threads.id, subject: threads.subject })
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), inArray(threads.id, threadIds)));
  return new Map(rows.map((row) => [row.id, row.subject]));
}
