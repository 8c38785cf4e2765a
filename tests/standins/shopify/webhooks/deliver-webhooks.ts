import { randomUUID } from 'node:crypto';
import type { AdminContext } from '../context.ts';
import { type Delivery, postOnce, RETRY_GAPS } from './delivery.ts';

export type NewWebhook = {
  topic: string;
  shop: string;
  payload: unknown;
  webhookId?: string;
  eventId?: string;
  /** ISO time. */
  triggeredAt?: string;
};

/** Finished deliveries that are kept to be looked at. */
const KEPT = 500;

export type Webhooks = ReturnType<typeof deliverWebhooks>;

/**
 * Sends webhooks to the app and tries again when it does not take them. Faults of its own, each used up by one webhook:
 * `duplicate` posts it twice, `reorder` holds it until the next one of the same shop has gone.
 */
export function deliverWebhooks(context: AdminContext) {
  const { options, store, faults } = context;
  const scale = options.timeScale ?? 1;
  const timers = new Set<NodeJS.Timeout>();
  let stopped = new AbortController();

  function schedule(delivery: Delivery) {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        void attempt(delivery);
      },
      Math.max(0, delivery.dueAt - Date.now()),
    );
    timers.add(timer);
  }

  async function attempt(delivery: Delivery) {
    const signal = stopped.signal;
    const result = await postOnce(delivery, options.apiSecret, signal);
    // Cut off because the stand-in stops: it stays due, and is posted again after a restart.
    if (signal.aborted) return;
    delivery.attempts.push(result);
    const taken = result.status !== null && result.status >= 200 && result.status < 300;
    const gap = RETRY_GAPS[delivery.attempts.length - 1];
    if (taken) delivery.state = 'delivered';
    else if (gap === undefined) delivery.state = 'failed';
    else {
      delivery.dueAt = Date.now() + (gap * 1000) / scale;
      schedule(delivery);
    }
    if (delivery.attempts.length === 1) release(delivery);
    store.save();
  }

  /** Lets go what was held until this one had gone. */
  function release(gone: Delivery) {
    for (const held of store.state.deliveries) {
      if (held.state !== 'held' || held.shop !== gone.shop || held === gone) continue;
      held.state = 'pending';
      schedule(held);
    }
  }

  function add(webhook: NewWebhook, uri: string, hold: boolean): Delivery {
    const delivery: Delivery = {
      id: randomUUID(),
      webhookId: webhook.webhookId ?? randomUUID(),
      eventId: webhook.eventId ?? randomUUID(),
      topic: webhook.topic,
      shop: webhook.shop,
      url: /^https?:/.test(uri) ? uri : `${options.appUpstreamUrl}${uri}`,
      body: JSON.stringify(webhook.payload),
      triggeredAt: webhook.triggeredAt ?? new Date().toISOString(),
      state: hold ? 'held' : 'pending',
      dueAt: Date.now(),
      attempts: [],
    };
    store.state.deliveries = [...forgetOld(store.state.deliveries), delivery];
    store.save();
    if (!hold) schedule(delivery);
    return delivery;
  }

  return {
    /** Undefined when the app has not subscribed to the topic. */
    send(webhook: NewWebhook): Delivery | undefined {
      const uri = options.webhookUris[webhook.topic];
      if (uri === undefined) return undefined;
      const twice = faults.takeFault('duplicate') !== undefined;
      const delivery = add(webhook, uri, faults.takeFault('reorder') !== undefined);
      const { webhookId, eventId, triggeredAt } = delivery;
      if (twice) add({ ...webhook, webhookId, eventId, triggeredAt }, uri, false);
      return delivery;
    },
    /** Takes up again what a stopped stand-in had not delivered. */
    resume() {
      for (const delivery of store.state.deliveries) if (delivery.state === 'pending') schedule(delivery);
    },
    /** Nothing is posted any more; what is under way is cut off and stays pending. */
    stop() {
      stopped.abort();
      stopped = new AbortController();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function forgetOld(deliveries: Delivery[]): Delivery[] {
  const finished = deliveries.filter((one) => one.state === 'delivered' || one.state === 'failed');
  const forgotten = new Set(finished.slice(0, Math.max(0, finished.length - KEPT)));
  return deliveries.filter((one) => !forgotten.has(one));
}
