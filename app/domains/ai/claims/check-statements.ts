import type { Claim, Fact } from '../fact.ts';
import { weekdayOf } from './calendar.ts';
import { type Evidence, readFacts } from './evidence.ts';
import { signatureStart } from './find-names.ts';
import { findStatements } from './find-statements.ts';
import type { Finding } from './finding.ts';
import { isStatement } from './is-statement.ts';
import { type Case, judge } from './judge.ts';
import { type Reading, readText, type Sentence } from './reading.ts';
import { indexTopics } from './topics.ts';

/** Finds what a draft states and judges each statement by the facts. */
export function checkStatements(facts: readonly Fact[], draft: string, now?: Date, locale?: string): Claim[] {
  const reading = readText(draft, locale);
  const evidence = readFacts(facts, now);
  const index = indexTopics(reading);
  const quotes = quotedFacts(draft, evidence);
  const signature = signatureStart(reading);
  const sentenceAt = sentenceFinder(reading);
  const statements = findStatements(reading, now)
    .map((finding) => ({ finding, sentence: sentenceAt(finding.start) }))
    .filter(({ finding, sentence }) => isStatement(finding, sentence, { index, signature, evidence, reading }));
  const open: Case = { draft, evidence, index, saidDays: [] };
  // Dates first: a weekday elsewhere in the text may repeat one of them.
  const dated = statements.map(({ finding, sentence }) =>
    finding.says.what === 'date' ? judge(finding, sentence, open) : null,
  );
  const saidDays = dated.flatMap((claim, at) =>
    claim?.status === 'proven' ? weekdaysOf(statements[at]?.finding, claim, evidence) : [],
  );
  return statements.map(({ finding, sentence }, at) => {
    const claim = dated[at] ?? judge(finding, sentence, { ...open, saidDays });
    if (claim.status === 'proven') return claim;
    // What stands in the words of a policy is proven by it, whatever its parts would be taken for.
    const quoted = quotes.filter(({ start, end }) => start <= claim.start && claim.end <= end);
    return quoted.length > 0
      ? { ...claim, status: 'proven', factIds: [...new Set(quoted.map(({ factId }) => factId))], reason: null }
      : claim;
  });
}

function weekdaysOf(finding: Finding | undefined, claim: Claim, { known }: Evidence) {
  if (finding?.says.what !== 'date') return [];
  const years = known.flatMap(({ fact }) =>
    claim.factIds.includes(fact.id) ? [Number(/\d{4}/.exec(fact.value)?.[0])] : [],
  );
  return finding.says.days.flatMap(({ year, month, day }) =>
    day === null
      ? []
      : (year === null ? years : [year]).map((of) => ({ weekday: weekdayOf(of, month, day), factIds: claim.factIds })),
  );
}

/** Where sentences of policies and notes stand in the draft to the letter. */
function quotedFacts(draft: string, { known }: Evidence): { start: number; end: number; factId: string }[] {
  return known
    .filter(({ fact }) => fact.kind === 'policy' || fact.kind === 'text')
    .flatMap(({ fact, reading }) =>
      reading.sentences
        .map(({ text }) => text.replace(/[.!]+$/, ''))
        .filter((text) => text.length >= 16)
        .flatMap((text) => {
          const start = draft.indexOf(text);
          return start < 0 ? [] : [{ start, end: start + text.length, factId: fact.id }];
        }),
    );
}

/** Sentences are asked for in the order of the text, so that a long draft is walked through once. */
function sentenceFinder({ sentences }: Reading): (at: number) => Sentence | undefined {
  let next = 0;
  return (at) => {
    while (next > 0 && (sentences[next]?.start ?? 0) > at) next -= 1;
    while (next < sentences.length - 1 && (sentences[next]?.end ?? 0) <= at) next += 1;
    return sentences[next];
  };
}
