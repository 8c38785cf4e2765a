import { and, eq } from 'drizzle-orm';
import { type Actor, recordEvent } from '#app/domains/audit/record-event.server.ts';
import { isStaff } from '#app/domains/tenancy/is-staff.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { threads } from '#drizzle/schema/inbox.ts';

export type AssignOutcome = 'assigned' | 'no-thread' | 'no-such-staff';

/** Gives a conversation to a person of the shop, or to nobody. */
export async function assignThread(
  tx: Tx,
  shop: Shop,
  change: { threadId: string; staffId: string | null; by: Actor },
  now: Date,
): Promise<AssignOutcome> {
  const { threadId, staffId, by } = change;
  if (staffId !== null && !(await isStaff(tx, shop, staffId))) return 'no-such-staff';
  const [changed] = await tx
    .update(threads)
    .set({ assigneeId: staffId, changedAt: now })
    .where(and(eq(threads.shopId, shop.id), eq(threads.id, threadId)))
    .returning({ orderId: threads.orderId });
  if (!changed) return 'no-thread';
  const line = { verb: 'thread.assigned' as const, actor: by, threadId, orderId: changed.orderId };
  await recordEvent(tx, shop, { ...line, details: { to: staffId } }, now);
  return 'assigned';
}
