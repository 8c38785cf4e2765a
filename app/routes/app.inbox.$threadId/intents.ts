import { z } from 'zod';

/** The same cap as a stored draft has: 100,000 UTF-16 units. */
const draftText = z.string().max(100_000);
const version = z.number().int().nonnegative();

/**
 * Everything a person can do in a conversation. The screen posts one as JSON to the conversation's route, whose action
 * parses it with this schema.
 */
export const conversationIntent = z.discriminatedUnion('intent', [
  /** Refused with `conflict` when `version` is older than the stored one. */
  z.object({
    intent: z.literal('save-draft'),
    draftId: z.uuid(),
    text: draftText,
    version,
    /** The newest mail in view, when a person says that these words answer it instead of the one before. */
    answers: z.uuid().optional(),
  }),
  /** Saves the words and queues them; leaves when the undo window ends. */
  z.object({
    intent: z.literal('approve'),
    draftId: z.uuid(),
    text: draftText,
    version,
    /** Close the conversation once it is sent. */
    thenClose: z.boolean(),
  }),
  z.object({ intent: z.literal('undo'), sendId: z.uuid() }),
  /** "I checked it": `text` are the claim's words at `start`..`end` (UTF-16, end exclusive) of the draft `draft`. */
  z.object({
    intent: z.literal('confirm-claim'),
    draftId: z.uuid(),
    draft: draftText,
    version,
    start: z.number().int().nonnegative(),
    end: z.number().int().positive(),
    text: z.string().min(1).max(2000),
  }),
  z.object({ intent: z.literal('take-back-confirmation'), draftId: z.uuid(), text: z.string().min(1).max(2000) }),
  /** A new draft from the newest mail; a person's words are never overwritten. */
  z.object({ intent: z.literal('redraft') }),
  /** The person's own first words where no draft is: makes a draft with source `person`. */
  z.object({ intent: z.literal('reply-without-draft'), text: draftText }),
  z.object({ intent: z.literal('close') }),
  z.object({ intent: z.literal('reopen') }),
  z.object({ intent: z.literal('assign'), staffId: z.string().min(1).max(64).nullable() }),
  /** null: none of the candidates. */
  z.object({ intent: z.literal('pick-order'), orderId: z.string().startsWith('gid://shopify/Order/').nullable() }),
  z.object({ intent: z.literal('refresh-order'), orderId: z.string().startsWith('gid://shopify/Order/') }),
  /** A person's answer to "we don't know whether this was sent". */
  z.object({ intent: z.literal('settle-send'), sendId: z.uuid(), sent: z.boolean() }),
]);

export type ConversationIntent = z.infer<typeof conversationIntent>;

/** What the action answers. `sentence` is safe to show, where it broke. */
export type IntentResult =
  | { ok: true; intent: ConversationIntent['intent']; draftId?: string; version?: number; savedAt?: string }
  | { ok: false; intent: ConversationIntent['intent'] | null; code: string; sentence: string };
