import { z } from 'zod';
import { parseJson } from './adapters/mailgun-fields.ts';
import { verifySignature } from './adapters/mailgun-signature.server.ts';

export type DeliveryOutcome =
  /** What became of a reply. `at`: when, as the provider says. */
  | { kind: 'event'; event: DeliveryEvent; shopId: number; sendId: string; at: Date }
  /** Genuine, and about nothing of ours: another event, or a mail without our variables. */
  | { kind: 'nothing' }
  | { kind: 'refused'; reason: 'forged' | 'stale' | 'too-large' | 'malformed' };

export type DeliveryEvent =
  | { type: 'delivered' }
  /** For good; a temporary failure is tried again by the provider and says nothing. */
  | { type: 'failed'; code: number | null }
  | { type: 'complained' };

/** Mailgun's own events have a few kilobytes. */
const MAX_BYTES = 256 * 1024;

const signed = z.object({
  signature: z.object({ timestamp: z.coerce.string(), token: z.string(), signature: z.string() }),
});
/** documentation.mailgun.com, Webhooks and "Event structure". */
const body = z.object({
  'event-data': z.object({
    event: z.string(),
    severity: z.string().nullish(),
    timestamp: z.number().nullish(),
    'delivery-status': z
      .object({ code: z.number().nullish().catch(null) })
      .nullish()
      .catch(null),
    'user-variables': z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
});
/** What `send.server.ts` gave the mail; Mailgun hands a variable back as a string. */
const variables = z.object({
  'shop-id': z.coerce
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  'send-id': z.uuid(),
});

/**
 * Reads one of Mailgun's delivery webhooks. Its signature covers timestamp and token, not the body; but nobody besides
 * Mailgun and us ever sees the two together, so it vouches for the variables by which we know our own reply.
 */
export async function parseDeliveryEvent(
  request: Request,
  options: { signingKey: string; now: Date },
): Promise<DeliveryOutcome> {
  const text = await readText(request);
  if (text === null) return { kind: 'refused', reason: 'too-large' };
  const json = parseJson(text);
  if (json === undefined) return { kind: 'refused', reason: 'malformed' };
  const signature = signed.safeParse(json);
  if (!signature.success) return { kind: 'refused', reason: 'forged' };
  const verdict = verifySignature(signature.data.signature, options.signingKey, options.now);
  if (verdict !== 'genuine') return { kind: 'refused', reason: verdict };

  const parsed = body.safeParse(json);
  if (!parsed.success) return { kind: 'refused', reason: 'malformed' };
  const data = parsed.data['event-data'];
  const event = eventOf(data);
  const ours = variables.safeParse(data['user-variables']);
  if (!event || !ours.success) return { kind: 'nothing' };
  const at = data.timestamp ? new Date(data.timestamp * 1000) : options.now;
  // A clock that runs ahead, or nonsense, must not become a time that no screen can show.
  const plausible = at.getTime() > 0 && at <= options.now ? at : options.now;
  return { kind: 'event', event, shopId: ours.data['shop-id'], sendId: ours.data['send-id'], at: plausible };
}

function eventOf(data: z.output<typeof body>['event-data']): DeliveryEvent | null {
  if (data.event === 'delivered') return { type: 'delivered' };
  if (data.event === 'complained') return { type: 'complained' };
  if (data.event === 'failed' && data.severity === 'permanent') {
    return { type: 'failed', code: data['delivery-status']?.code ?? null };
  }
  return null;
}

/** null when there is more than an event can have; counted while it streams. */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
