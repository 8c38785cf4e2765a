import { and, eq } from 'drizzle-orm';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { events } from '#drizzle/schema/audit.ts';
import type { Verb } from './record-event.server.ts';

/** Does the log of a conversation have such a line about this mail? Hold the conversation, or two may both be told no. */
export async function wasRecorded(
  tx: Tx,
  shop: Shop,
  line: { verb: Verb; threadId: string; messageId: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.shopId, shop.id),
        eq(events.threadId, line.threadId),
        eq(events.verb, line.verb),
        eq(events.messageId, line.messageId),
      ),
    )
    .limit(1);
  return found !== undefined;
}
