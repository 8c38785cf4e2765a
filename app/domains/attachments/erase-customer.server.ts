import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { attachments } from '#drizzle/schema/attachments.ts';

/** Forgets the files of these mails. @returns their storage keys; the caller takes the bytes away. */
export async function eraseCustomer(tx: Tx, shop: Shop, mailIds: string[]): Promise<string[]> {
  const gone = await tx
    .delete(attachments)
    .where(and(eq(attachments.shopId, shop.id), inArray(attachments.mailId, mailIds)))
    .returning({ key: attachments.storageKey });
  return gone.map(({ key }) => key);
}
