import { and, eq, inArray } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { attachments } from '#drizzle/schema/attachments.ts';

export type Attachment = typeof attachments.$inferSelect;

/** The files of these mails. */
export async function listAttachments(tx: Tx, shop: Shop, mailIds: string[]): Promise<Attachment[]> {
  if (mailIds.length === 0) return [];
  return tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.shopId, shop.id), inArray(attachments.mailId, mailIds)));
}

/** One file; null when the shop has none of this id. */
export async function readAttachment(tx: Tx, shop: Shop, attachmentId: string): Promise<Attachment | null> {
  const [attachment] = await tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.shopId, shop.id), eq(attachments.id, attachmentId)));
  return attachment ?? null;
}
