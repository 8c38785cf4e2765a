import { draftOfThread } from '#app/domains/ai/read-draft.server.ts';
import { listAttachments } from '#app/domains/attachments/list-attachments.server.ts';
import { eventsOfThread } from '#app/domains/audit/list-events.server.ts';
import { otherThreads, readMessages, readThread, type Thread } from '#app/domains/inbox/read-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { sendsOfThread } from '#app/domains/mail/list-sends.server.ts';
import { readMails } from '#app/domains/mail/read-mail.server.ts';
import { listStaff, staffName } from '#app/domains/tenancy/list-staff.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { viewerOf } from '#app/edge/viewer.server.ts';
import { outages } from '#app/jobs/outages.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { threadItems } from './load-items.server.ts';
import { customerCard, orderPanel, readPanelOrders } from './load-order.server.ts';
import { replyData } from './load-reply.server.ts';
import type { ConversationData } from './view.ts';

/**
 * The data of one conversation: two rounds of questions, since the second needs to know what the first found. Looking at it
 * makes it read.
 *
 * @throws {AppError} `not-found`
 */
export async function loadConversation(admin: Admin): Promise<ConversationData> {
  const { shop, now, params } = admin;
  const threadId = params.threadId ?? '';
  return admin.inShop(async (tx) => {
    const thread = isUuid(threadId) ? await readThread(tx, shop, threadId) : null;
    if (!thread) throw new AppError('not-found', 'This conversation is not there.');
    const [messages, sends, log, draft, people, others, panel, down] = await Promise.all([
      readMessages(tx, shop, thread.id),
      sendsOfThread(tx, shop, thread.id),
      eventsOfThread(tx, shop, thread.id),
      draftOfThread(tx, shop, thread.id),
      listStaff(tx, shop),
      otherThreads(tx, shop, thread),
      readPanelOrders(tx, shop, thread),
      outages(tx, shop, now),
    ]);
    const mailIds = messages.flatMap((message) => (message.mailId ? [message.mailId] : []));
    const htmlIds = messages.flatMap((message) => (message.mailId && message.hasHtml ? [message.mailId] : []));
    const [files, mails] = await Promise.all([
      listAttachments(tx, shop, mailIds),
      readMails(tx, shop, htmlIds),
      thread.unread ? updateThread(tx, shop, thread.id, { unread: false }, now) : null,
    ]);
    const names = new Map(people.map((person) => [person.id, staffName(person)]));
    const order = orderPanel({ thread, panel, names, down: down.find(({ service }) => service === 'shopify') ?? null });
    return {
      now: now.toISOString(),
      viewer: viewerOf(admin),
      thread: {
        id: thread.id,
        subject: thread.subject,
        status: statusOf(thread),
        assignee: thread.assigneeId ? { id: thread.assigneeId, name: names.get(thread.assigneeId) ?? '' } : null,
        customer: { name: thread.customerName || thread.customerAddress, address: thread.customerAddress },
        newestMailId: thread.lastInboundId,
      },
      staff: people.map((person) => ({ id: person.id, name: staffName(person) })),
      items: threadItems(admin, { messages, sends, log, files, mails, names }),
      reply: replyData({
        thread,
        draft,
        sends,
        names,
        orderCopy: panel.linked,
        locale: admin.staff.locale,
        timeZone: shop.timezone,
      }),
      order,
      customer: customerCard(thread, panel.linked?.order ?? null, shop.domain),
      others: others.map((other) => ({
        threadId: other.id,
        subject: other.subject,
        status: statusOf(other),
        at: other.lastMessageAt.toISOString(),
      })),
    };
  });
}

/** The column is text, so that row-level security can use its index; only these three are ever written. */
function statusOf(thread: Thread): 'open' | 'waiting' | 'closed' {
  return thread.status === 'closed' || thread.status === 'waiting' ? thread.status : 'open';
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
