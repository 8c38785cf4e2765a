import { z } from 'zod';

const intents = [
  'order-status',
  'cancel',
  'change-address',
  'change-order',
  'refund',
  'return',
  'exchange',
  'damaged',
  'wrong-item',
  'missing-item',
  'invoice',
  'payment',
  'discount',
  'product-question',
  'account',
  'subscription',
  'complaint',
  'thanks',
  'other',
] as const;

const actionKinds = ['refund', 'replace', 'cancel', 'change-address', 'return', 'store-credit', 'note', 'tag'] as const;

/** What the model has to answer; every field required, as structured output wants it. */
export const modelAnswer = z.object({
  language: z.string().describe('ISO 639-1 code of the customer’s newest mail; the reply is in this language'),
  intent: z.enum(intents),
  sentiment: z.enum(['positive', 'neutral', 'negative']),
  urgency: z.enum(['low', 'normal', 'high']),
  reply: z.string().describe('the whole reply as plain text, greeting and signature included'),
  claims: z
    .array(z.object({ text: z.string(), factIds: z.array(z.string()) }))
    .describe('each checkable statement of the reply, to the letter, with the ids of the facts that it rests on'),
  proposedActions: z
    .array(z.object({ kind: z.enum(actionKinds), reason: z.string() }))
    .describe('what a person of the shop might do; nothing is done by itself'),
  needsPerson: z.boolean(),
  needsPersonReason: z.string().nullable(),
});
export type ModelAnswer = z.output<typeof modelAnswer>;
