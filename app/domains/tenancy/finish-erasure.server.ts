import { and, eq, or, sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { customerRequests, type RequestSubject } from '#drizzle/schema/tenancy.ts';

/**
 * The person is erased: the request forgets who it was, and the exports of the same person go.
 *
 * @param subject as Shopify named them; `addresses` are all that are theirs, lower case.
 * @returns storage keys of the exports' files, which the caller takes away.
 */
export async function finishErasure(
  tx: Tx,
  shop: Shop,
  erased: { requestId: string; subject: RequestSubject; addresses: string[] },
  now: Date,
): Promise<string[]> {
  const { subject, addresses } = erased;
  const same = or(
    subject.customerId === null ? undefined : sql`${customerRequests.subject}->>'customerId' = ${subject.customerId}`,
    ...addresses.map((address) => sql`${customerRequests.subject}->>'email' = ${address}`),
  );
  const exports = same
    ? await tx
        .delete(customerRequests)
        .where(and(eq(customerRequests.shopId, shop.id), eq(customerRequests.kind, 'export'), same))
        .returning({ key: customerRequests.storageKey })
    : [];
  await tx
    .update(customerRequests)
    .set({ subject: null, doneAt: now })
    .where(and(eq(customerRequests.shopId, shop.id), eq(customerRequests.id, erased.requestId)));
  return exports.flatMap(({ key }) => (key === null ? [] : [key]));
}
