import { asc, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { staff } from '#drizzle/schema/tenancy.ts';

export type StaffMember = typeof staff.$inferSelect;

/** Everybody of the shop who was ever there. */
export function listStaff(tx: Tx, shop: Shop): Promise<StaffMember[]> {
  return tx.select().from(staff).where(eq(staff.shopId, shop.id)).orderBy(asc(staff.firstName), asc(staff.id));
}

/** As a person is called on screens. */
export function staffName(member: Pick<StaffMember, 'firstName' | 'lastName' | 'email'>): string {
  return `${member.firstName} ${member.lastName}`.trim() || member.email;
}
