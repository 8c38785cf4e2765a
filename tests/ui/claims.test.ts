import { describe, expect, it } from 'vitest';
import type { Claim } from '#app/domains/ai/fact.ts';
import { isOpen, markClaims, shiftClaims, sumOfClaims } from '#app/routes/app.inbox.$threadId/draft/claims.ts';

function claim(text: string, words: string, status: Claim['status'] = 'proven'): Claim {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words, kind: 'text', status, factIds: [], reason: null };
}
const text = 'It costs £48.00 and comes by Friday.';
const price = claim(text, '£48.00');
const day = claim(text, 'by Friday', 'unproven');
const sum = (claims: Claim[], confirmed: string[] = []) =>
  sumOfClaims(
    markClaims(
      claims,
      confirmed.map((one) => ({ text: one, by: { id: '1', name: 'Ann' }, at: 'x' })),
    ),
  );

describe('claims move along with an edit', () => {
  it('before, between and behind it they keep their words', () => {
    const after = text.replace('It costs', 'The bowl costs').replace('and comes', 'and arrives');
    for (const moved of shiftClaims([price, day], text, after)) {
      expect(after.slice(moved.start, moved.end)).toBe(moved.text);
    }
  });

  it('one whose words were changed counts as proven no more', () => {
    const after = text.replace('48.00', '49.00');
    const [moved, other] = shiftClaims([price, day], text, after);
    expect(moved).toMatchObject({ status: 'unchecked', text: '£49.00', factIds: [] });
    expect(other).toMatchObject({ status: 'unproven', text: 'by Friday' });
  });

  it('a digit put right behind it changes it', () => {
    const after = text.replace('£48.00', '£48.009');
    expect(shiftClaims([price], text, after)[0]).toMatchObject({ status: 'unchecked' });
  });

  it('a deleted one goes', () => {
    const after = text.replace(' and comes by Friday', '');
    expect(shiftClaims([price, day], text, after).map((one) => one.text)).toEqual(['£48.00']);
  });

  it('every edit leaves claims that lie in the text and say what stands there', () => {
    for (let from = 0; from <= text.length; from += 1) {
      for (let to = from; to <= text.length; to += 3) {
        for (const put of ['', '9', ' word ', '£48.00']) {
          const after = text.slice(0, from) + put + text.slice(to);
          for (const moved of shiftClaims([price, day], text, after)) {
            expect(moved.start).toBeGreaterThanOrEqual(0);
            expect(moved.end).toBeLessThanOrEqual(after.length);
            expect(moved.end).toBeGreaterThan(moved.start);
            expect(after.slice(moved.start, moved.end)).toBe(moved.text);
          }
        }
      }
    }
  });
});

describe('the sum under the field', () => {
  it.each([
    [[], 'Nothing in it needs proof'],
    [[price], '1 claim proven'],
    [[price, price], '2 claims proven'],
    [[price, day], '1 of 2 claims has no proof. Check it before sending.'],
    [[day], '1 claim has no proof. Check it before sending.'],
    [[day, day, price], '2 of 3 claims have no proof. Check them before sending.'],
    [
      [price, { ...day, status: 'unchecked' as const }],
      '1 of 2 claims can’t be checked by us. Check it before sending.',
    ],
  ])('says what stands and what to do', (claims, expected) => {
    const { bold, rest } = sum(claims);
    expect(`${bold} ${rest}`.trim()).toBe(expected);
  });

  it('what a person confirmed is no longer open, for those words only', () => {
    const marked = markClaims([price, day], [{ text: 'by Friday', by: { id: '1', name: 'Ann' }, at: 'x' }]);
    expect(marked.map((one) => one.state)).toEqual(['proven', 'confirmed']);
    expect(marked.some(isOpen)).toBe(false);
    expect(markClaims([day], [{ text: 'by Monday', by: { id: '1', name: 'Ann' }, at: 'x' }]).some(isOpen)).toBe(true);
    expect(sum([price, day], ['by Friday']).rest).toBe('1 claim proven, 1 confirmed by a person');
  });
});
