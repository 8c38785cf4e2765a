import { retireDrafts } from '#app/domains/ai/retire-drafts.server.ts';
import type { Actor } from '#app/domains/audit/record-event.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';

/** A person asks for a new draft: the old one is retired (its words stay readable where a person wrote them). */
export async function askForDraft(tx: Tx, shop: Shop, wish: { threadId: string; by: Actor }, now: Date): Promise<void> {
  const { threadId, by } = wish;
  const thread = await lockThread(tx, shop, threadId);
  if (!thread.lastInboundId) return;
  await retireDrafts(tx, shop, { threadId, orderId: thread.orderId, reason: 'redraft', by }, now);
  await updateThread(tx, shop, threadId, { draftState: 'drafting' }, now);
  const payload = { threadId, messageId: thread.lastInboundId };
  await enqueue(tx, shop, 'email-arrives/draft', payload, { now, dedupeKey: `draft:${thread.lastInboundId}` });
}
