import { expect, it } from 'vitest';
import { snippet } from '#app/domains/mail/snippet.ts';

it('folds white space and leaves a short text whole', () => {
  expect(snippet(' Hi,\r\n\r\n\twhere is\u00a0it?  ')).toBe('Hi, where is it?');
  expect(snippet('')).toBe('');
});

it('cuts a long text between words', () => {
  const cut = snippet('word '.repeat(100));
  expect(cut.length).toBeLessThanOrEqual(141);
  expect(cut).toMatch(/word…$/);
});

it('cuts a text without spaces, and never through a character', () => {
  const cut = snippet('📦'.repeat(300));
  expect([...cut]).toHaveLength(141);
  expect(cut.isWellFormed()).toBe(true);
});
