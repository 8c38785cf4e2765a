import { eraseCustomer as eraseFromAi } from '#app/domains/ai/erase-customer.server.ts';
import { eraseCustomer as eraseFromAttachments } from '#app/domains/attachments/erase-customer.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { holdFiling } from '#app/domains/inbox/begin-filing.server.ts';
import { eraseCustomer as eraseFromInbox } from '#app/domains/inbox/erase-customer.server.ts';
import { threadsOfCustomer } from '#app/domains/inbox/threads-of-customer.server.ts';
import { eraseCustomer as eraseFromMail } from '#app/domains/mail/erase-customer.server.ts';
import { eraseCustomer as eraseFromOrders } from '#app/domains/orders/erase-customer.server.ts';
import { lockCustomerRequest } from '#app/domains/tenancy/add-customer-request.server.ts';
import { finishErasure } from '#app/domains/tenancy/finish-erasure.server.ts';
import { eraseErrors } from '#app/jobs/erase-jobs.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { findPerson } from './find-person.server.ts';
import { removeFiles } from './remove-files.server.ts';

/**
 * Erases a customer from this shop: what they wrote and were written, by their addresses and by their orders; their orders'
 * personal fields; and their address and name wherever else they stand. Conversations keep their skeleton and the log stays
 * whole. One transaction; done again it finds nothing to do.
 */
export function eraseCustomer(world: World, { shop, payload, now }: Run<{ requestId: string }>): Promise<void> {
  return withShop(world.db, shop, async (tx) => {
    // First, as filing does, so that the two cannot wait for each other.
    await holdFiling(tx, shop);
    const request = await lockCustomerRequest(tx, shop, payload.requestId);
    if (request?.kind !== 'erase') return;
    const { person, orders } = await findPerson(world, tx, shop, request.subject);
    const { addresses } = person;
    // An order may be asked for that we never had a copy of, while a conversation is about it.
    const orderIds = [...new Set([...request.subject.orderIds, ...orders.map((order) => order.id)])];
    const threads = await threadsOfCustomer(tx, shop, { addresses, orderIds });
    const threadIds = threads.map((thread) => thread.id);

    const { mailIds, namedIn } = await eraseFromInbox(tx, shop, person, threadIds, now);
    const mail = await eraseFromMail(tx, shop, person, { threadIds, mailIds, namedIn });
    await eraseFromAi(tx, shop, person, { threadIds, namedIn }, now);
    const attached = await eraseFromAttachments(tx, shop, [...mailIds, ...mail.mailIds]);
    await eraseFromOrders(tx, shop, person, orderIds);
    await eraseErrors(tx, shop, addresses);
    const { id: requestId, subject } = request;
    const exported = await finishErasure(tx, shop, { requestId, subject, addresses }, now);

    const line = { verb: 'customer.erased', actor: { kind: 'shopify' } } as const;
    const counts = { requestId, threads: threadIds.length, orders: orders.length };
    await recordEvent(tx, shop, { ...line, details: counts }, now);
    for (const thread of threads) {
      await recordEvent(
        tx,
        shop,
        { ...line, threadId: thread.id, orderId: thread.orderId, details: { requestId } },
        now,
      );
    }
    await removeFiles(world, [...mail.files, ...attached, ...exported]);
  });
}
