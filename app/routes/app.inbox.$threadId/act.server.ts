import { z } from 'zod';
import { confirmClaim, takeBackConfirmation } from '#app/domains/ai/confirm-claim.server.ts';
import { editDraft } from '#app/domains/ai/edit-draft.server.ts';
import { openClaims } from '#app/domains/ai/open-claims.ts';
import { type Draft, lockDraft } from '#app/domains/ai/read-draft.server.ts';
import { assignThread } from '#app/domains/inbox/assign-thread.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import type { Thread } from '#app/domains/inbox/read-thread.server.ts';
import { setStatus } from '#app/domains/inbox/set-status.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import type { Permission } from '#app/domains/tenancy/permissions.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { askForDraft } from '#app/workflows/email-arrives/ask-for-draft.server.ts';
import { writeOwnReply } from '#app/workflows/email-arrives/write-own-reply.server.ts';
import { pickOrder } from '#app/workflows/order-changes/pick-order.server.ts';
import { refreshOrder } from '#app/workflows/order-changes/refresh.server.ts';
import { approveReply } from '#app/workflows/reply-is-sent/approve.server.ts';
import { settleByPerson } from '#app/workflows/reply-is-sent/settle-by-person.server.ts';
import { undoReply } from '#app/workflows/reply-is-sent/undo.server.ts';
import { type ConversationIntent, conversationIntent, type IntentResult } from './intents.ts';

/** What a person's role has to allow for each thing that can be done here. */
const permissions: Record<ConversationIntent['intent'], Permission> = {
  'save-draft': 'reply',
  'reply-without-draft': 'reply',
  redraft: 'reply',
  'confirm-claim': 'approve',
  'take-back-confirmation': 'approve',
  approve: 'approve',
  undo: 'approve',
  'settle-send': 'approve',
  close: 'organise',
  reopen: 'organise',
  assign: 'organise',
  'pick-order': 'organise',
  'refresh-order': 'read',
};

/** Does what a person asked for in a conversation: permission, then one transaction. */
export async function actOnConversation(admin: Admin): Promise<IntentResult> {
  const { shop, staff, now, world, params } = admin;
  const parsed = conversationIntent.safeParse(await admin.request.json().catch(() => null));
  if (!parsed.success) throw new AppError('invalid', 'This could not be read. Reload the page and try again.');
  const wish = parsed.data;
  const { intent } = wish;
  const threadId = params.threadId ?? '';
  admin.require(permissions[intent]);
  if (!z.uuid().safeParse(threadId).success) throw new AppError('not-found', 'This conversation is not there.');
  const by = { kind: 'staff' as const, id: staff.id };
  const ok = { ok: true as const, intent };

  switch (wish.intent) {
    case 'refresh-order': {
      const found = await refreshOrder(world, shop, wish.orderId, now);
      if (!found) throw new AppError('not-found', 'Shopify doesn’t know this order any more.');
      return ok;
    }
    case 'approve': {
      const { draftId, text, version, thenClose } = wish;
      const approval = { threadId, draftId, text, version, thenClose };
      await admin.inShop((tx) => approveReply(tx, shop, approval, { env: world.env, staff, now }));
      return ok;
    }
    case 'undo':
      await admin.inShop((tx) => undoReply(tx, shop, { threadId, sendId: wish.sendId, staffId: staff.id }, now));
      return ok;
    case 'settle-send':
      await admin.inShop((tx) =>
        settleByPerson(tx, shop, { threadId, sendId: wish.sendId, sent: wish.sent, staffId: staff.id }, now),
      );
      return ok;
    case 'close':
    case 'reopen': {
      const status = wish.intent === 'close' ? 'closed' : 'open';
      await admin.inShop(async (tx) => {
        await lockThread(tx, shop, threadId);
        await setStatus(tx, shop, { threadId, status, by }, now);
      });
      return ok;
    }
    case 'assign': {
      const outcome = await admin.inShop((tx) => assignThread(tx, shop, { threadId, staffId: wish.staffId, by }, now));
      if (outcome === 'no-such-staff') throw new AppError('not-found', 'This person is not of your team.');
      if (outcome === 'no-thread') throw new AppError('not-found', 'This conversation is not there.');
      return ok;
    }
    case 'pick-order':
      await admin.inShop((tx) => pickOrder(tx, shop, { threadId, orderId: wish.orderId, staffId: staff.id }, now));
      return ok;
    case 'redraft':
      if (!(await world.limits.take('redraft', String(shop.id)))) {
        throw new AppError('conflict', 'That were many new drafts in a minute. Try again in a moment.');
      }
      await admin.inShop((tx) => askForDraft(tx, shop, { threadId, by }, now));
      return ok;
    case 'reply-without-draft': {
      const saved = await admin.inShop((tx) =>
        writeOwnReply(tx, shop, { threadId, text: wish.text, staffId: staff.id }, now),
      );
      return { ...ok, draftId: saved.draftId, version: 0, savedAt: now.toISOString() };
    }
    case 'save-draft':
    case 'confirm-claim':
    case 'take-back-confirmation': {
      const version = await admin.inShop((tx) => changeDraft(tx, admin, threadId, wish));
      return { ...ok, draftId: wish.draftId, version, savedAt: now.toISOString() };
    }
  }
}

type DraftWish = Extract<ConversationIntent, { intent: 'save-draft' | 'confirm-claim' | 'take-back-confirmation' }>;

/** Everything that changes a draft holds its conversation and its row. @returns the draft's version afterwards. */
async function changeDraft(tx: Tx, admin: Admin, threadId: string, wish: DraftWish): Promise<number> {
  const { shop, staff, now } = admin;
  const thread = await lockThread(tx, shop, threadId);
  const draft = await lockDraft(tx, shop, wish.draftId);
  if (!draft || draft.threadId !== thread.id) throw new AppError('not-found', 'This draft is not there.');
  const claim = { staffId: staff.id, orderId: thread.orderId };
  if (wish.intent === 'take-back-confirmation') {
    await takeBackConfirmation(tx, shop, draft, { ...claim, text: wish.text }, now);
    await showState(
      tx,
      admin,
      thread,
      draft,
      draft.confirmations.filter(({ text }) => text !== wish.text),
    );
    return draft.version;
  }
  const text = wish.intent === 'save-draft' ? wish.text : wish.draft;
  const answers = wish.intent === 'save-draft' ? wish.answers : undefined;
  const rebased = answers !== undefined && answers !== draft.basedOnMessageId;
  const unchanged = text === draft.text && !rebased;
  const edited = unchanged ? draft : await edit(tx, admin, thread, draft, { text, version: wish.version, answers });
  if (wish.intent === 'save-draft') {
    await showState(tx, admin, thread, edited, draft.confirmations);
    return edited.version;
  }
  const meant = edited.claims.find((found) => found.start === wish.start && found.end === wish.end);
  if (meant?.text !== wish.text)
    throw new AppError('conflict', 'This claim has changed meanwhile. Look at it once more.');
  await confirmClaim(tx, shop, draft, { ...claim, text: wish.text }, now);
  await showState(tx, admin, thread, edited, [...draft.confirmations, { text: wish.text }]);
  return edited.version;
}

type Edit = { text: string; version: number; answers: string | undefined };

/** Words answer the mail that they were written for, until a person who has the newest in view says otherwise. */
function edit(tx: Tx, { shop, staff, now }: Admin, thread: Thread, draft: Draft, { text, version, answers }: Edit) {
  if (answers !== undefined && answers !== thread.lastInboundId)
    throw new AppError('conflict', 'A newer mail arrived. Read it before you answer it with these words.');
  const basedOnMessageId = answers ?? draft.basedOnMessageId;
  return editDraft(tx, shop, draft, { text, version, staffId: staff.id, basedOnMessageId }, now);
}

async function showState(
  tx: Tx,
  { shop, now }: Admin,
  thread: Thread,
  draft: { state: string; claims: Draft['claims'] },
  confirmations: { text: string }[],
): Promise<void> {
  const open = openClaims(draft.claims, confirmations).length > 0;
  const draftState = draft.state === 'retired' ? 'none' : open ? 'check-claim' : 'ready';
  await updateThread(tx, shop, thread.id, { draftState }, now);
}
