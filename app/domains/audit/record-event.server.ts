import { newId } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { currentTraceId } from '#app/platform/observability/trace.server.ts';
import { events } from '#drizzle/schema/audit.ts';

/** What can happen; past tense, the thing first. */
export type Verb =
  | 'shop.installed'
  | 'shop.uninstalled'
  | 'shop.erased'
  | 'customer.erased'
  | 'customer.exported'
  | 'export.opened'
  | 'orders.synced'
  | 'order.refreshed'
  | 'mail.received'
  | 'order.matched'
  | 'order.unmatched'
  | 'draft.saved'
  | 'draft.retired'
  | 'draft.edited'
  | 'claim.confirmed'
  | 'claim.unconfirmed'
  | 'reply.approved'
  | 'reply.undone'
  | 'reply.sent'
  | 'reply.delivered'
  | 'reply.complained'
  | 'reply.failed'
  | 'reply.unknown'
  | 'thread.closed'
  | 'thread.reopened'
  | 'thread.assigned'
  | 'job.replayed'
  | 'staff.role-changed'
  | 'settings.changed';

export type Actor = { kind: 'staff'; id: string } | { kind: 'customer' | 'aftersale' | 'shopify' };

export type EventLine = {
  verb: Verb;
  actor: Actor;
  threadId?: string | null;
  orderId?: string | null;
  messageId?: string | null;
  /** Ids, codes, counts, amounts and hashes; nothing personal, for a line is never erased. */
  details?: Record<string, string | number | boolean | null>;
};

/** Adds a line to the shop's log, in the transaction of what it tells. */
export async function recordEvent(tx: Tx, shop: Shop, line: EventLine, now: Date): Promise<void> {
  await tx.insert(events).values({
    shopId: shop.id,
    id: newId(),
    at: now,
    verb: line.verb,
    actorKind: line.actor.kind,
    actorId: line.actor.kind === 'staff' ? line.actor.id : null,
    threadId: line.threadId ?? null,
    orderId: line.orderId ?? null,
    messageId: line.messageId ?? null,
    details: line.details ?? {},
    traceId: currentTraceId(),
  });
}
