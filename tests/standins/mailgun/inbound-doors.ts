import { type Request, Router } from 'express';
import { type Context, isRouted, type PostOffice } from './context.ts';
import { bodyOf, door, jsonBody, queryOf } from './http.ts';
import type { RouteMode } from './options.ts';
import { type AuthResult, type IncomingMail, receiveMail, type SenderChecks } from './receive.ts';
import type { Delivery, MailRecord } from './state.ts';

const MODES: readonly string[] = ['forward', 'store', 'mime'];
const RESULTS: readonly string[] = ['pass', 'fail', 'none'];

/**
 * Control doors for mail that comes in:
 * - `POST /__standin/inbound` {raw, recipient, sender?, mode?, spamFlag?, auth?, wait?}: `raw` is the text or the base64
 *   of a mail (RFC 5322), `recipient` one address or a list, `auth` {spf, dkim, dmarc, dkimDomain?} or one word for all.
 * - `POST /__standin/inbound-raw?recipient=&sender=&mode=&spamFlag=&auth=&spf=&dkim=&dmarc=&wait=`: the bytes themselves.
 *   Both answer 202 {key, messageId, deliveries}; with `wait` only after the first try of each post.
 * - `GET /__standin/inbound`: every post of a mail with the status of each try; `GET /__standin/webhooks`: of events.
 * - `POST /__standin/retry-now`: makes all pending retries at once, and answers when they were made.
 */
export function inboundDoors(context: Context, post: PostOffice): Router {
  const { store } = context;
  const control = Router();

  async function take(incoming: IncomingMail, wait: boolean) {
    const mail = await receiveMail(context, incoming);
    const deliveries = incoming.recipients.map((recipient) => post.postInbound(mail, recipient, incoming.mode));
    if (wait) await post.firstTry(deliveries);
    return { key: mail.key, messageId: mail.messageId, deliveries: deliveries.map((one) => describe(one, mail)) };
  }

  control.post(
    '/__standin/inbound',
    door(async (request, response) => {
      const body = jsonBody(request);
      const recipients = addressesIn(body.recipient);
      if (typeof body.raw !== 'string' || recipients.length === 0) {
        return response.status(400).json({ message: 'raw and recipient are needed' });
      }
      const incoming: IncomingMail = {
        raw: rawMail(body.raw),
        recipients,
        sender: typeof body.sender === 'string' ? body.sender : undefined,
        mode: modeIn(body.mode),
        spamFlag: body.spamFlag === true,
        auth: authIn(body.auth),
      };
      return response.status(202).json(await take(incoming, body.wait === true));
    }),
  );

  control.post(
    '/__standin/inbound-raw',
    door(async (request, response) => {
      const recipients = addressesIn(queryOf(request, 'recipient'));
      if (recipients.length === 0) return response.status(400).json({ message: 'recipient is needed in the query' });
      const incoming: IncomingMail = {
        raw: bodyOf(request),
        recipients,
        sender: queryOf(request, 'sender'),
        mode: modeIn(queryOf(request, 'mode')),
        spamFlag: queryOf(request, 'spamFlag') === 'true',
        auth: authIn(queryOf(request, 'auth') ?? checksInQuery(request)),
      };
      return response.status(202).json(await take(incoming, queryOf(request, 'wait') !== undefined));
    }),
  );

  const list = (kind: Delivery['kind']) =>
    store.state.deliveries
      .filter((delivery) => delivery.kind === kind)
      .map((delivery) => describe(delivery, store.mail(delivery.mailKey)));
  control.get(
    '/__standin/inbound',
    door((_request, response) => response.json(list('inbound'))),
  );
  control.get(
    '/__standin/webhooks',
    door((_request, response) => {
      const events = new Map(store.state.log.map((entry) => [entry.id, entry.event]));
      response.json(
        store.state.deliveries
          .filter(({ kind }) => kind === 'event')
          .map((delivery) => ({ ...describe(delivery, undefined), event: events.get(delivery.eventId ?? '') })),
      );
    }),
  );
  control.post(
    '/__standin/retry-now',
    door(async (_request, response) => {
      await post.retryNow();
      response.json(list('inbound'));
    }),
  );
  return control;
}

/** Mail to addresses of the app takes a Route; other recipients find it in their mailbox at once. */
export function distribute(context: Context, post: PostOffice, mail: MailRecord, mode?: RouteMode): Delivery[] {
  mail.deliveredTo = mail.recipients.filter((recipient) => !isRouted(context.options, recipient));
  context.store.changed();
  const routed = mail.recipients.filter((recipient) => isRouted(context.options, recipient));
  return routed.map((recipient) => post.postInbound(mail, recipient, mode));
}

const describe = (delivery: Delivery, mail: MailRecord | undefined) => ({
  ...delivery,
  ...(mail ? { messageId: mail.messageId, subject: mail.subject } : {}),
});

/** A mail has a colon after its first header's name, and base64 has none. */
function rawMail(text: string): Buffer {
  const packed = text.replace(/[\r\n]/g, '');
  const isBase64 = packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed);
  return isBase64 ? Buffer.from(packed, 'base64') : Buffer.from(text);
}

function addressesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  return list.map((address) => address.trim()).filter(Boolean);
}

function modeIn(value: unknown): RouteMode | undefined {
  if (value === undefined) return undefined;
  if (MODES.includes(String(value))) return value as RouteMode;
  throw new Error(`mode must be one of ${MODES.join(', ')}`);
}

function authIn(value: unknown): SenderChecks | AuthResult | undefined {
  if (value === undefined) return undefined;
  const results = typeof value === 'object' && value !== null ? value : { all: value };
  for (const [name, result] of Object.entries(results)) {
    if (name !== 'dkimDomain' && !RESULTS.includes(String(result))) throw new Error(`auth: ${RESULTS.join(', ')}`);
  }
  return value as SenderChecks | AuthResult;
}

function checksInQuery(request: Request): Record<string, string> | undefined {
  const given = ['spf', 'dkim', 'dmarc', 'dkimDomain'].flatMap((name) => {
    const value = queryOf(request, name);
    return value === undefined ? [] : [[name, value]];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
