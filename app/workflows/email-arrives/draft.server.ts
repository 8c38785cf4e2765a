import { checkDraft } from '#app/domains/ai/check-draft.ts';
import { detectLanguage } from '#app/domains/ai/detect-language.ts';
import type { Claim, Fact } from '#app/domains/ai/fact.ts';
import { factsFor } from '#app/domains/ai/facts-for.ts';
import { saveDraft } from '#app/domains/ai/save-draft.server.ts';
import { templateReply } from '#app/domains/ai/template-reply.ts';
import { type WrittenReply, writeReply } from '#app/domains/ai/write-reply.server.ts';
import { lockThread } from '#app/domains/inbox/lock-thread.server.ts';
import { type Message, readMessages, readThread, type Thread } from '#app/domains/inbox/read-thread.server.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import { replyAddress } from '#app/domains/mail/reply-address.ts';
import type { Order } from '#app/domains/orders/order.ts';
import { readOrder } from '#app/domains/orders/read-order.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { AppError } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';

/** One of the queue's tries is one call to the model; after the last the template takes the draft's place. */
const MODEL_TRIES = 3;

type Reading = { thread: Thread; messages: Message[]; order: Order | null };

/**
 * The third step of a mail, slow and retried: facts → model → every claim checked → draft. A mail that came meanwhile, or a
 * person who began to write, makes it end without a trace.
 */
export async function draftReply(
  world: World,
  { shop, payload, attempt, now }: Run<{ threadId: string; messageId: string }>,
): Promise<void> {
  const reading = await withShop(world.db, shop, async (tx): Promise<Reading | null> => {
    const thread = await readThread(tx, shop, payload.threadId);
    if (!thread || !waitsFor(thread, payload.messageId)) return null;
    const [messages, copy] = await Promise.all([
      readMessages(tx, shop, thread.id),
      thread.orderId ? readOrder(tx, shop, thread.orderId) : null,
    ]);
    return { thread, messages, order: copy?.order ?? null };
  });
  if (!reading) return;
  const { thread } = reading;
  const newest = reading.messages.findLast((message) => message.id === payload.messageId);
  const mayLearn = newest !== undefined && mayLearnOf(thread, newest);
  const order = mayLearn ? reading.order : null;
  // What we wrote before tells of the order as well as its facts do.
  const conversation = mayLearn ? reading.messages : reading.messages.filter((message) => message === newest);
  const facts = factsFor({ order, shop, customerName: thread.customerName });
  const firstName = order?.customer?.firstName ?? (thread.customerName.split(/\s+/)[0] || null);
  const written = await write(world, shop, conversation, facts, firstName, attempt);
  const language = written?.answer.language ?? detectLanguage(newest?.text ?? '');
  const text = written?.answer.reply.trim() ?? templateReply({ firstName, language, signature: shop.signature });
  const claims = checkDraft({
    facts,
    draft: text,
    now,
    locale: language ?? undefined,
    citations: written?.answer.claims,
  });

  await withShop(world.db, shop, async (tx) => {
    // Whether it is still waited for is asked once more, with the row held: the model may have taken a minute.
    const current = await lockThread(tx, shop, thread.id);
    if (!waitsFor(current, payload.messageId)) return;
    const outcome = await saveDraft(
      tx,
      shop,
      {
        threadId: thread.id,
        basedOnMessageId: payload.messageId,
        orderId: current.orderId,
        source: written ? 'model' : 'template',
        text,
        language,
        intent: written?.answer.intent ?? null,
        facts,
        claims,
        proposedActions: written?.answer.proposedActions ?? [],
        needsPerson: written?.answer.needsPerson
          ? (written.answer.needsPersonReason ?? 'The model asks for a person.')
          : null,
        editedBy: null,
        model: written && {
          name: written.model,
          promptVersion: written.promptVersion,
          inputTokens: written.inputTokens,
          outputTokens: written.outputTokens,
          costMicros: written.costMicros,
        },
      },
      world.clock(),
    );
    if (outcome.kind === 'saved')
      await updateThread(tx, shop, thread.id, { draftState: draftState(claims) }, world.clock());
  });
}

/** Not once a newer mail came, somebody answered or wrote, or the conversation was closed. */
function waitsFor(thread: Thread, messageId: string): boolean {
  return thread.lastInboundId === messageId && thread.draftState === 'drafting';
}

/**
 * May whoever wrote this mail be told of the order? Only a sender who is borne out and would get the answer at the same
 * domain; or one that a person of the shop had before them when they said which order it is.
 */
function mayLearnOf(thread: Thread, newest: Message): boolean {
  if (thread.pickedFor === newest.id) return true;
  return newest.auth === 'pass' && replyAddress(toMail(newest)).trusted;
}

function toMail(message: Message): Parameters<typeof replyAddress>[0] {
  const { fromName: name, fromAddress: address, replyToAddress } = message;
  return { from: { name, address }, replyTo: replyToAddress ? { name: '', address: replyToAddress } : null };
}

/** What the list says of a conversation with a draft of these claims. */
export function draftState(claims: Claim[]): 'ready' | 'check-claim' {
  return claims.every((claim) => claim.status === 'proven') ? 'ready' : 'check-claim';
}

/** @returns null when the model stayed away for the last time. */
async function write(
  world: World,
  shop: Shop,
  messages: Message[],
  facts: Fact[],
  firstName: string | null,
  attempt: number,
): Promise<WrittenReply | null> {
  const { OPENAI_MODEL: name, OPENAI_PRICE: price = null } = world.env;
  try {
    return await writeReply(
      world.model,
      { name, price },
      {
        facts,
        conversation: messages.map((message) => ({
          from: message.fromShop ? 'shop' : 'customer',
          at: message.at,
          text: message.text,
        })),
        shop: { name: shop.name, signature: shop.signature || shop.name },
        customer: { firstName },
      },
    );
  } catch (error) {
    if (error instanceof AppError && error.code === 'model-down' && attempt >= MODEL_TRIES) {
      world.log.warn({ attempt, error: error.message }, 'the model stayed away, a template takes its place');
      return null;
    }
    throw error;
  }
}
