import postgres from 'postgres';
import { installShop } from '#app/domains/tenancy/install-shop.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { connect } from '#app/platform/db/connect.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { loadInbox } from '#app/routes/app.inbox/load.server.ts';
import { prepareDatabase, startPostgres } from '#tests/support/postgres.ts';
import { quantile, round } from './load.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const OTHER_SHOPS = 200;
const MESSAGES_OF_OTHERS = 1_000;
const MESSAGES_PER_THREAD = 4;
const RUNS = 300;

/** The data of the inbox at growing numbers of messages of one shop, beside 200 other shops. */
export async function benchInbox(options: {
  dataDir: string;
  say: (line: string) => void;
}): Promise<Record<string, unknown>> {
  const cluster = await startPostgres({ dataDir: `${options.dataDir}/postgres`, durable: false });
  await prepareDatabase(cluster, 'bench');
  const owner = postgres(cluster.ownerUrl('bench'), { max: 1, onnotice: () => {} });
  let statements = 0;
  const database = connect({
    url: cluster.appUrl('bench'),
    pool: 4,
    publish: async () => {},
    onStatement: () => {
      statements += 1;
    },
  });
  try {
    const now = new Date();
    for (let shop = 0; shop < OTHER_SHOPS; shop += 1) {
      const other = await installShop(database, `other-${shop}.myshopify.com`, now);
      await fill(owner, other.id, MESSAGES_OF_OTHERS);
    }
    const results: Record<string, { p50: number; p99: number; statements: number }> = {};
    for (const size of SIZES) {
      options.say(`${size} messages …`);
      const shop = await installShop(database, `shop-${size}.myshopify.com`, now);
      await fill(owner, shop.id, size);
      await owner`analyze`;
      const admin = adminOf(database, shop, now);
      for (let warm = 0; warm < 50; warm += 1) await loadInbox(admin);
      statements = 0;
      const times = [];
      for (let run = 0; run < RUNS; run += 1) {
        const since = performance.now();
        await loadInbox(admin);
        times.push(performance.now() - since);
      }
      results[size] = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), statements: statements / RUNS };
    }
    const smallest = results[SIZES[0] ?? 0];
    const largest = results[SIZES.at(-1) ?? 0];
    return { sizes: results, ratio: smallest && largest ? round(largest.p50 / smallest.p50) : null };
  } finally {
    await database.close();
    await owner.end();
    await cluster.stop();
  }
}

function adminOf(database: ReturnType<typeof connect>, shop: Shop, now: Date): Admin {
  return {
    shop,
    now,
    staff: { id: '1', name: 'Bench', firstName: 'Bench', locale: 'en', role: 'agent' },
    url: new URL('https://app.example/app/inbox'),
    params: {},
    world: { limits: { downSince: () => null } } as Partial<Admin['world']> as Admin['world'],
    inShop: (work) => withShop(database, shop, work),
    require: () => {},
  } as Partial<Admin> as Admin;
}

/** Conversations of four mails each, a tenth of them open; rows as the product writes them, made in SQL. */
async function fill(owner: postgres.Sql, shopId: number, messages: number): Promise<void> {
  const threads = messages / MESSAGES_PER_THREAD;
  await owner.begin(async (tx) => {
    // The rollup's trigger would count row by row; it is counted once at the end.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into threads (shop_id, id, subject, subject_key, customer_address, customer_name, status, reply_token, snippet,
                           message_count, last_message_at, created_at, changed_at, draft_state)
      select ${shopId}, gen_random_uuid(), 'Question ' || n, 'question ' || n, 'customer' || n || '@example.com', 'Customer ' || n,
             case when n % 10 = 0 then 'open' when n % 10 = 1 then 'waiting' else 'closed' end, md5(${shopId} || ':' || n),
             'Hello, where is my order?', ${MESSAGES_PER_THREAD}, now() - n * interval '1 minute', now(), now(), 'ready'
      from generate_series(1, ${threads}) n`;
    await tx`
      insert into messages (shop_id, id, thread_id, direction, from_name, from_address, to_address, people, from_shop, "references",
                            text, auth, at)
      select t.shop_id, gen_random_uuid(), t.id, 'in', t.customer_name, t.customer_address, 'alias@in.example', '[]', false, '[]',
             'Hello, where is my order? It was a present.', 'pass', t.last_message_at - n * interval '1 hour'
      from threads t cross join generate_series(0, ${MESSAGES_PER_THREAD - 1}) n where t.shop_id = ${shopId}`;
    await tx`
      insert into thread_counts (shop_id, status, assignee_id, count)
      select shop_id, status, coalesce(assignee_id, ''), count(*) from threads where shop_id = ${shopId} group by 1, 2, 3`;
  });
}
