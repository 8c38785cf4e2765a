import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { SHOP } from '#tests/standins/start-world.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type RunningShop, startShop, tell } from './order-changes-support.ts';

type Span = {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status?: { code?: number; message?: string };
};
type Export = { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };

const NAME = 'Philippa Thistlewood';
const ADDRESS = 'philippa.thistlewood@example.com';
const SUBJECT = 'My quilt is the wrong colour';

let collector: StandIn;
/** Everything that was exported, as it came. */
const exported: string[] = [];
let shop: RunningShop;
/** The trace of the mail, and the one of its approval. */
let mailTrace: Span[];
let approvalTrace: Span[];

beforeAll(async () => {
  collector = await listen(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      exported.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    }),
  );
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  shop = await startShop({ env });
  await shop.install();
  const thread = await shop.mail({ from: `${NAME} <${ADDRESS}>`, subject: SUBJECT, text: 'It should be green.' });
  const draft = await waitFor('the draft', async () => {
    const [row] = await shop.sql<{ id: string; text: string; version: number }[]>`
      select id, text, version from drafts where thread_id = ${thread.id} and state = 'ready'`;
    return row;
  });
  await shop.quiet();
  // The provider's refusal names the customer; the second try goes through.
  await tell(shop.world.mailgun.url, 'faults', {
    kind: 'status',
    status: 429,
    path: 'messages',
    body: { message: `cannot deliver to ${NAME} <${ADDRESS}>` },
  });
  const { id: draftId, text, version } = draft;
  const approval = { intent: 'approve', draftId, text, version, thenClose: false };
  expect(await shop.as().post(`/app/inbox/${thread.id}`, approval)).toMatchObject({ status: 200 });
  await waitFor('the refusal', async () => {
    const [job] = await shop.sql`select from jobs where name = 'reply-is-sent/send' and error_code is not null`;
    return job;
  });
  await shop.hourPasses();
  await shop.quiet();
  mailTrace = await traceWith('inbound mailgun', 5);
  approvalTrace = await traceWith('admin action', 5);
}, 120_000);
afterAll(async () => {
  await shop.close();
  await collector.close();
});

function spans(): Span[] {
  return exported.flatMap((body) =>
    (JSON.parse(body) as Export).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
}

/** The spans of the one trace that has a span of this name, once there are so many; by the time they began. */
const traceWith = (name: string, atLeast: number) =>
  waitFor(`the trace of ${name}`, async () => {
    const all = spans();
    const roots = all.filter((span) => span.name === name);
    if (roots.length > 1) throw new Error(`there are ${roots.length} spans called ${name}`);
    const trace = all.filter((span) => span.traceId === roots[0]?.traceId);
    const began = (span: Span) => BigInt(span.startTimeUnixNano);
    return trace.length >= atLeast && trace.toSorted((a, b) => (began(a) < began(b) ? -1 : 1));
  });

/** The names from the root down to a span. */
function lineage(trace: Span[], name: string): string[] {
  const names: string[] = [];
  for (let at = trace.find((span) => span.name === name); at; ) {
    names.unshift(at.name);
    const { parentSpanId } = at;
    at = parentSpanId ? trace.find((span) => span.spanId === parentSpanId) : undefined;
  }
  return names;
}

describe('one mail is one trace', () => {
  test('the webhook, each delivery of the queue and each job are in it, one below the other', () => {
    expect(mailTrace.map(({ name }) => name)).toEqual([
      'inbound mailgun',
      'queue /jobs/run',
      'job email-arrives/file',
      'queue /jobs/run',
      'job email-arrives/draft',
    ]);
    expect(lineage(mailTrace, 'job email-arrives/draft')).toEqual(mailTrace.map(({ name }) => name));
    expect(mailTrace[0]?.parentSpanId ?? '').toBe('');
  });

  test('a delivery of the queue began before its job and ended after it', () => {
    for (const [delivery, job] of [mailTrace.slice(1, 3), mailTrace.slice(3, 5)]) {
      expect(BigInt(delivery?.startTimeUnixNano ?? 0)).toBeLessThan(BigInt(job?.startTimeUnixNano ?? 0));
      expect(BigInt(delivery?.endTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(BigInt(job?.endTimeUnixNano ?? 1));
    }
  });

  test('an approval begins a trace of its own, and each try to send belongs to it', () => {
    expect(approvalTrace[0]?.traceId).not.toBe(mailTrace[0]?.traceId);
    expect(approvalTrace.map(({ name }) => name)).toEqual([
      'admin action',
      'queue /jobs/run',
      'job reply-is-sent/send',
      'queue /jobs/run',
      'job reply-is-sent/send',
    ]);
    expect(lineage(approvalTrace, 'job reply-is-sent/send')[0]).toBe('admin action');
  });

  test('what Shopify tells and the reading that follows are one trace too', async () => {
    const [order] = shop.world.store.state.orders.slice(-1);
    await shop.shopify('webhooks', { topic: 'orders/updated', shop: SHOP, payload: { id: order?.id } });
    const trace = await traceWith('webhook orders/updated', 3);
    expect(lineage(trace, 'job order-changes/refresh')).toEqual([
      'webhook orders/updated',
      'queue /jobs/run',
      'job order-changes/refresh',
    ]);
  });

  test('no span holds an address, a name, a subject or a token', async () => {
    const session = await shop.shopify<{ idToken: string }>('id-token', { shop: SHOP, staffId: 9001 });
    await fetch(`${shop.appUrl}/app/inbox?id_token=${session.idToken}&shop=${SHOP}&embedded=1&host=x`);
    await fetch(
      `${shop.appUrl}/app/inbox?id_token=${session.idToken}&shop=${SHOP}&embedded=1&host=${btoa('admin.shopify.com/store/x')}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const all = exported.join('\n');
    expect(spans().length).toBeGreaterThan(15);
    const told = [ADDRESS, '@', NAME, 'Philippa', 'Thistlewood', 'quilt', 'green', 'id_token', 'eyJ', 'shpat', 'shpua'];
    expect(told.filter((words) => all.includes(words))).toEqual([]);
  });
});
