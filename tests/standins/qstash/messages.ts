import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { LogLine, LogState, Message, MessageSpec } from './records.ts';
import type { Store } from './store.ts';

/** Within this time a second message under one deduplication id is dropped (QStash documentation, "Deduplication"). */
const DEDUPLICATION_WINDOW_MS = 10 * 60_000;

export type Published = { messageId: string; deduplicated?: true };

export type Messages = ReturnType<typeof createMessages>;

/** The messages and their log, without what delivers them. */
export function createMessages(store: Store, clock: Clock) {
  let lastMessage = Math.max(0, ...store.all('message').map((message) => message.number));
  let lastLine = Math.max(0, ...store.all('log').map((line) => Number(line.id)));

  function log(messageId: string, state: LogState, more: Partial<LogLine> = {}) {
    lastLine += 1;
    store.put('log', { id: String(lastLine), time: Math.round(clock.now()), state, messageId, ...more });
  }

  return {
    log,
    /** Takes a message in; under a deduplication id of the last ten minutes it answers with the first one's id instead. */
    publish: (spec: MessageSpec, more: { deduplicationId?: string; scheduleId?: string } = {}): Published => {
      const now = clock.now();
      const { deduplicationId, scheduleId } = more;
      for (const old of store.all('deduplication')) if (old.until <= now) store.remove('deduplication', old.id);
      const earlier = deduplicationId === undefined ? undefined : store.get('deduplication', deduplicationId);
      if (earlier) return { messageId: earlier.messageId, deduplicated: true };

      lastMessage += 1;
      const message: Message = {
        ...spec,
        id: `msg_${randomUUID().replaceAll('-', '')}`,
        number: lastMessage,
        createdAt: Math.round(now),
        dueAt: now + spec.delayMs,
        state: 'waiting',
        retried: 0,
        ...(scheduleId !== undefined && { scheduleId }),
      };
      store.put('message', message);
      if (deduplicationId !== undefined) {
        store.put('deduplication', {
          id: deduplicationId,
          messageId: message.id,
          until: now + DEDUPLICATION_WINDOW_MS,
        });
      }
      log(message.id, 'CREATED');
      return { messageId: message.id };
    },
    /** Stops a message that is not done; one that is just being delivered gets no further attempt. False when there is none. */
    cancel: (messageId: string): boolean => {
      const message = store.get('message', messageId);
      if (message?.state !== 'waiting' && message?.state !== 'active') return false;
      log(messageId, 'CANCEL_REQUESTED');
      store.put('message', { ...message, state: 'cancelled' });
      log(messageId, 'CANCELLED');
      return true;
    },
  };
}
