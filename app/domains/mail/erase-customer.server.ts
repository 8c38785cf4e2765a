import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { namesPerson, type Person, withoutPerson } from '#app/domains/tenancy/person.ts';
import { rowsNaming } from '#app/domains/tenancy/rows-naming.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { mails, sends } from '#drizzle/schema/mail.ts';

/** Conversations and received mails that are the person's own, and conversations of others that name them. */
export type MailScope = { threadIds: string[]; mailIds: string[]; namedIn: string[] };

/**
 * Empties the person's mails, received and sent, and takes them out of others'. Of a received mail its digest stays, so that
 * the provider's late second delivery does not bring it back; of a sent one its state. A reply that has not left stays here.
 *
 * @returns ids of the received mails that were emptied, and storage keys of mails as received.
 */
export async function eraseCustomer(
  tx: Tx,
  shop: Shop,
  person: Person,
  scope: MailScope,
): Promise<{ mailIds: string[]; files: string[] }> {
  const emptied = await emptyMails(tx, shop, person, scope);
  const touched = await cleanMails(tx, shop, person);
  await emptySends(tx, shop, person, scope);
  await cleanSends(tx, shop, person, scope);
  return { mailIds: emptied.map(({ id }) => id), files: keys([...emptied, ...touched]) };
}

function keys(rows: { rawKey: string | null }[]): string[] {
  return rows.flatMap(({ rawKey }) => (rawKey === null ? [] : [rawKey]));
}

async function emptyMails(tx: Tx, shop: Shop, person: Person, scope: MailScope) {
  const by = (who: 'from' | 'replyTo') => inArray(sql`lower(${mails.envelope}->${who}->>'address')`, person.addresses);
  const own = await tx
    .select({ id: mails.id, rawKey: mails.rawKey })
    .from(mails)
    .where(and(eq(mails.shopId, shop.id), or(inArray(mails.id, scope.mailIds), by('from'), by('replyTo'))))
    .for('update');
  const ids = own.map(({ id }) => id);
  await tx
    .update(mails)
    .set({ envelope: sql`'null'::jsonb`, text: null, html: null, rawKey: null })
    .where(and(eq(mails.shopId, shop.id), inArray(mails.id, ids)));
  return own;
}

/** Others' mails that name the person: a copy went to them, or somebody wrote of them. The bytes as received go. */
async function cleanMails(tx: Tx, shop: Shop, person: Person) {
  const rows = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.shopId, shop.id), rowsNaming(mails, person)));
  const naming = rows.filter((row) => namesPerson(row, person));
  for (const row of naming) {
    const envelope = row.envelope as { headers?: [string, string][] };
    // A header that names them may hold their name in an encoding of its own (RFC 2047), so it goes whole.
    const headers = envelope.headers?.filter((header) => !namesPerson(header, person));
    await tx
      .update(mails)
      .set({ ...withoutPerson({ ...row, envelope: { ...envelope, headers } }, person), rawKey: null })
      .where(and(eq(mails.shopId, shop.id), eq(mails.id, row.id)));
  }
  return naming;
}

async function emptySends(tx: Tx, shop: Shop, person: Person, scope: MailScope): Promise<void> {
  await tx
    .update(sends)
    .set({
      state: sql`case when ${sends.state} = 'queued' then 'undone' else ${sends.state} end`,
      toAddress: '',
      toName: '',
      replyTo: '',
      subject: '',
      inReplyTo: null,
      references: [],
      error: null,
    })
    .where(
      and(
        eq(sends.shopId, shop.id),
        or(inArray(sends.threadId, scope.threadIds), inArray(sql`lower(${sends.toAddress})`, person.addresses)),
      ),
    );
}

async function cleanSends(tx: Tx, shop: Shop, person: Person, scope: MailScope): Promise<void> {
  const rows = await tx
    .select()
    .from(sends)
    .where(and(eq(sends.shopId, shop.id), or(inArray(sends.threadId, scope.namedIn), rowsNaming(sends, person))));
  for (const row of rows) {
    if (!scope.namedIn.includes(row.threadId) && !namesPerson(row, person)) continue;
    await tx
      .update(sends)
      .set(withoutPerson(row, person))
      .where(and(eq(sends.shopId, shop.id), eq(sends.id, row.id)));
  }
}
