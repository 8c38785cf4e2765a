import { findAddresses } from './find-addresses.ts';
import { findDates } from './find-dates.ts';
import { findHints } from './find-hints.ts';
import {
  findCodes,
  findEmails,
  findLinks,
  findNumbers,
  findOrderNumbers,
  findPhones,
  findReferences,
  findTrackingNumbers,
} from './find-identifiers.ts';
import { findBareAmounts, findMoney, findPercents } from './find-money.ts';
import { findCompanies, findPersons } from './find-names.ts';
import { findProducts, findQuantities } from './find-products.ts';
import { findPromises } from './find-promises.ts';
import { findStatuses } from './find-statuses.ts';
import { findClockTimes, findDurations, findRelativeDates } from './find-times.ts';
import type { Finding } from './finding.ts';
import type { Reading } from './reading.ts';

/** Everything a text states that could be checked. Where two overlap, the finder that is surer of its kind wins. */
export function findStatements(reading: Reading, now: Date | undefined): Finding[] {
  const { text } = reading;
  return withoutOverlaps([
    findLinks(text).filter(({ start }) => text[start - 1] !== '@'),
    findEmails(text),
    findAddresses(text),
    findMoney(text),
    findPercents(text),
    findDates(text),
    findDurations(text),
    findClockTimes(text),
    findOrderNumbers(text),
    findCodes(text),
    findTrackingNumbers(text),
    findPhones(text),
    findBareAmounts(text),
    findRelativeDates(text, now),
    findPersons(reading),
    findCompanies(text),
    findQuantities(text),
    findReferences(text),
    findNumbers(text),
    findStatuses(reading),
    findPromises(reading),
    findProducts(reading),
    findHints(reading),
  ]);
}

/**
 * Sorted by place. A finding gives way to one of an earlier list, of one list the longer stays; words (a status, a promise)
 * keep what is left of them: of "payment of $20 has gone through" that is "has gone through".
 */
function withoutOverlaps(lists: Finding[][]): Finding[] {
  let kept: Finding[] = [];
  for (const list of lists) {
    const sorted = [...list].sort((a, b) => a.start - b.start || b.end - a.end);
    const merged: Finding[] = [];
    let next = 0;
    let end = 0;
    for (const finding of sorted) {
      for (let at = kept[next]; at !== undefined && at.end <= finding.start; at = kept[next]) next += 1;
      const left = finding.start < end ? null : leftOf(finding, kept, next);
      if (!left) continue;
      merged.push(left);
      end = left.end;
    }
    kept = [...kept, ...merged].sort((a, b) => a.start - b.start);
  }
  return kept;
}

/** The last stretch of a finding with a word in it that nothing in `kept` (from `next` on) has taken. */
function leftOf(finding: Finding, kept: Finding[], next: number): Finding | null {
  let { start, end } = finding;
  for (let index = next; ; index += 1) {
    const taken = kept[index];
    if (taken === undefined || taken.start >= finding.end) break;
    if (finding.kind !== 'status' && finding.kind !== 'promise') return null;
    if (taken.end < finding.end) start = Math.max(start, taken.end + 1);
    else end = Math.min(end, taken.start - 1);
  }
  return end - start >= 3 ? { ...finding, start, end } : null;
}
