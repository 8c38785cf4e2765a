import { addressParser } from 'postal-mime';
import { z } from 'zod';
import type { Match } from '#app/domains/correlation/match.ts';
import { matchEmail } from '#app/domains/correlation/match-email.ts';
import { caseSuite, share } from '../suite.ts';
import { ordersInMemory } from '../support/orders-in-memory.ts';

/** Left out is the same as null: not every shop has these. */
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const order = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  email: optionalText,
  phone: optionalText,
  customerName: optionalText,
  createdAt: instant,
  cancelledAt: instant.nullish().transform((date) => date ?? null),
  financialStatus: optionalText,
  fulfillmentStatus: optionalText,
  total: z.string(),
  currency: z.string(),
  lineItems: z.array(z.string()),
  trackingNumbers: z.array(z.string()),
  postcode: optionalText,
});

const correlationCase = z.object({
  id: z.string().min(1),
  orders: z.array(order),
  email: z.object({ from: z.string(), subject: z.string(), text: z.string(), receivedAt: instant }),
  threadOrderId: optionalText,
  auth: z.enum(['pass', 'fail', 'none']).default('pass'),
  expect: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('matched'), orderId: z.string() }),
    z.object({ outcome: z.literal('ambiguous'), candidates: z.array(z.string()).min(1) }),
    z.object({ outcome: z.literal('none') }),
  ]),
});

type CorrelationCase = z.infer<typeof correlationCase>;

export const suite = caseSuite<CorrelationCase, Match>({
  name: 'correlation',
  caseSchema: correlationCase,
  answer({ orders, email, threadOrderId, auth }) {
    const [sender] = addressParser(email.from, { flatten: true });
    const from = { name: sender?.name ?? '', address: sender?.address ?? '' };
    return matchEmail({ ...email, from, threadOrderId, auth }, ordersInMemory(orders));
  },
  judge({ expect }, answer) {
    return {
      failed: !isRight(expect, answer),
      got: `${describe(answer)} (${reasonOf(answer)})`,
      expected: describe(expect),
    };
  },
  metrics(results) {
    const matched = results.filter(({ answer }) => answer.outcome === 'matched');
    const right = matched.filter(({ testCase, answer }) => isRight(testCase.expect, answer)).length;
    const expectMatched = results.filter(({ testCase }) => testCase.expect.outcome === 'matched').length;
    const expectAmbiguous = results.filter(({ testCase }) => testCase.expect.outcome === 'ambiguous');
    const found = expectAmbiguous.filter(({ testCase, answer }) => isRight(testCase.expect, answer)).length;
    return {
      /** A count: one customer's order shown to another. */
      wrongOrder: matched.length - right,
      /** Of all that were answered `matched`. */
      precision: share(right, matched.length, 1),
      /** Of all where `matched` was expected. */
      recall: share(right, expectMatched, 1),
      /** Of all where `ambiguous` was expected: answered so, with every candidate that was expected. */
      ambiguousFound: share(found, expectAmbiguous.length, 1),
    };
  },
});

function isRight(expect: CorrelationCase['expect'], answer: Match): boolean {
  if (expect.outcome === 'matched') return answer.outcome === 'matched' && answer.orderId === expect.orderId;
  if (expect.outcome === 'none') return answer.outcome === 'none';
  if (answer.outcome !== 'ambiguous') return false;
  const candidates = answer.candidates.map((candidate) => candidate.orderId);
  return expect.candidates.every((orderId) => candidates.includes(orderId));
}

function describe(outcome: CorrelationCase['expect'] | Match): string {
  if (outcome.outcome === 'matched') return `matched ${outcome.orderId}`;
  if (outcome.outcome === 'none') return 'none';
  const ids = outcome.candidates.map((candidate) => (typeof candidate === 'string' ? candidate : candidate.orderId));
  return `ambiguous ${ids.join(', ')}`;
}

function reasonOf(answer: Match): string {
  return answer.outcome === 'matched' ? answer.evidence.map(({ text }) => text).join('; ') : answer.reason;
}
