import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, shopId } from './columns.ts';

/** A conversation with one customer. */
export const threads = pgTable(
  'threads',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    subject: text('subject').notNull(),
    /** Subject without "Re:" and the like, lower case; for the same sender only. */
    subjectKey: text('subject_key').notNull(),
    customerAddress: text('customer_address').notNull(),
    customerName: text('customer_name').notNull(),
    /** open · waiting (for the customer) · closed */
    status: text('status').notNull().default('open'),
    assigneeId: text('assignee_id'),
    unread: boolean('unread').notNull().default(true),
    /** none · drafting · ready · check-claim · failed; kept here so that the list needs no join. */
    draftState: text('draft_state').notNull().default('none'),
    /** none · sending · failed · unknown: our newest reply on its way. */
    sendState: text('send_state').notNull().default('none'),
    /** none · matched · ambiguous */
    matchOutcome: text('match_outcome').notNull().default('none'),
    orderId: text('order_id'),
    /** The match as correlation gave it, or as a person corrected it. */
    match: jsonb('match'),
    /** The person who said which order it is, and the mail that stood there then; null when the matcher did. */
    pickedBy: text('picked_by'),
    pickedFor: uuid('picked_for'),
    /** In our Reply-To: an answer that lost its headers still finds its conversation. */
    replyToken: text('reply_token').notNull(),
    snippet: text('snippet').notNull().default(''),
    messageCount: integer('message_count').notNull().default(0),
    lastInboundId: uuid('last_inbound_id'),
    lastMessageAt: instant('last_message_at').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Any change that a screen shows; what live updates look at. */
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    unique('threads_by_token').on(table.shopId, table.replyToken),
    // Lists read these backwards, newest first: an index that is declared descending puts nulls elsewhere than ORDER BY … DESC
    // does, and is then not used for the order.
    index('threads_by_status').on(table.shopId, table.status, table.lastMessageAt, table.id),
    index('threads_unassigned')
      .on(table.shopId, table.lastMessageAt, table.id)
      .where(sql`status = 'open' and assignee_id is null`),
    index('threads_assigned').on(table.shopId, table.assigneeId, table.status, table.lastMessageAt, table.id),
    index('threads_changed').on(table.shopId, table.changedAt),
    index('threads_by_customer').on(table.shopId, table.customerAddress, table.subjectKey, table.lastMessageAt),
    index('threads_by_order').on(table.shopId, table.orderId),
  ],
);

/** One mail of a conversation, in or out. */
export const messages = pgTable(
  'messages',
  {
    shopId: shopId(),
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    /** in · out */
    direction: text('direction').notNull(),
    /** The received mail behind it; null for ours. */
    mailId: uuid('mail_id'),
    fromName: text('from_name').notNull(),
    fromAddress: text('from_address').notNull(),
    replyToAddress: text('reply_to_address'),
    toAddress: text('to_address').notNull(),
    /** From, To and Cc, lower case: who may go on with it. */
    people: jsonb('people').$type<string[]>().notNull(),
    /** We sent it, or the merchant did from another mail program. */
    fromShop: boolean('from_shop').notNull(),
    /** Without brackets. */
    rfcMessageId: text('rfc_message_id'),
    references: jsonb('references').$type<string[]>().notNull(),
    /** The words written this time. */
    text: text('text').notNull(),
    /** The folded rest: quoted history. */
    quoted: text('quoted').notNull().default(''),
    hasHtml: boolean('has_html').notNull().default(false),
    /** pass · fail · none: is the sender borne out? */
    auth: text('auth').notNull(),
    staffId: text('staff_id'),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.id] }),
    index('messages_by_thread').on(table.shopId, table.threadId, table.at),
    unique('messages_of_mail').on(table.shopId, table.mailId),
  ],
);

/** Which conversation a Message-ID belongs to, and which ids were referred to: what threading looks up. */
export const messageRefs = pgTable(
  'message_refs',
  {
    shopId: shopId(),
    /** own: the message's id. refers: an id that it names in In-Reply-To or References. */
    kind: text('kind').notNull(),
    /** As `messageIdKey` writes it. */
    rfcId: text('rfc_id').notNull(),
    messageId: uuid('message_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shopId, table.kind, table.rfcId, table.messageId] }),
    index('message_refs_by_message').on(table.shopId, table.messageId),
  ],
);

/** How many conversations there are of each kind; kept by a trigger on threads. */
export const threadCounts = pgTable(
  'thread_counts',
  {
    shopId: shopId(),
    status: text('status').notNull(),
    /** Empty: nobody. */
    assigneeId: text('assignee_id').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.status, table.assigneeId] })],
);
