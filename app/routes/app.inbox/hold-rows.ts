import type { InboxRow } from './view.ts';

type Held = {
  /** What the list shows now. */
  rows: InboxRow[];
  /** Conversations with a new mail that wait for the person to ask for them. */
  waiting: string[];
};

/**
 * Puts fresh data into a list without moving what is on the screen: a row keeps its place and takes its new words, a
 * row that left the view goes, rows that belong below follow at the end, and new mail at the top waits.
 *
 * `shown`: the rows as they were when the person last asked for the order. `page`: the newest page of the view.
 * `older`: pages that were loaded after it. `hasMore`: there are rows beyond `page`.
 */
export function holdRows(shown: InboxRow[], page: InboxRow[], older: InboxRow[], hasMore: boolean): Held {
  const fresh = new Map([...older, ...page].map((row) => [row.threadId, row]));
  const lastOfPage = page.at(-1);

  const kept = shown.flatMap((row) => {
    const now = fresh.get(row.threadId);
    if (now) return [now];
    // Not on the page any more: pushed down by newer mail, or gone from the view.
    const pushedDown = hasMore && lastOfPage !== undefined && row.at <= lastOfPage.at;
    return pushedDown ? [row] : [];
  });

  const before = new Map(shown.map((row) => [row.threadId, row]));
  const lastShown = shown.at(-1);
  const unknown = [...fresh.values()].filter((row) => !before.has(row.threadId));
  const below = unknown.filter((row) => lastShown === undefined || row.at <= lastShown.at).sort(newestFirst);
  const above = unknown.filter((row) => lastShown !== undefined && row.at > lastShown.at);
  const wroteAgain = kept.filter((row) => row.unread && row.at > (before.get(row.threadId)?.at ?? row.at));

  return { rows: [...kept, ...below], waiting: [...above, ...wroteAgain].map((row) => row.threadId) };
}

/** The order that the list has when the person asks for it. */
export function orderRows(page: InboxRow[], older: InboxRow[]): InboxRow[] {
  return [...new Map([...older, ...page].map((row) => [row.threadId, row])).values()].sort(newestFirst);
}

function newestFirst(one: InboxRow, other: InboxRow): number {
  return other.at.localeCompare(one.at) || other.threadId.localeCompare(one.threadId);
}
