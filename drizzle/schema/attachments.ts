import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** Files that came with a mail. The bytes lie in the file store. */
export const attachments = pgTable(
  'attachments',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    mailId: uuid('mail_id').notNull(),
    filename: text('filename').notNull(),
    contentType: text('content_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull(),
    contentId: text('content_id'),
    inline: boolean('inline').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    index('attachments_by_mail').on(table.shopId, table.mailId),
  ],
);
