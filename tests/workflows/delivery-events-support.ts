import { action } from '#app/routes/inbound.mailgun-events.ts';
import { newToken } from '#tests/support/app-mail.ts';
import type { AppWorld } from '#tests/support/app-world.ts';
import { signature } from '#tests/support/mailgun-request.ts';
import { callAction } from '#tests/support/serve-routes.ts';
import { approve } from './shop-leaves-support.ts';

export const KEY = 'mailgun-signing-key';
export const DELIVERED = { event: 'delivered', 'delivery-status': { code: 250, message: 'OK' } };
export const FAILED = { event: 'failed', severity: 'permanent', reason: 'bounce', 'delivery-status': { code: 550 } };

export type Event = { data?: object; variables?: object; at?: Date; key?: string; token?: string };

/** Through the route's own action. @returns the status. */
export async function post(body: string): Promise<number> {
  const request = new Request('http://127.0.0.1/inbound/mailgun-events', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return (await callAction(action, request)).status;
}

/** What tests say of replies and of the events about them. */
export function eventsFor(app: () => AppWorld) {
  /** One of Mailgun's webhooks about a reply. */
  function eventBody(sendId: string, event: Event = {}): string {
    const variables = event.variables ?? { 'shop-id': String(app().shop.id), 'send-id': sendId };
    const data = {
      id: newToken().slice(0, 22),
      timestamp: app().clock.now().getTime() / 1000,
      recipient: 'ines.duarte@example.com',
      message: { headers: { 'message-id': `${sendId}@mail.aftersale.example` } },
      'user-variables': variables,
      ...(event.data ?? DELIVERED),
    };
    const signed = signature(event.at ?? app().clock.now(), event.key ?? KEY, event.token ?? newToken());
    return JSON.stringify({ signature: signed, 'event-data': data });
  }

  const tell = (sendId: string, event: Event = {}) => post(eventBody(sendId, event));

  let customers = 0;
  /** A reply in the state that it has while nothing has been said of it; the provider is not asked. */
  async function reply(state: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' = 'sent') {
    customers += 1;
    const address = `reader-${customers}@example.com`;
    await app().mail({ from: `Inês Duarte <${address}>` });
    await app().runDue();
    const [thread] = await app().sql`select id from threads where customer_address = ${address}`;
    const threadId = String(thread?.id);
    const sendId = await approve(app(), app(), threadId);
    app().waiting().splice(0);
    if (state !== 'queued') {
      await app()
        .sql`update sends set state = ${state}, called_at = ${app().clock.now().toISOString()} where id = ${sendId}`;
      const shown = state === 'sent' ? 'none' : state;
      await app().sql`update threads set send_state = ${shown}, status = 'waiting' where id = ${threadId}`;
    }
    return { sendId, threadId };
  }

  async function stateOf({ sendId, threadId }: { sendId: string; threadId: string }) {
    const [send] = await app().sql`select state, delivered_at from sends where id = ${sendId}`;
    const [thread] = await app().sql`select status, send_state from threads where id = ${threadId}`;
    const log = await app().sql`
      select verb from events where thread_id = ${threadId} and verb like 'reply.%' and verb <> 'reply.approved' order by id`;
    return {
      state: send?.state,
      delivered: send?.delivered_at !== null,
      status: thread?.status,
      sendState: thread?.send_state,
      log: log.map(({ verb }) => verb),
    };
  }

  /** All that an event could change. */
  async function everything(): Promise<unknown> {
    return [
      await app().sql`select * from sends order by id`,
      await app().sql`select * from threads order by id`,
      await app().sql`select * from events order by id`,
    ];
  }

  return { eventBody, tell, reply, stateOf, everything };
}
