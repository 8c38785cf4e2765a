import { createHmac } from 'node:crypto';
import { API_VERSION } from '../options.ts';

export type Attempt = { at: string; status: number | null; error: string | null };

/** One webhook on its way to the app. Payload and id stay the same over all attempts. */
export type Delivery = {
  id: string;
  webhookId: string;
  eventId: string;
  topic: string;
  shop: string;
  url: string;
  /** The raw body, as it was when the event happened. */
  body: string;
  triggeredAt: string;
  /** `held` by the fault `reorder` until the next one of the shop has gone. */
  state: 'pending' | 'held' | 'delivered' | 'failed';
  /** Milliseconds since 1970. */
  dueAt: number;
  attempts: Attempt[];
};

/** Shopify waits so long for an answer. It is a time of the network, so it is not scaled. */
const ANSWER_TIMEOUT = 5000;

/**
 * Seconds between two attempts: eight retries over four hours, growing, as in
 * https://shopify.dev/docs/apps/build/webhooks/troubleshooting-webhooks (the single gaps are not published).
 */
export const RETRY_GAPS = [15, 60, 180, 600, 1200, 2400, 3600, 6345];

/** Posts a delivery once, signed as Shopify signs it. Only a 2xx counts; a redirect does not. */
export async function postOnce(delivery: Delivery, apiSecret: string, giveUp: AbortSignal): Promise<Attempt> {
  const at = new Date().toISOString();
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT), giveUp]),
      body: delivery.body,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Shopify-Captain-Hook',
        'X-Shopify-Topic': delivery.topic,
        'X-Shopify-Shop-Domain': delivery.shop,
        'X-Shopify-API-Version': API_VERSION,
        'X-Shopify-Webhook-Id': delivery.webhookId,
        'X-Shopify-Event-Id': delivery.eventId,
        'X-Shopify-Triggered-At': delivery.triggeredAt,
        'X-Shopify-Hmac-Sha256': createHmac('sha256', apiSecret).update(delivery.body).digest('base64'),
      },
    });
    await response.body?.cancel();
    return { at, status: response.status, error: null };
  } catch (error) {
    return { at, status: null, error: describe(error) };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
