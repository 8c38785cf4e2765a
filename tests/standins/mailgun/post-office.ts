import { type Context, newKey, type PostOffice } from './context.ts';
import { encodeForm } from './form.ts';
import { inboundForm, sign } from './inbound-form.ts';
import type { RouteMode } from './options.ts';
import type { Attempt, Delivery, LogEntry, MailRecord, Signature } from './state.ts';

const MINUTE = 60_000;
/** Waiting times after a failed post (Mailgun's user manual, "Routes" and "Webhooks"). */
const RETRY_AFTER_MS = {
  inbound: [10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE),
  event: [5, 10, 15, 60, 120, 240].map((minutes) => minutes * MINUTE),
};
const PATIENCE_MS = 60_000;
const HELD_AT_MOST_MS = 5_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Posts mails and events to the app. 200: done. 406: never again. Anything else, no answer included, is tried again
 * with a fresh signature. What is pending stands in the store, so that a restart takes it up.
 *
 * Faults: `duplicate` and `duplicate-event` post twice at once; `reorder` and `reorder-event` hold a post until the next
 * one is through (or `ms` later); `same-token` lets a retry use the signature of the try before.
 */
export function createPostOffice(context: Context): PostOffice {
  const { store, options, faults } = context;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const held: Record<Delivery['kind'], Delivery | null> = { inbound: null, event: null };
  let stopped = false;

  async function bodyOf(delivery: Delivery, signature: Signature): Promise<{ contentType: string; body: Buffer }> {
    if (delivery.kind === 'event') {
      const entry = store.state.log.find(({ id }) => id === delivery.eventId);
      return {
        contentType: 'application/json',
        body: Buffer.from(JSON.stringify({ signature, 'event-data': entry })),
      };
    }
    const mail = store.mail(delivery.mailKey);
    if (!mail) throw new Error(`The mail ${delivery.mailKey} is gone`);
    return encodeForm(await inboundForm(context, mail, delivery, signature));
  }

  async function post(delivery: Delivery, signature: Signature): Promise<Attempt> {
    const at = new Date().toISOString();
    try {
      const { contentType, body } = await bodyOf(delivery, signature);
      if (options.bodyLimit && body.length > options.bodyLimit) {
        return { at, status: 413, error: `${body.length} bytes are more than the host takes`, signature };
      }
      const answer = await fetch(delivery.url, {
        method: 'POST',
        headers: { 'content-type': contentType, 'user-agent': 'mailgun/treq-22.10.0' },
        body: new Uint8Array(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.arrayBuffer();
      return { at, status: answer.status, error: null, signature };
    } catch (error) {
      const cause = error instanceof Error && error.cause ? ` (${String(error.cause)})` : '';
      return { at, status: null, error: `${String(error)}${cause}`, signature };
    }
  }

  async function round(delivery: Delivery): Promise<void> {
    const suffix = delivery.kind === 'event' ? '-event' : '';
    const previous = delivery.attempts.at(-1)?.signature;
    const repeated = previous && delivery.rounds > 0 && faults.takeFault('same-token') ? previous : undefined;
    const times = faults.takeFault(`duplicate${suffix}`) ? 2 : 1;
    const signatures = Array.from({ length: times }, () => repeated ?? sign(options.webhookSigningKey));
    const attempts = await Promise.all(signatures.map((signature) => post(delivery, signature)));
    if (stopped) return;
    delivery.attempts.push(...attempts);
    delivery.rounds += 1;
    const statuses = attempts.map(({ status }) => status);
    if (statuses.includes(200)) finish(delivery, 'done');
    else if (statuses.includes(406)) finish(delivery, 'stopped');
    else {
      const wait = RETRY_AFTER_MS[delivery.kind][delivery.rounds - 1];
      if (wait === undefined) finish(delivery, 'gave-up');
      else schedule(delivery, wait / (options.timeScale ?? 1));
    }
    store.changed();
  }

  function finish(delivery: Delivery, state: Delivery['state']) {
    delivery.state = state;
    delivery.nextAt = null;
  }

  function schedule(delivery: Delivery, waitMs: number) {
    delivery.nextAt = new Date(Date.now() + waitMs).toISOString();
    clearTimeout(timers.get(delivery.id));
    const timer = setTimeout(() => void run(delivery), Math.min(waitMs, LONGEST_TIMER_MS));
    timers.set(delivery.id, timer);
  }

  function run(delivery: Delivery): Promise<void> {
    clearTimeout(timers.get(delivery.id));
    timers.delete(delivery.id);
    const under = running.get(delivery.id);
    if (under) return under;
    if (stopped || delivery.state !== 'pending') return Promise.resolve();
    const work = round(delivery).finally(() => {
      running.delete(delivery.id);
      const waiting = held[delivery.kind];
      if (waiting && waiting !== delivery) {
        held[delivery.kind] = null;
        void run(waiting);
      }
    });
    running.set(delivery.id, work);
    return work;
  }

  function begin(delivery: Delivery) {
    store.state.deliveries.push(delivery);
    store.changed();
    const fault = held[delivery.kind]
      ? undefined
      : faults.takeFault(delivery.kind === 'event' ? 'reorder-event' : 'reorder');
    if (!fault) return void run(delivery);
    held[delivery.kind] = delivery;
    schedule(delivery, fault.ms ?? HELD_AT_MOST_MS);
  }

  function forget() {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    held.inbound = null;
    held.event = null;
  }

  function newDelivery(
    fields: Pick<Delivery, 'kind' | 'url' | 'mode' | 'mailKey' | 'recipient' | 'eventId'>,
  ): Delivery {
    return { id: newKey(), ...fields, attempts: [], rounds: 0, state: 'pending', nextAt: new Date().toISOString() };
  }

  return {
    postInbound(mail: MailRecord, recipient: string, asked?: RouteMode): Delivery {
      const mode = asked ?? options.mode ?? 'forward';
      const url = options.routes[mode];
      if (!url) throw new Error(`No route is set for the mode "${mode}"`);
      const fields = { kind: 'inbound' as const, url, mode, mailKey: mail.key, recipient, eventId: null };
      const delivery = newDelivery(fields);
      begin(delivery);
      return delivery;
    },
    postEvent(entry: LogEntry, mailKey: string) {
      const url = options.routes.events;
      if (!url) return;
      const fields = { kind: 'event' as const, url, mode: 'forward' as const, mailKey, recipient: entry.recipient };
      begin(newDelivery({ ...fields, eventId: entry.id }));
    },
    resume() {
      for (const delivery of store.state.deliveries) {
        if (delivery.state !== 'pending') continue;
        schedule(delivery, Math.max(0, Date.parse(delivery.nextAt ?? '') - Date.now() || 0));
      }
    },
    async retryNow() {
      await Promise.all(store.state.deliveries.filter(({ state }) => state === 'pending').map(run));
    },
    async firstTry(deliveries: Delivery[]) {
      await Promise.all(deliveries.map((delivery) => running.get(delivery.id)));
    },
    forget,
    stop() {
      stopped = true;
      forget();
    },
  };
}
