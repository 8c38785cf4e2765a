import { sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

/** When the last mail came in, and how many since midnight where the shop is. */
export async function mailFlow(tx: Tx, shop: Shop, now: Date): Promise<{ lastAt: Date | null; today: number }> {
  const [row] = await tx.execute<{ last_at: string | null; today: number }>(sql`
    select (select max(received_at) from mails where shop_id = ${shop.id}) as last_at,
           (select count(*)::int from mails where shop_id = ${shop.id} and received_at >=
              date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${shop.timezone}) at time zone ${shop.timezone}) as today`);
  return { lastAt: row?.last_at ? new Date(row.last_at) : null, today: row?.today ?? 0 };
}
