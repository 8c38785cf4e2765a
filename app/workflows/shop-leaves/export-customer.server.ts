import { Readable } from 'node:stream';
import { exportCustomer as exportDrafts } from '#app/domains/ai/export-customer.server.ts';
import { listAttachments } from '#app/domains/attachments/list-attachments.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { exportCustomer as exportConversations } from '#app/domains/inbox/export-customer.server.ts';
import { exportCustomer as exportMails } from '#app/domains/mail/export-customer.server.ts';
import { lockCustomerRequest } from '#app/domains/tenancy/add-customer-request.server.ts';
import { finishExport } from '#app/domains/tenancy/customer-exports.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { findPerson } from './find-person.server.ts';

/**
 * Collects what is kept of a customer into one JSON file that the shop's owner can fetch and pass on. Conversations count
 * by the customer's own addresses only: what others wrote about an order of theirs is not theirs to have. Files that came
 * with mails are listed; their bytes stand in the conversations.
 */
export async function exportCustomer(world: World, { shop, payload, now }: Run<{ requestId: string }>): Promise<void> {
  const { requestId } = payload;
  const collected = await withShop(world.db, shop, (tx) => collect(world, tx, shop, requestId, now));
  if (!collected) return;
  const file = await world.files.put(Readable.from([Buffer.from(JSON.stringify(collected, null, 2))]));
  try {
    const made = await withShop(world.db, shop, async (tx) => {
      const { storageKey, size } = file;
      if (!(await finishExport(tx, shop, { requestId, storageKey, size }, now))) return false;
      const line = { verb: 'customer.exported', actor: { kind: 'shopify' }, details: { requestId } } as const;
      await recordEvent(tx, shop, line, now);
      return true;
    });
    if (!made) await world.files.remove(file.storageKey);
  } catch (error) {
    await world.files.remove(file.storageKey);
    throw error;
  }
}

/** @returns null when there is nothing to do (any more). */
async function collect(world: World, tx: Tx, shop: Shop, requestId: string, now: Date) {
  const request = await lockCustomerRequest(tx, shop, requestId);
  if (request?.kind !== 'export') return null;
  const { person, orders } = await findPerson(world, tx, shop, request.subject);
  const { conversations, mailIds } = await exportConversations(tx, shop, person.addresses);
  const mails = await exportMails(tx, shop, { addresses: person.addresses, mailIds });
  const files = await listAttachments(tx, shop, mails.ids);
  const threadIds = conversations.map((conversation) => conversation.id);
  return {
    shop: shop.domain,
    madeAt: now,
    about: { ...request.subject, addresses: person.addresses },
    orders: orders.map(({ order }) => order),
    conversations,
    mails: { received: mails.received, sent: mails.sent },
    attachments: files.map(({ filename, contentType, size, sha256 }) => ({ filename, contentType, size, sha256 })),
    drafts: await exportDrafts(tx, shop, threadIds),
  };
}
