import postgres from 'postgres';
import { startDemo } from '#tests/demo/start-demo.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { quantile, round } from './load.ts';

const MAILS = 150;

/** Mail accepted → draft stored, with a model that answers at once; every step through the queue's stand-in. */
export async function benchPipeline(options: {
  dataDir: string;
  say: (line: string) => void;
}): Promise<Record<string, unknown>> {
  const demo = await startDemo({ ...options, fixedPorts: false, seed: false });
  const sql = postgres(demo.ownerUrl, { max: 1 });
  try {
    const customers = demo.world.store.state.customers;
    const began = Date.now();
    for (let count = 0; count < MAILS; count += 1) {
      const customer = customers[count % customers.length];
      const answer = await fetch(`${demo.world.mailgun.url}/__standin/mailbox/send`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          from: { name: `${customer?.firstName} ${customer?.lastName}`, address: customer?.email },
          to: demo.alias,
          subject: `Question ${count}`,
          text: `Hello, where is my order? This is question ${count}.`,
        }),
      });
      if (!answer.ok) throw new Error(`the mailbox answered ${answer.status}`);
    }
    await waitFor(
      'all drafts',
      async () => {
        const [row] = await sql<
          { count: number }[]
        >`select count(distinct based_on_message_id)::int as count from drafts`;
        const [open] = await sql<
          { count: number }[]
        >`select count(*)::int as count from jobs where status in ('due', 'running')`;
        return (row?.count ?? 0) > 0 && open?.count === 0 && (await allAccepted(sql));
      },
      { seconds: 120, every: 20 },
    );
    const seconds = (Date.now() - began) / 1000;
    const rows = await sql<{ ms: number }[]>`
      select extract(epoch from min(d.created_at) - m.at)::float8 * 1000 as ms
      from drafts d join messages m on m.shop_id = d.shop_id and m.id = d.based_on_message_id group by m.id, m.at`;
    const times = rows.map((row) => row.ms);
    return {
      mails: MAILS,
      drafts: times.length,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      perSecond: round(MAILS / seconds),
    };
  } finally {
    await sql.end();
    await demo.stop();
  }
}

async function allAccepted(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from mails`;
  return row?.count === MAILS;
}
