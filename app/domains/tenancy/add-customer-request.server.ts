import { and, eq } from 'drizzle-orm';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { customerRequests, type RequestSubject } from '#drizzle/schema/tenancy.ts';

export type { RequestSubject };
export type CustomerRequest = { id: string; kind: 'export' | 'erase'; subject: RequestSubject };

/** Notes that a customer asked for their data, or for its end. @returns the request's id, which is all that a job needs. */
export async function addCustomerRequest(
  tx: Tx,
  shop: Shop,
  request: { kind: 'export' | 'erase'; subject: RequestSubject },
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.insert(customerRequests).values({ shopId: shop.id, id, ...request, requestedAt: now });
  return id;
}

/** A request that still has its subject, held until the transaction ends; null when there is none, or it was fulfilled. */
export async function lockCustomerRequest(tx: Tx, shop: Shop, requestId: string): Promise<CustomerRequest | null> {
  const [row] = await tx
    .select()
    .from(customerRequests)
    .where(and(eq(customerRequests.shopId, shop.id), eq(customerRequests.id, requestId)))
    .for('update');
  if (!row?.subject) return null;
  return {
    id: row.id,
    kind: row.kind === 'erase' ? 'erase' : 'export',
    subject: row.subject,
  };
}
