import { aliasOf } from '#app/domains/aliases/alias-of.server.ts';
import { countThreads } from '#app/domains/inbox/count-threads.server.ts';
import { listThreads, type ThreadCursor, type ThreadRow } from '#app/domains/inbox/list-threads.server.ts';
import { undoableSends } from '#app/domains/mail/list-sends.server.ts';
import { countOrders } from '#app/domains/orders/count-orders.server.ts';
import { listStaff, staffName } from '#app/domains/tenancy/list-staff.server.ts';
import { readShop } from '#app/domains/tenancy/read-shop.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { servicesDown } from '#app/edge/services-down.server.ts';
import { viewerOf } from '#app/edge/viewer.server.ts';
import { type InboxData, inboxViews, type RowStatus } from './view.ts';

/** The data of the inbox: a constant number of questions, all asked at once. */
export async function loadInbox(admin: Admin): Promise<InboxData> {
  const { shop, staff, now, url } = admin;
  const view = inboxViews.find((name) => name === url.searchParams.get('view')) ?? 'all';
  const after = readCursor(url.searchParams.get('after'));
  return admin.inShop(async (tx) => {
    const [page, counts, sends, down, people] = await Promise.all([
      listThreads(tx, shop, { view, staffId: staff.id, after }),
      countThreads(tx, shop, staff.id),
      undoableSends(tx, shop, staff.id),
      servicesDown(admin, tx),
      listStaff(tx, shop),
    ]);
    const names = new Map(people.map((person) => [person.id, staffName(person)]));
    const isNew = counts.all + counts.waiting + counts.closed === 0;
    const setup = isNew ? await loadSetup(admin, tx) : null;
    return {
      now: now.toISOString(),
      viewer: viewerOf(admin),
      view,
      counts,
      rows: page.rows.map((row) => ({
        threadId: row.id,
        name: row.customerName || row.customerAddress,
        subject: row.subject,
        snippet: row.snippet,
        status: statusOf(row),
        unread: row.unread,
        assignee: row.assigneeId ? { id: row.assigneeId, name: names.get(row.assigneeId) ?? '' } : null,
        at: row.lastMessageAt.toISOString(),
      })),
      nextCursor: page.next ? `${page.next.at.toISOString()}_${page.next.id}` : null,
      sending: sends.map((send) => ({
        sendId: send.id,
        threadId: send.threadId,
        toName: send.toName,
        sendAt: send.sendAt.toISOString(),
        approvedAt: send.createdAt.toISOString(),
      })),
      setup,
      outages: down,
    };
  });
}

async function loadSetup(
  { shop }: Admin,
  tx: Parameters<Parameters<Admin['inShop']>[0]>[0],
): Promise<InboxData['setup']> {
  const [alias, orders, details] = await Promise.all([aliasOf(tx, shop), countOrders(tx, shop), readShop(tx, shop)]);
  return { alias, orders: { done: details.ordersSyncedAt !== null, count: orders }, supportAddress: details.email };
}

/** The one word that a row says: what a person has to know first. */
export function statusOf(
  row: Pick<ThreadRow, 'sendState' | 'status' | 'matchOutcome' | 'draftState' | 'orderId'>,
): RowStatus {
  if (row.sendState === 'sending') return 'sending';
  if (row.sendState === 'failed') return 'not-sent';
  if (row.sendState === 'unknown') return 'unknown';
  if (row.status === 'closed' || row.status === 'waiting') return row.status;
  if (row.matchOutcome === 'ambiguous') return 'pick-order';
  if (row.draftState === 'drafting' || row.draftState === 'check-claim' || row.draftState === 'ready')
    return row.draftState;
  return row.orderId === null ? 'no-order' : 'to-answer';
}

function readCursor(value: string | null): ThreadCursor | null {
  const [at = '', id = ''] = value?.split('_') ?? [];
  const date = new Date(at);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return Number.isNaN(date.getTime()) || !isId ? null : { at: date, id };
}
