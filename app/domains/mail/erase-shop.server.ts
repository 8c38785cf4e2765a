import { eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { mails, sends } from '#drizzle/schema/mail.ts';

/** Takes away every mail of the shop, in and out. @returns how many, and storage keys of mails as received. */
export async function eraseShop(tx: Tx, shop: Shop): Promise<{ rows: number; files: string[] }> {
  const received = await tx.delete(mails).where(eq(mails.shopId, shop.id)).returning({ key: mails.rawKey });
  const sent = await tx.delete(sends).where(eq(sends.shopId, shop.id)).returning({ id: sends.id });
  const files = received.flatMap(({ key }) => (key === null ? [] : [key]));
  return { rows: received.length + sent.length, files };
}
