import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { customerRequests } from '#drizzle/schema/tenancy.ts';

export type CustomerExport = {
  id: string;
  customerId: string | null;
  email: string | null;
  requestedAt: Date;
  doneAt: Date;
  storageKey: string;
  /** Bytes. */
  size: number;
};

/** Exports that customers asked for and that the shop's owner can fetch, newest first, at most 50. */
export async function customerExports(tx: Tx, shop: Shop): Promise<CustomerExport[]> {
  return readExports(tx, shop, null);
}

/** One of them; null when the shop has none of this id. */
export async function readExport(tx: Tx, shop: Shop, exportId: string): Promise<CustomerExport | null> {
  const [found] = await readExports(tx, shop, exportId);
  return found ?? null;
}

async function readExports(tx: Tx, shop: Shop, exportId: string | null): Promise<CustomerExport[]> {
  const rows = await tx
    .select()
    .from(customerRequests)
    .where(
      and(
        eq(customerRequests.shopId, shop.id),
        eq(customerRequests.kind, 'export'),
        isNotNull(customerRequests.storageKey),
        exportId === null ? undefined : eq(customerRequests.id, exportId),
      ),
    )
    .orderBy(desc(customerRequests.requestedAt))
    .limit(50);
  return rows.flatMap(({ id, subject, requestedAt, doneAt, storageKey, size }) =>
    doneAt && storageKey && size !== null
      ? [
          {
            id,
            customerId: subject?.customerId ?? null,
            email: subject?.email ?? null,
            requestedAt,
            doneAt,
            storageKey,
            size,
          },
        ]
      : [],
  );
}

/** The export is made. @returns false when the request is gone (the person was erased meanwhile) or was fulfilled before. */
export async function finishExport(
  tx: Tx,
  shop: Shop,
  made: { requestId: string; storageKey: string; size: number },
  now: Date,
): Promise<boolean> {
  const { requestId, storageKey, size } = made;
  const finished = await tx
    .update(customerRequests)
    .set({ storageKey, size, doneAt: now })
    .where(
      and(eq(customerRequests.shopId, shop.id), eq(customerRequests.id, requestId), isNull(customerRequests.doneAt)),
    )
    .returning({ id: customerRequests.id });
  return finished.length > 0;
}
