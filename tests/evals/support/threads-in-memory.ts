import { subjectKey } from '#app/domains/inbox/subject-key.ts';
import type {
  KnownMessage,
  KnownThread,
  ThreadAnswer,
  ThreadableMail,
  ThreadLookup,
} from '#app/domains/inbox/thread-for.ts';
import { messageIdKey } from '#app/domains/mail/message-id-key.ts';

type Stored = Omit<KnownMessage, 'customerAddress' | 'subjectKey'> & { cites: string[] };

/** The conversations of one shop, found by the same keys as in the database. `tokens`: reply tokens of the shop's own. */
export function threadsInMemory() {
  const threads = new Map<string, KnownThread>();
  const messages: Stored[] = [];
  const tokens = new Map<string, string>();

  const known = ({ cites: _, ...message }: Stored, key: string): KnownMessage[] => {
    const thread = threads.get(message.threadId);
    return thread ? [{ ...message, customerAddress: thread.customerAddress, subjectKey: thread.subjectKey, key }] : [];
  };

  const lookup: ThreadLookup = {
    async byMessageIds(keys) {
      return messages.filter((message) => keys.includes(message.key)).flatMap((message) => known(message, message.key));
    },
    async byReferenced(keys) {
      return messages.flatMap((message) =>
        message.cites.filter((key) => keys.includes(key)).flatMap((key) => known(message, key)),
      );
    },
    async byToken(token) {
      return threads.get(tokens.get(token) ?? '') ?? null;
    },
    async recentByCustomer(address, key, since) {
      return [...threads.values()].filter(
        (thread) => thread.customerAddress === address && thread.subjectKey === key && thread.at >= since,
      );
    },
  };

  /** Files a mail as the product does; a thread id that is new begins a conversation of that customer. */
  function file(mail: ThreadableMail, threadId: string, { customerAddress, fromShop }: ThreadAnswer): void {
    const cites = [...mail.references, ...mail.inReplyTo].map(messageIdKey);
    threads.set(threadId, {
      threadId,
      customerAddress: threads.get(threadId)?.customerAddress ?? customerAddress,
      subjectKey: threads.get(threadId)?.subjectKey ?? subjectKey(mail.subject),
      at: mail.receivedAt,
    });
    messages.push({
      threadId,
      key: messageIdKey(mail.messageId ?? ''),
      fromShop,
      isReply: cites.length > 0,
      people: [mail.from, ...mail.to, ...mail.cc].map((mailbox) => mailbox.address),
      at: mail.receivedAt,
      cites: [...new Set(cites)],
    });
    const token = fromShop ? tagOf(mail.replyTo?.address ?? mail.from.address) : null;
    if (token !== null) tokens.set(token, threadId);
  }

  return { lookup, file };
}

/** An address without what stands behind a plus. */
export function bare(address: string): string {
  return address.replace(/\+[^@]*@/, '@');
}

function tagOf(address: string): string | null {
  return /\+([^@]+)@/.exec(address)?.[1] ?? null;
}
