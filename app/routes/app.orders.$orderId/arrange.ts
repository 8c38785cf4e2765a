import { dayKey, formatDay } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { TimelineEntry, TimelineFilter } from './view.ts';

/** `oldest`: as things happened, newest last. */
export type TimelineSort = 'oldest' | 'newest';

type TimelineDay = { key: string; title: string; entries: TimelineEntry[] };

/** The entries that a filter lets through, in the order asked for. `entries` are oldest first. */
export function entriesOf(entries: TimelineEntry[], filter: TimelineFilter, sort: TimelineSort): TimelineEntry[] {
  const shown = filter === 'everything' ? entries : entries.filter((entry) => entry.kind === filter);
  return sort === 'oldest' ? shown : shown.toReversed();
}

/** Entries under the calendar day of the shop that they fall on, in the order they come in. */
export function timelineDays(entries: TimelineEntry[], now: string, viewer: Viewer): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const key = dayKey(entry.at, viewer);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, title: formatDay(entry.at, now, viewer), entries: [entry] });
  }
  return days;
}
