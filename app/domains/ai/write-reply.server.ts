import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import type { ResponseUsage } from 'openai/resources/responses/responses';
import { z } from 'zod';
import { AppError, errorLine } from '#app/platform/errors.ts';
import { type ModelAnswer, modelAnswer } from './answer.ts';
import type { Fact } from './fact.ts';
import { instructions, promptVersion } from './prompts/reply-1.ts';

/** Which model writes; the price is US dollars for a million tokens, where the operator has said it. */
export type ModelChoice = { name: string; price: { input: number; output: number } | null };

export type ReplyInput = {
  facts: Fact[];
  /** Oldest first; the newest mail is never cut. */
  conversation: { from: 'customer' | 'shop'; at: Date; text: string }[];
  shop: { name: string; signature: string };
  customer: { firstName: string | null };
};

export type WrittenReply = {
  kind: 'written';
  answer: ModelAnswer;
  model: string;
  promptVersion: string;
  inputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar; null when no price is known. */
  costMicros: number | null;
};

/** Characters of conversation that go into a prompt; older mails are left out first, the newest never. */
const MOST_CONVERSATION = 24_000;

/**
 * Asks the model for a reply with the facts that each claim rests on. One call is one try; nothing of it is kept at the
 * model's host (`store: false`).
 *
 * @throws {AppError} `model-down` when no usable answer came: no connection, a timeout, an error, a refusal, an answer cut
 *   short, an empty one, or one that is not of the schema.
 */
export async function writeReply(client: OpenAI, choice: ModelChoice, input: ReplyInput): Promise<WrittenReply> {
  try {
    const response = await client.responses.parse({
      model: choice.name,
      store: false,
      instructions,
      input: [{ role: 'user', content: JSON.stringify({ ...input, conversation: withinRoom(input.conversation) }) }],
      text: { format: zodTextFormat(modelAnswer, 'reply') },
      max_output_tokens: 2000,
    });
    const answer = response.output_parsed;
    if (response.status !== 'completed' || !answer) throw new Error(`no answer: ${unusable(response)}`);
    if (answer.reply.trim() === '') throw new Error('an empty reply');
    const usage: ResponseUsage | undefined = response.usage;
    const [inputTokens, outputTokens] = [usage?.input_tokens ?? 0, usage?.output_tokens ?? 0];
    return {
      kind: 'written',
      answer,
      model: response.model,
      promptVersion,
      inputTokens,
      outputTokens,
      costMicros: choice.price
        ? Math.round(inputTokens * choice.price.input + outputTokens * choice.price.output)
        : null,
    };
  } catch (error) {
    throw new AppError('model-down', 'The model isn’t answering. Drafts wait; mail still comes in.', {
      cause: error,
      detail: reason(error),
    });
  }
}

function withinRoom(conversation: ReplyInput['conversation']): ReplyInput['conversation'] {
  let room = MOST_CONVERSATION;
  const kept = [];
  for (const mail of conversation.toReversed()) {
    room -= mail.text.length;
    if (room < 0 && kept.length > 0) break;
    kept.push(mail);
  }
  return kept.reverse();
}

function unusable(response: OpenAI.Responses.Response): string {
  if (response.status === 'incomplete') return `incomplete, ${response.incomplete_details?.reason}`;
  const refused = response.output.some(
    (item) => item.type === 'message' && item.content.some((part) => part.type === 'refusal'),
  );
  return refused ? 'refused' : `status ${response.status}`;
}

/** What went wrong, without what the model wrote: it may repeat the customer's words. */
function reason(error: unknown): string {
  if (error instanceof OpenAI.APIError) return `${error.name} ${error.status ?? ''} ${error.code ?? ''}`.trim();
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'the answer is not of the schema';
  return errorLine(error);
}
