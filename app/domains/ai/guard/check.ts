import type { Claim, Fact } from '../fact.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkNames, checkProducts, checkStatements, checkTitles } from './check-words.ts';
import { splitClauses } from './clauses.ts';
import { Claims } from './collect.ts';
import { knowFacts } from './knowledge.ts';
import { findQuotations } from './quotations.ts';
import { levelText } from './text.ts';

type GuardInput = {
  facts: Fact[];
  draft: string;
  /** What "tomorrow" counts from. Without it no relative date is borne out by the calendar. */
  now?: Date | undefined;
  /** Language of the draft ("de", "de-CH"), used where its own words do not tell. */
  locale?: string | undefined;
  /** What the writer says that its claims rest on. Never believed: it only decides which of several facts comes first. */
  citations?: { text: string; factIds: string[] }[] | undefined;
};

/** Finds every checkable statement of a draft and looks for the fact that bears it out. See the door `checkDraft`. */
export function check({ facts, draft, now, locale, citations }: GuardInput): Claim[] {
  const text = levelText(draft);
  const cited = new Set((citations ?? []).flatMap((citation) => citation.factIds));
  const knowledge = knowFacts(facts, now && !Number.isNaN(now.getTime()) ? now : null, cited);
  const clauses = splitClauses(text, (locale ?? 'en').slice(0, 2).toLowerCase());
  const claims = new Claims(draft);
  for (const quotation of findQuotations(text, clauses)) claims.skip(quotation);
  checkTitles(text, knowledge, claims);
  checkNumbers(text, clauses, knowledge, claims);
  // Names first: "picked up by UPS" is a status, and the company in it a claim of its own.
  checkNames(text, knowledge, claims);
  checkStatements(clauses, text, knowledge, claims);
  checkProducts(text, knowledge, claims);
  return claims.inOrder();
}
