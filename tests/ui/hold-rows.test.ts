import { describe, expect, it } from 'vitest';
import { holdRows, orderRows } from '#app/routes/app.inbox/hold-rows.ts';
import type { InboxRow } from '#app/routes/app.inbox/view.ts';

function row(threadId: string, minute: number, over: Partial<InboxRow> = {}): InboxRow {
  const at = `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`;
  return {
    threadId,
    name: threadId,
    subject: '',
    snippet: '',
    status: 'ready',
    unread: false,
    assignee: null,
    at,
    ...over,
  };
}
const ids = (rows: InboxRow[]) => rows.map((one) => one.threadId).join(' ');
const shown = [row('a', 30), row('b', 20), row('c', 10)];

describe('new mail never moves the list under the pointer', () => {
  it('a new conversation waits', () => {
    const held = holdRows(shown, [row('new', 40), ...shown], [], false);
    expect(ids(held.rows)).toBe('a b c');
    expect(held.waiting).toEqual(['new']);
  });

  it('one that was written to again keeps its place, takes its words and waits', () => {
    const held = holdRows(
      shown,
      [row('c', 40, { unread: true, snippet: 'again' }), row('a', 30), row('b', 20)],
      [],
      false,
    );
    expect(ids(held.rows)).toBe('a b c');
    expect(held.rows[2]?.snippet).toBe('again');
    expect(held.waiting).toEqual(['c']);
  });

  it('our own reply is no new mail', () => {
    expect(holdRows(shown, [row('c', 40), row('a', 30), row('b', 20)], [], false).waiting).toEqual([]);
  });

  it('a conversation that left the view goes', () => {
    expect(ids(holdRows(shown, [row('a', 30), row('c', 10)], [], false).rows)).toBe('a c');
  });

  it('one that newer mail pushed off the page stays', () => {
    expect(ids(holdRows(shown, [row('new', 40), row('a', 30), row('b', 20)], [], true).rows)).toBe('a b c');
  });

  it('the last row goes when there are no more pages that it could be on', () => {
    expect(ids(holdRows(shown, [row('a', 30), row('b', 20)], [], false).rows)).toBe('a b');
  });

  it('one that left the view goes also when there are more pages', () => {
    expect(ids(holdRows(shown, [row('b', 20), row('c', 10)], [], true).rows)).toBe('b c');
  });

  it('later pages follow at the end, without doubles', () => {
    expect(ids(holdRows(shown, shown, [row('e', 1), row('d', 5), row('c', 10)], true).rows)).toBe('a b c d e');
  });

  it('an empty list takes what comes', () => {
    const held = holdRows([], [row('a', 30)], [], false);
    expect(ids(held.rows)).toBe('a');
    expect(held.waiting).toEqual([]);
  });

  it('asked for, all stand newest first', () => {
    expect(ids(orderRows([row('c', 40), row('a', 30)], [row('c', 10), row('d', 5)]))).toBe('c a d');
  });
});
