import { eventsOfOrder, type LoggedEvent } from '#app/domains/audit/list-events.server.ts';
import { messagesByIds } from '#app/domains/inbox/read-message.server.ts';
import { type Message, type Thread, threadsOfOrder } from '#app/domains/inbox/read-thread.server.ts';
import { readOrder } from '#app/domains/orders/read-order.server.ts';
import { listStaff, staffName } from '#app/domains/tenancy/list-staff.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { viewerOf } from '#app/edge/viewer.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { adminHref } from '../app.inbox.$threadId/load-order.server.ts';
import { presentment } from '../app.inbox.$threadId/order-card.server.ts';
import { entryOf } from './log-entry.ts';
import { orderEntries } from './order-entries.server.ts';
import type { TimelineData, TimelineEntry } from './view.ts';

/**
 * Everything that happened to an order, oldest first: what Shopify tells of it, and our own log of it and of the
 * conversations about it.
 *
 * @throws {AppError} `not-found`
 */
export async function loadTimeline(admin: Admin): Promise<TimelineData> {
  const { shop, now, params } = admin;
  const orderId = `gid://shopify/Order/${params.orderId}`;
  return admin.inShop(async (tx) => {
    const [copy, threads, people] = await Promise.all([
      readOrder(tx, shop, orderId),
      threadsOfOrder(tx, shop, orderId),
      listStaff(tx, shop),
    ]);
    if (!copy) throw new AppError('not-found', 'This order is not there.');
    const threadIds = threads.map((thread) => thread.id);
    const log = await eventsOfOrder(tx, shop, orderId, threadIds);
    const messageIds = log.flatMap((event) => (event.messageId ? [event.messageId] : []));
    const messages = await messagesByIds(tx, shop, messageIds);
    const names = new Map(people.map((person) => [person.id, staffName(person)]));
    const { order, readAt } = copy;
    const ours = ourEntries(log, { threads, messages, names });
    return {
      now: now.toISOString(),
      viewer: viewerOf(admin),
      order: { id: order.id, name: order.name, href: adminHref(shop.domain, 'orders', order.id) },
      entries: [...orderEntries(order), ...ours].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
      orderNow: {
        status: statusWords(
          order.displayFinancialStatus ?? null,
          order.displayFulfillmentStatus,
          order.cancelledAt ?? null,
        ),
        total: presentment(order.currentTotalPriceSet),
        refunded: presentment(order.totalRefundedSet),
        conversations: threads.map((thread) => ({
          threadId: thread.id,
          subject: thread.subject,
          status: thread.status === 'closed' || thread.status === 'waiting' ? thread.status : 'open',
        })),
        readAt: readAt.toISOString(),
      },
    };
  });
}

function ourEntries(
  log: LoggedEvent[],
  sources: { threads: Thread[]; messages: Message[]; names: Map<string, string> },
): TimelineEntry[] {
  const threadOf = new Map(sources.threads.map((thread) => [thread.id, thread]));
  const messageOf = new Map(sources.messages.map((message) => [message.id, message]));
  return log.flatMap((event) => {
    const thread = event.threadId ? (threadOf.get(event.threadId) ?? null) : null;
    const message = event.messageId ? (messageOf.get(event.messageId) ?? null) : null;
    const entry = entryOf(event, { thread, message, names: sources.names });
    return entry ? [entry] : [];
  });
}

/** "Paid, delivered": Shopify's two statuses as a person says them. */
function statusWords(financial: string | null, fulfillment: string, cancelledAt: string | null): string {
  if (cancelledAt) return 'Cancelled';
  const words = [financial, fulfillment].flatMap((status) =>
    status ? [status.toLowerCase().replaceAll('_', ' ')] : [],
  );
  const sentence = words.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
