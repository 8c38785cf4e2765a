import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** Mail as it was received, never changed: the normal form that the provider's adapter gave. */
export const mails = pgTable(
  'mails',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    /** The same mail is the same mail: Message-ID, From, Date and body hash to the same. */
    digest: text('digest').notNull(),
    /** InboundEmail without text and html; JSON's null once its person is erased: the digest alone stays, so that it cannot come back. */
    envelope: jsonb('envelope').notNull(),
    text: text('text'),
    html: text('html'),
    /** Where the bytes as received lie, when the provider gave them. */
    rawKey: text('raw_key'),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.id] }), unique('mails_once').on(table.shopId, table.digest)],
);

/** Replies on their way out: queued → sending → sent | failed | unknown; or undone while queued. */
export const sends = pgTable(
  'sends',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    messageId: uuid('message_id').notNull(),
    draftId: uuid('draft_id'),
    state: text('state').notNull().default('queued'),
    sendAt: instant('send_at').notNull(),
    /** Our own Message-ID without brackets, stored before the provider is called. */
    rfcMessageId: text('rfc_message_id').notNull(),
    /** What the provider called it. */
    providerId: text('provider_id'),
    fromAddress: text('from_address').notNull(),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull(),
    replyTo: text('reply_to').notNull(),
    subject: text('subject').notNull(),
    inReplyTo: text('in_reply_to'),
    references: jsonb('references').$type<string[]>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** When the provider was called for the last time. */
    calledAt: instant('called_at'),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    error: text('error'),
    /** The conversation is closed once it has left. */
    thenClose: boolean('then_close').notNull(),
    approvedBy: text('approved_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    unique('sends_once').on(table.shopId, table.rfcMessageId),
    unique('sends_of_draft').on(table.shopId, table.draftId, table.messageId),
    index('sends_by_thread').on(table.shopId, table.threadId, table.createdAt),
    index('sends_queued').on(table.shopId, table.approvedBy).where(sql`state = 'queued'`),
  ],
);
