import { sql } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { type Role, roleFrom } from './permissions.ts';

/** Who an online token says is there (Shopify's `associated_user`). */
export type OnlineUser = {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  locale: string;
  accountOwner: boolean;
};

export type Staff = { id: string; name: string; firstName: string; locale: string; role: Role };

/**
 * Notes that a person of the shop is there, and says what role they have: the account's owner is `owner`, others have the
 * role they were given, or else the shop's default. Written at most once an hour, so that reading a page writes nothing.
 */
export async function enterStaff(tx: Tx, shop: Shop, user: OnlineUser, now: Date): Promise<Staff> {
  const [row] = await tx.execute<{ role: string | null }>(sql`
    with known as (
      select role, last_seen_at, first_name, last_name, email, locale, account_owner from staff
      where shop_id = ${shop.id} and id = ${user.id}
    ), written as (
      insert into staff (shop_id, id, first_name, last_name, email, locale, account_owner, last_seen_at)
      select ${shop.id}, ${user.id}, ${user.firstName}, ${user.lastName}, ${user.email}, ${user.locale}, ${user.accountOwner}, ${now.toISOString()}::timestamptz
      where not exists (
        select from known where last_seen_at > ${now.toISOString()}::timestamptz - interval '1 hour'
          and (first_name, last_name, email, locale, account_owner) = (${user.firstName}, ${user.lastName}, ${user.email}, ${user.locale}, ${user.accountOwner})
      )
      on conflict (shop_id, id) do update set first_name = excluded.first_name, last_name = excluded.last_name,
        email = excluded.email, locale = excluded.locale, account_owner = excluded.account_owner, last_seen_at = excluded.last_seen_at
      returning 1
    )
    select coalesce((select role from known), (select default_role from shops where shop_id = ${shop.id})) as role,
           (select count(*) from written) as written`);
  const role = user.accountOwner ? 'owner' : roleFrom(row?.role ?? null);
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email;
  return { id: user.id, name, firstName: user.firstName || name, locale: user.locale, role };
}
