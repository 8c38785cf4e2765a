import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

export type ThreadView = 'mine' | 'unassigned' | 'all' | 'waiting' | 'closed';
/** The last row of the page before. */
export type ThreadCursor = { at: Date; id: string };
export type ThreadRow = typeof threads.$inferSelect;

const PAGE = 50;

/**
 * One page of a view, newest mail first, paged by key: each view reads one index from where the page begins, however many
 * conversations there are.
 */
export async function listThreads(
  tx: Tx,
  shop: Shop,
  options: { view: ThreadView; staffId: string; after: ThreadCursor | null },
): Promise<{ rows: ThreadRow[]; next: ThreadCursor | null }> {
  const { after } = options;
  const rows = await tx
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.shopId, shop.id),
        inView(options.view, options.staffId),
        // As one comparison of rows: an `or` would be a filter over all that stands before the page in the index.
        after
          ? sql`(${threads.lastMessageAt}, ${threads.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(threads.lastMessageAt), desc(threads.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > PAGE && last ? { at: last.lastMessageAt, id: last.id } : null };
}

function inView(view: ThreadView, staffId: string): SQL | undefined {
  switch (view) {
    case 'mine':
      return and(eq(threads.assigneeId, staffId), eq(threads.status, 'open'));
    case 'unassigned':
      return and(isNull(threads.assigneeId), eq(threads.status, 'open'));
    case 'all':
      return eq(threads.status, 'open');
    default:
      return eq(threads.status, view);
  }
}
