import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threadCounts } from '#drizzle/schema/inbox.ts';
import type { ThreadView } from './list-threads.server.ts';

/** How many conversations each view holds, from the rollup: a few rows, however many there are. */
export async function countThreads(tx: Tx, shop: Shop, staffId: string): Promise<Record<ThreadView, number>> {
  const rows = await tx.select().from(threadCounts).where(eq(threadCounts.shopId, shop.id));
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, row) => total + row.count, 0);
  return {
    mine: sum((row) => row.status === 'open' && row.assigneeId === staffId),
    unassigned: sum((row) => row.status === 'open' && row.assigneeId === ''),
    all: sum((row) => row.status === 'open'),
    waiting: sum((row) => row.status === 'waiting'),
    closed: sum((row) => row.status === 'closed'),
  };
}
