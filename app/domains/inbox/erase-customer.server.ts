import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { namesPerson, type Person, withoutPerson } from '#app/domains/tenancy/person.ts';
import { rowsNaming } from '#app/domains/tenancy/rows-naming.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { messageRefs, messages, threads } from '#drizzle/schema/inbox.ts';

/**
 * Empties the person's conversations and what they wrote in others', and takes them out of everybody else's. The skeleton
 * stays: that there was a conversation, about which order, when each mail came and went, and who of the shop answered.
 *
 * The conversation is closed, has no newest mail (so nothing is drafted or approved any more), and its reply address opens
 * nothing, for it went out to them. Call `holdFiling` first: a mail that is being filed would be missed.
 *
 * @param threadIds the person's own conversations.
 * @returns received mails behind what was emptied, and others' conversations that name the person.
 */
export async function eraseCustomer(
  tx: Tx,
  shop: Shop,
  person: Person,
  threadIds: string[],
  now: Date,
): Promise<{ mailIds: string[]; namedIn: string[] }> {
  await tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), inArray(threads.id, threadIds)))
    .orderBy(asc(threads.id))
    .for('update');
  const written = await emptyMessages(tx, shop, person, threadIds);
  await tx
    .update(threads)
    .set({
      subject: '',
      subjectKey: '',
      customerAddress: '',
      customerName: '',
      snippet: '',
      match: null,
      replyToken: sql`replace(gen_random_uuid()::text, '-', '')`,
      status: 'closed',
      unread: false,
      draftState: 'none',
      sendState: 'none',
      lastInboundId: null,
      changedAt: now,
    })
    .where(and(eq(threads.shopId, shop.id), inArray(threads.id, threadIds)));

  const named = await messagesNaming(tx, shop, person);
  const others = [...new Set([...written, ...named].map(({ threadId }) => threadId))].filter(
    (id) => !threadIds.includes(id),
  );
  await cleanMessages(tx, shop, person, others);
  const wroteIn = new Set(written.map(({ threadId }) => threadId));
  await cleanThreads(tx, shop, person, { others, wroteIn }, now);
  return { mailIds: written.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])), namedIn: others };
}

/** Every mail of their own conversations, and theirs, and those to them, in others'. */
async function emptyMessages(tx: Tx, shop: Shop, person: Person, threadIds: string[]) {
  const theirs = [messages.fromAddress, messages.replyToAddress, messages.toAddress].map((column) =>
    inArray(sql`lower(${column})`, person.addresses),
  );
  const emptied = await tx
    .update(messages)
    .set({
      fromName: sql`case when ${messages.direction} = 'out' then ${messages.fromName} else '' end`,
      fromAddress: sql`case when ${messages.direction} = 'out' then ${messages.fromAddress} else '' end`,
      replyToAddress: null,
      toAddress: '',
      people: [],
      rfcMessageId: null,
      references: [],
      text: '',
      quoted: '',
      hasHtml: false,
    })
    .where(and(eq(messages.shopId, shop.id), or(inArray(messages.threadId, threadIds), ...theirs)))
    .returning({ id: messages.id, threadId: messages.threadId, mailId: messages.mailId });
  const ids = emptied.map(({ id }) => id);
  await tx.delete(messageRefs).where(and(eq(messageRefs.shopId, shop.id), inArray(messageRefs.messageId, ids)));
  return emptied;
}

async function messagesNaming(tx: Tx, shop: Shop, person: Person) {
  const rows = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), rowsNaming(messages, person)));
  return rows.filter((row) => namesPerson(row, person));
}

async function cleanMessages(tx: Tx, shop: Shop, person: Person, threadIds: string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.shopId, shop.id), inArray(messages.threadId, threadIds)));
  for (const row of rows) {
    await tx
      .update(messages)
      .set(withoutPerson(row, person))
      .where(and(eq(messages.shopId, shop.id), eq(messages.id, row.id)));
  }
  await tx.delete(messageRefs).where(and(eq(messageRefs.shopId, shop.id), rowsNaming(messageRefs, person)));
}

async function cleanThreads(
  tx: Tx,
  shop: Shop,
  person: Person,
  which: { others: string[]; wroteIn: Set<string> },
  now: Date,
): Promise<void> {
  const rows = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.shopId, shop.id), or(inArray(threads.id, which.others), rowsNaming(threads, person))))
    .orderBy(asc(threads.id))
    .for('update');
  for (const row of rows) {
    if (!which.others.includes(row.id) && !namesPerson(row, person)) continue;
    const { subject, subjectKey, customerAddress, customerName, match, snippet } = withoutPerson(row, person);
    await tx
      .update(threads)
      .set({
        subject,
        subjectKey,
        customerAddress,
        customerName,
        match,
        // The newest words may have been theirs.
        snippet: which.wroteIn.has(row.id) ? '' : snippet,
        changedAt: now,
      })
      .where(and(eq(threads.shopId, shop.id), eq(threads.id, row.id)));
  }
}
