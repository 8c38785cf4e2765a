import { createHmac, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Order } from '#app/domains/orders/order.ts';
import { action } from '#app/routes/webhooks.compliance.ts';
import { forwardFields, newToken } from '#tests/support/app-mail.ts';
import type { AppWorld, TestShop } from '#tests/support/app-world.ts';
import { makeOrder } from '#tests/support/factories.ts';
import { fieldParts, multipartRequest, signature } from '#tests/support/mailgun-request.ts';
import { callAction } from '#tests/support/serve-routes.ts';

const SECRET = 'secret-of-the-app';

export type Posted = { id?: string; domain?: string; secret?: string | null; body?: string };

/** One of Shopify's compliance webhooks through the route's own action. @returns the status. */
export async function webhook(topic: string, payload: object, posted: Posted = {}): Promise<number> {
  const body = posted.body ?? JSON.stringify(payload);
  const secret = posted.secret === undefined ? SECRET : posted.secret;
  const domain = posted.domain ?? String((payload as { shop_domain?: string }).shop_domain);
  const headers = new Headers({
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': domain,
    'X-Shopify-Webhook-Id': posted.id ?? randomUUID(),
  });
  if (secret !== null) {
    headers.set('X-Shopify-Hmac-Sha256', createHmac('sha256', secret).update(JSON.stringify(payload)).digest('base64'));
  }
  const request = new Request('http://127.0.0.1/webhooks/compliance', { method: 'POST', headers, body });
  return (await callAction(action, request)).status;
}

/** Every row of a shop, in every table that has shops, by table; each row as text. */
export async function everyRow(sql: postgres.Sql, shopId: number): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql<{ row: string }[]>`
      select t::text as row from ${sql(name)} t where shop_id = ${shopId} order by 1`;
    if (rows.length > 0) found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** Tables of the shop in which any column still holds the text, whatever its case. */
export async function tablesWith(sql: postgres.Sql, shopId: number, text: string): Promise<string[]> {
  const rows = await everyRow(sql, shopId);
  const holds = (row: string) => row.toLowerCase().includes(text.toLowerCase());
  return Object.keys(rows).filter((table) => rows[table]?.some(holds));
}

export const INES = { address: 'ines.duarte@example.com', name: 'Inês Duarte', phone: '+447700900123', id: 7001 };
const inesAsCustomer: NonNullable<Order['customer']> = {
  id: `gid://shopify/Customer/${INES.id}`,
  displayName: INES.name,
  firstName: 'Inês',
  lastName: 'Duarte',
  numberOfOrders: '2',
  createdAt: '2025-01-01T00:00:00Z',
  locale: 'en',
  amountSpent: { amount: '96.00', currencyCode: 'GBP' },
  defaultEmailAddress: { emailAddress: INES.address },
  defaultPhoneNumber: { phoneNumber: INES.phone },
};
const home: NonNullable<Order['shippingAddress']> = {
  firstName: 'Inês',
  lastName: 'Duarte',
  company: null,
  address1: '14 Quince Street',
  address2: null,
  city: 'Leeds',
  province: null,
  zip: 'LS1 4AB',
  countryCodeV2: 'GB',
  country: 'United Kingdom',
  phone: INES.phone,
};

/** An order of hers, with everything personal that an order can hold. */
export function orderOfInes(changes: Partial<Order> = {}): Order {
  return makeOrder({
    email: INES.address,
    phone: INES.phone,
    note: 'For Inês, ring twice',
    tags: ['Inês Duarte'],
    customer: inesAsCustomer,
    shippingAddress: home,
    billingAddress: home,
    ...changes,
  });
}

/** A mail from her with a file, posted as Mailgun's `forward()` does, filed and drafted. */
export async function mailWithFile(app: AppWorld, shop: TestShop, mail: { subject: string; text: string }) {
  const signed = signature(app.clock.now(), 'mailgun-signing-key', newToken());
  const from = `${INES.name} <${INES.address}>`;
  const fields = { ...forwardFields({ ...mail, from }, shop.alias), ...signed };
  const file = { name: 'attachment-1', value: 'PNG', filename: 'Duarte door.png', type: 'image/png' };
  const status = await app.post(multipartRequest([...fieldParts(fields), file]));
  if (status !== 200) throw new Error(`the mail was answered ${status}`);
  await app.runDue();
}

/** Her order, and a conversation about it that was answered: mail, file, draft, reply, log. */
export async function seedInes(app: AppWorld, shop: TestShop): Promise<{ order: Order; threadId: string }> {
  const createdAt = new Date(app.clock.now().getTime() - 10 * 86_400_000).toISOString();
  const order = orderOfInes({ createdAt });
  await app.keep([order], shop.shop);
  const subject = `Where is order ${order.name}, asks Inês Duarte`;
  await mailWithFile(app, shop, { subject, text: 'Here is a picture of my door.' });
  const text = `Hello, I am ${INES.name}, ${INES.address}.`;
  await app.mail({ from: `${INES.name} <${INES.address}>`, subject: `Re: ${subject}`, text }, shop);
  await app.runDue();
  const [thread] = await app.sql`
    select id from threads where shop_id = ${shop.shop.id} and customer_address = ${INES.address}`;
  if (!thread) throw new Error('she has no conversation');
  const threadId = String(thread.id);
  await approve(app, shop, threadId);
  return { order, threadId };
}

/** The draft is approved with words that claim nothing. @returns the reply's id. */
export async function approve(app: AppWorld, shop: TestShop, threadId: string): Promise<string> {
  const draft = await app.draft(threadId, shop.shop);
  const { id: draftId, version } = draft;
  const text = `Dear ${INES.name},\n\nThank you for writing.`;
  const who = { staff: shop.agent, shop: shop.shop };
  const answer = await app.act(threadId, { intent: 'approve', draftId, text, version, thenClose: false }, who);
  if (!answer.ok) throw new Error(`not approved: ${JSON.stringify(answer)}`);
  const [send] = await app.sql`select id from sends where draft_id = ${draftId}`;
  return String(send?.id);
}

export const shopBody = ({ shop }: TestShop) => ({ shop_id: 900_001, shop_domain: shop.domain });

export function customerBody(shop: TestShop, changes: Record<string, unknown> = {}) {
  return { ...shopBody(shop), customer: { id: INES.id, email: INES.address, phone: INES.phone }, ...changes };
}

export function numberOf(order: Order): number {
  return Number(order.id.split('/').at(-1));
}

/** Where her address, her name, her phone number and her street still stand. */
export async function tracesOf({ sql }: AppWorld, { shop }: TestShop): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const text of [INES.address, INES.name, 'Duarte', INES.phone, 'Quince Street', 'LS1 4AB']) {
    const tables = await tablesWith(sql, shop.id, text);
    if (tables.length > 0) found[text] = tables;
  }
  return found;
}
