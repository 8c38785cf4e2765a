import { describe, expect, it } from 'vitest';
import { subjectKey } from '#app/domains/inbox/subject-key.ts';

describe('the same subject', () => {
  it.each([
    ['Re: Size'],
    ['RE : SIZE'],
    ['Re[2]: Size'],
    ['Re: Fwd: AW: Size'],
    ['AW: Size'],
    ['Antwort: Size'],
    ['SV: Size'],
    ['VS: Size'],
    ['Odp: Size'],
    ['Réf : Size'],
    ['TR: Size'],
    ['RV: Size'],
    ['RES: Size'],
    ['R: Size'],
    ['Ynt: Size'],
    ['Отв: Size'],
    ['回复：Size'],
    ['答复: Size'],
    ['返信: Size'],
    ['转发：Size'],
    ['Automatic reply: Size'],
    ['Réponse automatique : Size'],
    ['[EXTERNAL] Re: Size'],
    ['Re: [EXT] Size'],
    ['  re:\t size '],
    ['Re: Ｓｉｚｅ'],
  ])('%s', (subject) => {
    expect(subjectKey(subject)).toBe('size');
  });

  it.each(['Reply: Size', 'Return: Size', 'Research: x', 'Red: Size', 'Info: Size', 'Order: 1001', 'I want: Size'])(
    'words that only look like a prefix stay: %s',
    (subject) => {
      expect(subjectKey(subject)).toBe(subject.toLowerCase());
    },
  );

  it('nothing but prefixes is nothing', () => {
    expect(subjectKey('Re: AW:')).toBe('');
    expect(subjectKey('')).toBe('');
  });

  it('the longest subject fits an index, and is read at once', () => {
    expect(subjectKey('x'.repeat(2_000_000))).toHaveLength(200);
    expect(subjectKey('Re: '.repeat(500_000)).length).toBeLessThanOrEqual(200);
    expect(subjectKey(`${' '.repeat(1_000_000)}x`)).toBe('');
    expect(subjectKey('📦'.repeat(300)).isWellFormed()).toBe(true);
  });
});
