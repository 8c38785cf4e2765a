import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { attachments } from '#drizzle/schema/attachments.ts';

export type NewAttachment = Pick<
  typeof attachments.$inferInsert,
  'filename' | 'contentType' | 'size' | 'sha256' | 'storageKey' | 'contentId' | 'inline'
>;

/** Takes over the files of a mail from the store's staging, in one statement. */
export async function addAttachments(
  tx: Tx,
  shop: Shop,
  mailId: string,
  files: NewAttachment[],
  now: Date,
): Promise<void> {
  if (files.length === 0) return;
  await tx.insert(attachments).values(
    files.map(({ filename, contentType, size, sha256, storageKey, contentId, inline }) => ({
      shopId: shop.id,
      id: newId(),
      mailId,
      filename,
      contentType,
      size,
      sha256,
      storageKey,
      contentId,
      inline,
      createdAt: now,
    })),
  );
}
