import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { namesPerson, type Person, withoutPerson } from '#app/domains/tenancy/person.ts';
import { rowsNaming } from '#app/domains/tenancy/rows-naming.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { drafts } from '#drizzle/schema/ai.ts';

/**
 * Empties the drafts of the person's conversations and takes them out of others'. That there was a draft, by whom and at
 * what cost, stays.
 *
 * @param scope.namedIn others' conversations that name the person.
 */
export async function eraseCustomer(
  tx: Tx,
  shop: Shop,
  person: Person,
  scope: { threadIds: string[]; namedIn: string[] },
  now: Date,
): Promise<void> {
  await tx
    .update(drafts)
    .set({
      state: sql`case when ${drafts.state} = 'approved' then 'approved' else 'discarded' end`,
      original: '',
      text: '',
      facts: [],
      claims: [],
      confirmations: [],
      proposedActions: [],
      needsPerson: null,
      changedAt: now,
    })
    .where(and(eq(drafts.shopId, shop.id), inArray(drafts.threadId, scope.threadIds)));
  const rows = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.shopId, shop.id), or(inArray(drafts.threadId, scope.namedIn), rowsNaming(drafts, person))));
  for (const row of rows) {
    if (!scope.namedIn.includes(row.threadId) && !namesPerson(row, person)) continue;
    await tx
      .update(drafts)
      .set(withoutPerson(row, person))
      .where(and(eq(drafts.shopId, shop.id), eq(drafts.id, row.id)));
  }
}
