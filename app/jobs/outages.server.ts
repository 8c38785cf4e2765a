import { sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

export type Down = { service: 'openai' | 'shopify' | 'mailgun' | 'qstash'; since: Date };

/** Jobs that have waited this long for their first try mean that the queue delivers nothing. */
const QUEUE_SILENCE_SECONDS = 180;

/**
 * Which services do not answer, as far as this shop's unfinished jobs can tell: each job that waits for one says which and
 * since when, and stops saying so once it is done.
 */
export async function outages(tx: Tx, shop: Shop, now: Date): Promise<Down[]> {
  const rows = await tx.execute<{ service: Down['service']; since: string }>(sql`
    select case error_code when 'model-down' then 'openai' when 'shopify-down' then 'shopify' else 'mailgun' end as service,
           min(failing_since) as since
    from jobs
    where shop_id = ${shop.id} and status in ('due', 'running') and error_code in ('model-down', 'shopify-down', 'mail-down')
    group by 1
    union all
    select 'qstash', min(run_at) from jobs
    where shop_id = ${shop.id} and status = 'due' and attempts = 0
      and run_at < ${now.toISOString()}::timestamptz - make_interval(secs => ${QUEUE_SILENCE_SECONDS})
    having count(*) > 0`);
  return rows.map((row) => ({ service: row.service, since: new Date(row.since) }));
}
