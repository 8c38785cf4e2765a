import { findDates } from './find-dates.ts';
import { findHints } from './find-hints.ts';
import {
  findCodes,
  findEmails,
  findLinks,
  findOrderNumbers,
  findPhones,
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
    findStatuses(reading),
    findPromises(reading),
    findProducts(reading),
    findHints(reading),
  ]);
}

/** Sorted by place. A finding gives way to one of an earlier list; of one list the longer stays. */
function withoutOverlaps(lists: Finding[][]): Finding[] {
  let kept: Finding[] = [];
  for (const list of lists) {
    const sorted = [...list].sort((a, b) => a.start - b.start || b.end - a.end);
    const merged: Finding[] = [];
    let next = 0;
    let end = 0;
    for (const finding of sorted) {
      for (let at = kept[next]; at !== undefined && at.end <= finding.start; at = kept[next]) next += 1;
      const taken = kept[next];
      if (finding.start < end || (taken !== undefined && taken.start < finding.end)) continue;
      merged.push(finding);
      end = finding.end;
    }
    kept = [...kept, ...merged].sort((a, b) => a.start - b.start);
  }
  return kept;
}
