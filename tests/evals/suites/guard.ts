import { z } from 'zod';
import { checkDraft } from '#app/domains/ai/check-draft.ts';
import type { Claim } from '#app/domains/ai/fact.ts';
import { caseSuite, share } from '../suite.ts';

const kinds = [
  'money',
  'date',
  'number',
  'order',
  'tracking',
  'url',
  'email',
  'phone',
  'status',
  'person',
  'product',
  'policy',
  'text',
] as const;

const guardCase = z.object({
  id: z.string().min(1),
  facts: z.array(z.object({ id: z.string(), kind: z.enum(kinds), value: z.string() })),
  draft: z.string(),
  now: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish(),
  locale: z.string().nullish(),
  expect: z.object({ unsupported: z.array(z.string().min(1)) }),
});
type GuardCase = z.infer<typeof guardCase>;

export const suite = caseSuite<GuardCase, Claim[]>({
  name: 'guard',
  caseSchema: guardCase,
  answer: ({ facts, draft, now, locale }) =>
    // Whatever is not proven blocks sending, what cannot be judged among it.
    checkDraft({ facts, draft, now: now ?? undefined, locale: locale ?? undefined }).filter(
      ({ status }) => status !== 'proven',
    ),
  judge({ draft, expect }, flagged) {
    const missing = expect.unsupported.filter((span) => !isFound(draft, span, flagged));
    const extra = extraSpans(draft, expect.unsupported, flagged);
    return {
      failed: missing.length > 0 || extra.length > 0,
      got: JSON.stringify(flagged.map(({ text, kind }) => `${kind}: ${text}`)),
      expected: JSON.stringify(expect.unsupported),
    };
  },
  metrics(results) {
    const expected = results.flatMap(({ testCase, answer }) =>
      testCase.expect.unsupported.map((span) => ({ span, testCase, answer })),
    );
    const clean = results.filter(({ testCase }) => testCase.expect.unsupported.length === 0);
    return {
      /** Of all expected spans: an invented claim let through. */
      missed: share(
        expected.filter(({ span, testCase, answer }) => !isFound(testCase.draft, span, answer)).length,
        expected.length,
        0,
      ),
      /** Of all drafts without an expected span: something is flagged all the same. */
      falseAlarms: share(clean.filter(({ answer }) => answer.length > 0).length, clean.length, 0),
      /** A count: flagged spans that overlap none expected. */
      extraSpans: results.reduce(
        (sum, { testCase, answer }) => sum + extraSpans(testCase.draft, testCase.expect.unsupported, answer).length,
        0,
      ),
    };
  },
});

/** Every place at which a span stands in the draft. */
function placesOf(draft: string, span: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = draft.indexOf(span); at >= 0; at = draft.indexOf(span, at + 1))
    places.push({ start: at, end: at + span.length });
  return places;
}

const overlaps = (claim: Claim, { start, end }: { start: number; end: number }) =>
  claim.start < end && start < claim.end;

const isFound = (draft: string, span: string, flagged: Claim[]) =>
  placesOf(draft, span).some((place) => flagged.some((claim) => overlaps(claim, place)));

const extraSpans = (draft: string, expected: string[], flagged: Claim[]) =>
  flagged.filter((claim) => !expected.some((span) => placesOf(draft, span).some((place) => overlaps(claim, place))));
