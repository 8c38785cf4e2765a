import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messagesOfThreads, threadsOfCustomer } from './threads-of-customer.server.ts';

/** A conversation as its customer may see it. */
export type ExportedConversation = {
  id: string;
  subject: string;
  customer: { name: string; address: string };
  status: string;
  orderId: string | null;
  beganAt: Date;
  messages: { direction: string; at: Date; from: string; to: string; text: string; quoted: string }[];
};

/** All conversations of these addresses (lower case), and the received mails behind them. */
export async function exportCustomer(
  tx: Tx,
  shop: Shop,
  addresses: string[],
): Promise<{ conversations: ExportedConversation[]; mailIds: string[] }> {
  const threads = await threadsOfCustomer(tx, shop, { addresses, orderIds: [] });
  const messages = await messagesOfThreads(
    tx,
    shop,
    threads.map((thread) => thread.id),
  );
  const conversations = threads.map((thread) => ({
    id: thread.id,
    subject: thread.subject,
    customer: { name: thread.customerName, address: thread.customerAddress },
    status: thread.status,
    orderId: thread.orderId,
    beganAt: thread.createdAt,
    messages: messages
      .filter((message) => message.threadId === thread.id)
      .map(({ direction, at, fromAddress, toAddress, text, quoted }) => ({
        direction,
        at,
        from: fromAddress,
        to: toAddress,
        text,
        quoted,
      })),
  }));
  return { conversations, mailIds: messages.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])) };
}
