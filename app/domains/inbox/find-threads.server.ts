import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messageRefs, messages, threads } from '#drizzle/schema/inbox.ts';
import type { KnownMessage, ThreadLookup } from './thread-for.ts';

/** Ids that thousands of mails refer to (a mailing's) tell nothing; so many are read at most. */
const MOST = 200;

/** What `threadFor` asks, answered from the shop's own conversations: each question one statement over an index. */
export function findThreads(tx: Tx, shop: Shop): ThreadLookup {
  const known = { threadId: threads.id, customerAddress: threads.customerAddress, subjectKey: threads.subjectKey };

  async function byRefs(kind: 'own' | 'refers', keys: string[]): Promise<KnownMessage[]> {
    const rows = await tx
      .select({
        ...known,
        at: messages.at,
        key: messageRefs.rfcId,
        fromShop: messages.fromShop,
        references: messages.references,
        people: messages.people,
      })
      .from(messageRefs)
      .innerJoin(messages, and(eq(messages.shopId, messageRefs.shopId), eq(messages.id, messageRefs.messageId)))
      .innerJoin(threads, and(eq(threads.shopId, messages.shopId), eq(threads.id, messages.threadId)))
      .where(and(eq(messageRefs.shopId, shop.id), eq(messageRefs.kind, kind), inArray(messageRefs.rfcId, keys)))
      .limit(MOST);
    return rows.map(({ references, ...row }) => ({ ...row, isReply: references.length > 0 }));
  }

  return {
    byMessageIds: (keys) => byRefs('own', keys),
    byReferenced: (keys) => byRefs('refers', keys),
    async byToken(token) {
      const [thread] = await tx
        .select({ ...known, at: threads.lastMessageAt })
        .from(threads)
        .where(and(eq(threads.shopId, shop.id), eq(threads.replyToken, token)));
      return thread ?? null;
    },
    recentByCustomer: (address, subjectKey, since) =>
      tx
        .select({ ...known, at: threads.lastMessageAt })
        .from(threads)
        .where(
          and(
            eq(threads.shopId, shop.id),
            eq(threads.customerAddress, address),
            eq(threads.subjectKey, subjectKey),
            gte(threads.lastMessageAt, since),
          ),
        )
        .orderBy(desc(threads.lastMessageAt))
        .limit(10),
  };
}
