import type { FaultBoard } from '#tests/standins/shared/faults.ts';
import { callbackSpec } from './callbacks.ts';
import type { Clock } from './clock.ts';
import { nextTime, parseCron } from './cron.ts';
import { createFlowControl } from './flow-control.ts';
import type { Messages } from './messages.ts';
import type { Answer, Message } from './records.ts';
import { waitBeforeRetry } from './retry-wait.ts';
import { sendRequest } from './send-request.ts';
import { signDelivery } from './signature.ts';
import type { Store } from './store.ts';

const NOT_RETRYABLE = 489;

/** Real QStash has such a limit by plan; without one a burst would open thousands of connections to one app. */
const MOST_AT_ONCE = 100;

export type Engine = ReturnType<typeof createEngine>;

/**
 * Delivers what is due. `wake` looks at everything and then sleeps until the next thing is due; it is called after every
 * change. An attempt that was under way when the process ended is made again: delivery is at least once.
 *
 * Faults of its own, each used up by one delivery:
 * - `duplicate`: the message is delivered a second time after the first, or beside it with `parallel: true`.
 * - `reorder`: the message waits until another one has been delivered.
 * - `lost-ack`: delivered, but the answer counts as a failure.
 */
export function createEngine(context: { store: Store; clock: Clock; messages: Messages; faults: FaultBoard }) {
  const { store, clock, messages, faults } = context;
  const flow = createFlowControl();
  const running = new Set<Promise<void>>();
  const held = new Set<string>();
  const heldOnce = new Set<string>();
  const stopping = new AbortController();

  for (const message of store.all('message')) {
    if (message.state === 'active') store.put('message', { ...message, state: 'waiting' });
  }

  function wake() {
    if (stopping.signal.aborted) return;
    const now = clock.now();
    let next = fireSchedules(now);
    for (const message of waitingInOrder()) {
      if (held.has(message.id)) continue;
      const at = message.dueAt > now ? message.dueAt : flow.freeAt(message.flowControl, now);
      if (at > now) next = Math.min(next, at);
      else if (running.size < MOST_AT_ONCE) start(message, now);
    }
    clock.wakeAt(next === Number.POSITIVE_INFINITY ? undefined : next, wake);
  }

  const waitingInOrder = () =>
    store
      .all('message')
      .filter((message) => message.state === 'waiting')
      .sort((a, b) => a.dueAt - b.dueAt || a.number - b.number);

  /** Publishes for each schedule that is due, once however far the clock jumped; answers when the next one is due. */
  function fireSchedules(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const schedule of store.all('schedule')) {
      if (schedule.isPaused) continue;
      let { nextAt } = schedule;
      if (nextAt <= now) {
        messages.publish(schedule.spec, { scheduleId: schedule.id });
        nextAt = nextTime(parseCron(schedule.cron), now) ?? Number.POSITIVE_INFINITY;
        store.put('schedule', { ...schedule, nextAt, lastAt: Math.round(now) });
      }
      next = Math.min(next, nextAt);
    }
    return next;
  }

  function start(message: Message, now: number) {
    if (!heldOnce.has(message.id) && faults.takeFault('reorder')) {
      held.add(message.id);
      heldOnce.add(message.id);
      return;
    }
    store.put('message', { ...message, state: 'active' });
    messages.log(message.id, 'ACTIVE');
    flow.enter(message.flowControl, now);
    const attempt = attemptOnce(message).finally(() => {
      running.delete(attempt);
      flow.leave(message.flowControl);
      held.clear();
      wake();
    });
    running.add(attempt);
  }

  async function attemptOnce(message: Message) {
    const lostAck = faults.takeFault('lost-ack');
    const duplicate = faults.takeFault('duplicate');
    const beside = duplicate?.parallel === true ? send(message) : undefined;
    const answer = await send(message);
    if (duplicate) await (beside ?? send(message));
    settle(
      message.id,
      lostAck ? { status: 0, headers: {}, body: Buffer.alloc(0), error: 'the answer was lost' } : answer,
    );
  }

  function send(message: Message): Promise<Answer> {
    const body = Buffer.from(message.bodyBase64, 'base64');
    const sent = message.method === 'GET' || message.method === 'HEAD' ? Buffer.alloc(0) : body;
    return sendRequest({
      url: message.url,
      method: message.method,
      headers: {
        ...message.headers,
        'user-agent': 'Upstash-QStash',
        'upstash-signature': signDelivery(store.get('keys', 'keys')?.current ?? '', message.url, sent),
        'upstash-message-id': message.id,
        'upstash-retried': String(message.retried),
        'upstash-caller-ip': '127.0.0.1',
        ...(message.scheduleId !== undefined && { 'upstash-schedule-id': message.scheduleId }),
      },
      body: sent,
      timeoutMs: message.timeoutMs,
      signal: stopping.signal,
    });
  }

  function settle(messageId: string, answer: Answer) {
    const message = store.get('message', messageId);
    if (stopping.signal.aborted || message?.state !== 'active') return; // stopped, cancelled or reset meanwhile
    if (message.callback && answer.error === undefined) {
      messages.publish(callbackSpec(message.callback, message, answer, undefined));
    }
    if (answer.status >= 200 && answer.status < 300) {
      store.put('message', { ...message, state: 'delivered' });
      messages.log(messageId, 'DELIVERED', { responseStatus: answer.status });
      return;
    }
    messages.log(messageId, 'ERROR', {
      responseStatus: answer.status,
      error: answer.error ?? `the destination answered ${answer.status}`,
    });
    const isFinal =
      answer.status === NOT_RETRYABLE && answer.headers['upstash-nonretryable-error']?.[0]?.toLowerCase() === 'true';
    if (isFinal || message.retried >= message.retries) return bury(message, answer);
    const dueAt = clock.now() + waitBeforeRetry(message, message.retried, answer);
    store.put('message', { ...message, state: 'waiting', retried: message.retried + 1, dueAt });
    messages.log(messageId, 'RETRY', { nextDeliveryTime: Math.round(dueAt) });
  }

  function bury(message: Message, answer: Answer) {
    const failed: Message = { ...message, state: 'failed' };
    const dlqId = `${Math.round(clock.now())}-${message.number}`;
    const { body, ...rest } = answer;
    store.put('message', failed);
    store.put('deadLetter', {
      id: dlqId,
      at: Math.round(clock.now()),
      message: failed,
      answer: { ...rest, bodyBase64: body.toString('base64') },
    });
    messages.log(message.id, 'FAILED', { responseStatus: answer.status });
    if (message.failureCallback) messages.publish(callbackSpec(message.failureCallback, message, answer, dlqId));
  }

  /** True once nothing is being delivered and nothing is due; false when that did not come within the time. */
  async function idle(withinMs: number): Promise<boolean> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const due = waitingInOrder().some((message) => message.dueAt <= clock.now() && !held.has(message.id));
      if (running.size === 0 && !due) return true;
      if (Date.now() >= deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    wake,
    idle,
    flow,
    /** Delivers a message once more, newly signed, whatever became of it before; its state stays. */
    deliverAgain: async (messageId: string): Promise<Answer | undefined> => {
      const message = store.get('message', messageId);
      return message && send(message);
    },
    stop: async () => {
      stopping.abort();
      clock.stop();
      await Promise.allSettled(running);
    },
  };
}
