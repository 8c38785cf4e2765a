import { z } from 'zod';
import { addCustomerRequest, type RequestSubject } from '#app/domains/tenancy/add-customer-request.server.ts';
import { enterLeftShop } from '#app/domains/tenancy/enter-left-shop.server.ts';
import { noteWebhook } from '#app/domains/tenancy/note-webhook.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';

export type ComplianceWebhook = {
  topic: string;
  domain: string;
  webhookId: string;
  payload: Record<string, unknown>;
  now: Date;
};

const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
const ids = z.array(id).nullish();
const customer = z.object({ id: id.nullish(), email: z.string().nullish(), phone: z.string().nullish() });
const domain = { shop_domain: z.string() };

/**
 * shopify.dev, "Privacy law compliance". The signature covers the body and none of the headers, so each body must by itself
 * be of its topic: the one of a customer is never taken for the one of a whole shop.
 */
const bodies = {
  'customers/data_request': z
    .object({ ...domain, customer, orders_requested: ids, orders_to_redact: z.undefined().optional() })
    .transform((body) => ({ ...body, about: subjectOf(body.customer, body.orders_requested) })),
  'customers/redact': z
    .object({ ...domain, customer, orders_to_redact: ids, data_request: z.undefined().optional() })
    .transform((body) => ({ ...body, about: subjectOf(body.customer, body.orders_to_redact) })),
  'shop/redact': z
    .object({ ...domain, customer: z.undefined().optional() })
    .transform((body) => ({ ...body, about: null })),
};

/**
 * Shopify asks for what the law asks for: a customer's data, its end, or the end of a whole shop's. One transaction: the
 * webhook is noted once, and a job does it. Of a customer's request the job knows only the id; who it is stands where it
 * can be erased. A shop that we never knew gets nothing, one that has left is served like any other.
 *
 * @throws {AppError} `invalid` when the body is not of its topic, or is another shop's than the header says.
 */
export async function noteCompliance(world: World, webhook: ComplianceWebhook): Promise<void> {
  const { topic, webhookId, now } = webhook;
  if (!Object.hasOwn(bodies, topic)) return;
  const parsed = bodies[topic as keyof typeof bodies].safeParse(webhook.payload);
  if (!parsed.success || parsed.data.shop_domain !== webhook.domain) {
    throw new AppError('invalid', 'This webhook is not what it says.');
  }
  const shop = await enterLeftShop(world.db, webhook.domain);
  if (!shop) return;
  const { about } = parsed.data;
  await withShop(world.db, shop, async (tx) => {
    if (!(await noteWebhook(tx, shop, { webhookId, topic }, now))) return;
    if (about === null) {
      const payload = { requestedAt: now.toISOString() };
      return enqueue(tx, shop, 'shop-leaves/erase-shop', payload, { now, dedupeKey: 'erase-shop' });
    }
    const kind = topic === 'customers/redact' ? 'erase' : 'export';
    const requestId = await addCustomerRequest(tx, shop, { kind, subject: about }, now);
    return enqueue(tx, shop, `shop-leaves/${kind}-customer`, { requestId }, { now });
  });
}

function subjectOf(who: z.output<typeof customer>, orderIds: string[] | null | undefined): RequestSubject {
  return {
    customerId: who.id ? `gid://shopify/Customer/${who.id}` : null,
    email: who.email?.trim().toLowerCase() || null,
    phone: who.phone?.trim() || null,
    orderIds: (orderIds ?? []).map((orderId) => `gid://shopify/Order/${orderId}`),
  };
}
