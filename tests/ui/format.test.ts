import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatCost,
  formatDay,
  formatMoment,
  formatMoney,
  formatShort,
  formatSize,
  formatWhen,
  initials,
} from '#app/ui/format.ts';

const london = { locale: 'en-GB', timeZone: 'Europe/London' };
const now = '2026-11-23T10:42:00Z';

describe('dates', () => {
  it('a list says the time today, the weekday within a week, then the date, then the year', () => {
    expect(formatShort('2026-11-23T09:58:00Z', now, london)).toBe('09:58');
    expect(formatShort('2026-11-21T09:05:00Z', now, london)).toBe('Sat');
    expect(formatShort('2026-11-16T09:05:00Z', now, london)).toBe('16 Nov');
    expect(formatShort('2025-11-23T09:05:00Z', now, london)).toBe('23 Nov 2025');
  });

  it('the day is the shop’s, not the server’s', () => {
    const auckland = { locale: 'en', timeZone: 'Pacific/Auckland' };
    expect(formatShort('2026-11-23T10:30:00Z', '2026-11-23T11:30:00Z', auckland)).toBe('Mon');
    expect(formatShort('2026-11-23T10:30:00Z', '2026-11-23T11:30:00Z', london)).toBe('10:30');
  });

  it('a mail says day and time, an order always its date', () => {
    expect(formatWhen('2026-11-23T09:58:00Z', now, london)).toBe('Today 09:58');
    expect(formatWhen('2026-11-21T09:05:00Z', now, london)).toBe('Sat 09:05');
    expect(formatWhen('2026-11-12T14:20:00Z', now, london)).toBe('Thu 12 Nov, 14:20');
    expect(formatWhen('2025-11-12T14:20:00Z', now, london)).toBe('12 Nov 2025, 14:20');
    expect(formatMoment('2026-11-19T14:20:00Z', now, london)).toBe('Thu 19 Nov, 14:20');
  });

  it('weekdays and months follow the person’s language', () => {
    const berlin = { locale: 'de', timeZone: 'Europe/Berlin' };
    expect(formatWhen('2026-11-12T14:20:00Z', now, berlin)).toBe('Do 12 Nov, 15:20');
    expect(formatDay('2026-11-23T10:00:00Z', now, london)).toBe('Today, Monday 23 November');
  });

  it('a mail from a clock that runs ahead is no weekday of the past', () => {
    expect(formatWhen('2026-11-24T09:00:00Z', now, london)).toBe('Tue 24 Nov, 09:00');
  });

  it('ago is said in minutes and hours before it is a day', () => {
    expect(formatAgo('2026-11-23T10:41:30Z', now, london)).toBe('just now');
    expect(formatAgo('2026-11-23T10:38:00Z', now, london)).toBe('4 min ago');
    expect(formatAgo('2026-11-23T07:38:00Z', now, london)).toBe('3 h ago');
  });
});

describe('money and sizes', () => {
  it('each currency has its own decimals', () => {
    expect(formatMoney({ minor: 16995, currency: 'GBP' }, 'en-GB')).toBe('£169.95');
    expect(formatMoney({ minor: 4800, currency: 'JPY' }, 'en-GB')).toBe('¥4,800');
    expect(formatMoney({ minor: 4500, currency: 'KWD' }, 'en-GB').replace(/\s/, ' ')).toBe('KWD 4.500');
  });

  it('another dollar is never shown as one’s own', () => {
    expect(formatMoney({ minor: 1000, currency: 'CAD' }, 'en-US')).toBe('CA$10.00');
  });

  it('a cost is shown to a thousandth, and never as nothing', () => {
    expect(formatCost({ micros: 6100, currency: 'USD' }, 'en-US')).toBe('$0.006');
    expect(formatCost({ micros: 40, currency: 'USD' }, 'en-US')).toBe('under $0.001');
  });

  it('sizes are said as people say them', () => {
    expect(formatSize(512, 'en')).toBe('512 B');
    expect(formatSize(412_300, 'en')).toBe('412 KB');
    expect(formatSize(1_800_000, 'en')).toBe('1.8 MB');
  });
});

describe('initials', () => {
  it.each([
    ['Hannah Whitlock', 'HW'],
    ['Maximiliana Freifrau von und zu Hohenlohe', 'MH'],
    ['hannah.whitlock@posteo.example', 'H'],
    ['فاطمة الزهراء', 'فا'],
    ['', '?'],
    ['—', '?'],
  ])('%s → %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
