import type { Claim, Fact } from './fact.ts';
import { check } from './guard/check.ts';

export type CheckInput = {
  facts: Fact[];
  draft: string;
  /** Makes "tomorrow" and "on Friday" days of the calendar; without it they are never proven. */
  now?: Date | undefined;
  /** The language the draft was asked for, as BCP 47; used where its words do not tell. */
  locale?: string | undefined;
  /** What the writer says that its claims rest on. Never believed: it only decides which of several facts comes first. */
  citations?: { text: string; factIds: string[] }[] | undefined;
};

/**
 * The guard: finds every statement of a drafted reply that could be checked (amounts, dates, spans of time, numbers, links,
 * codes, names, statuses, promises) and says which facts bear it out, whatever a model claimed. Pure and the same for the
 * same input, so that the browser can run it as a person types.
 *
 * Amounts, dates, numbers, links, codes and names are judged in every language; statuses and promises in English, German,
 * French and Spanish. In another language a sentence that may hold one is `unchecked`: a person has to confirm it.
 *
 * @returns claims in the order of the text, not overlapping; offsets are UTF-16.
 */
export function checkDraft(input: CheckInput): Claim[] {
  return check(input);
}
