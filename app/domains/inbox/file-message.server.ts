import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { messageIdKey } from '#app/domains/mail/message-id-key.ts';
import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messageRefs, messages, threads } from '#drizzle/schema/inbox.ts';

export type FiledMail = {
  mailId: string;
  from: { name: string; address: string };
  /** Whose conversation it begins, where it begins one. */
  customer: { name: string; address: string };
  /** The merchant wrote it, in another mail program. */
  fromShop: boolean;
  people: string[];
  replyToAddress: string | null;
  toAddress: string;
  subject: string;
  subjectKey: string;
  rfcMessageId: string | null;
  /** Ids that it names in In-Reply-To and References, oldest first. */
  references: string[];
  /** The words written this time. */
  text: string;
  quoted: string;
  hasHtml: boolean;
  snippet: string;
  auth: 'pass' | 'fail' | 'none';
  at: Date;
};

export type Filed = { threadId: string; messageId: string; isNew: boolean; wasClosed: boolean };

/** 20 hex characters are 80 bits: a reply token is not to be guessed. */
const TOKEN_BYTES = 10;

/**
 * Puts a received mail into a conversation, or begins one with it; a closed one is opened again. The caller has seen that
 * the mail is not filed yet, and lets nobody else file for this shop meanwhile.
 *
 * @param threadId the conversation that it belongs to; null begins a new one.
 */
export async function fileMessage(
  tx: Tx,
  shop: Shop,
  mail: FiledMail,
  threadId: string | null,
  now: Date,
): Promise<Filed> {
  const messageId = newId();
  const newest = {
    snippet: mail.snippet,
    unread: true,
    status: 'open',
    lastMessageAt: mail.at,
    // A reply goes to whom the newest mail is from, so that one is never the shop's own.
    ...(mail.fromShop ? {} : { lastInboundId: messageId, draftState: 'drafting' }),
  };
  let filed: Filed;
  if (threadId === null) {
    filed = { threadId: newId(), messageId, isNew: true, wasClosed: false };
    await tx.insert(threads).values({
      ...newest,
      shopId: shop.id,
      id: filed.threadId,
      subject: mail.subject,
      subjectKey: mail.subjectKey,
      customerAddress: mail.customer.address,
      customerName: mail.customer.name,
      replyToken: randomBytes(TOKEN_BYTES).toString('hex'),
      messageCount: 1,
      createdAt: now,
      changedAt: now,
    });
  } else {
    const [before] = await tx
      .select({ status: threads.status })
      .from(threads)
      .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)))
      .for('update');
    if (!before) throw new Error('the conversation is not there');
    filed = { threadId, messageId, isNew: false, wasClosed: before.status === 'closed' };
    await tx
      .update(threads)
      .set({ ...newest, messageCount: sql`${threads.messageCount} + 1`, changedAt: now })
      .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)));
  }
  const { subject: _subject, subjectKey: _subjectKey, snippet: _snippet, customer: _customer, from, ...row } = mail;
  await tx.insert(messages).values({
    ...row,
    shopId: shop.id,
    id: messageId,
    threadId: filed.threadId,
    direction: 'in',
    fromName: from.name,
    fromAddress: from.address,
  });
  const ref = (kind: 'own' | 'refers', id: string) => ({ shopId: shop.id, kind, rfcId: messageIdKey(id), messageId });
  const refs = [
    ...(mail.rfcMessageId ? [ref('own', mail.rfcMessageId)] : []),
    ...[...new Set(mail.references)].map((id) => ref('refers', id)),
  ];
  if (refs.length > 0) await tx.insert(messageRefs).values(refs).onConflictDoNothing();
  return filed;
}
