import { describe, expect, it } from 'vitest';
import { entriesOf, timelineDays } from '#app/routes/app.orders.$orderId/arrange.ts';
import type { TimelineEntry } from '#app/routes/app.orders.$orderId/view.ts';

const viewer = {
  id: '1',
  name: 'Ann',
  locale: 'en-GB',
  timeZone: 'America/Los_Angeles',
  can: { approve: true, organise: true, manage: true },
};
const now = '2026-11-23T20:00:00Z';
const entry = (id: string, at: string, kind: TimelineEntry['kind'] = 'mail'): TimelineEntry => ({
  id,
  at,
  kind,
  icon: 'mail-in',
  lead: '',
  rest: '',
  link: null,
  note: null,
  quote: null,
  source: '',
});
const entries = [
  entry('a', '2026-11-23T07:30:00Z', 'order'),
  entry('b', '2026-11-23T08:30:00Z'),
  entry('c', '2026-11-23T19:00:00Z'),
];

describe('the timeline', () => {
  it('has the shop’s days, today by name', () => {
    const days = timelineDays(entriesOf(entries, 'everything', 'oldest'), now, viewer);
    expect(days.map((day) => [day.title, day.entries.map((one) => one.id).join('')])).toEqual([
      ['Sunday 22 November', 'a'],
      ['Today, Monday 23 November', 'bc'],
    ]);
  });

  it('stands newest last, or first when asked', () => {
    expect(entriesOf(entries, 'mail', 'oldest').map((one) => one.id)).toEqual(['b', 'c']);
    expect(entriesOf(entries, 'everything', 'newest').map((one) => one.id)).toEqual(['c', 'b', 'a']);
  });
});
