import { describe, expect, it } from 'vitest';
import type { Claim } from '#app/domains/ai/fact.ts';
import { closestFact } from '#app/routes/app.inbox.$threadId/draft/closest-fact.ts';
import { sentenceAround } from '#app/routes/app.inbox.$threadId/draft/edit-text.ts';
import type { FactView } from '#app/routes/app.inbox.$threadId/view.ts';

function without(text: string, words: string, language: string | null = 'en'): string {
  const start = text.indexOf(words);
  const span = sentenceAround(text, { start, end: start + words.length }, language);
  return text.slice(0, span.start) + text.slice(span.end);
}

describe('removing the sentence of a claim', () => {
  it('takes the whole sentence and leaves the others', () => {
    expect(without('One. It comes Friday. Three.', 'Friday')).toBe('One. Three.');
    expect(without('One. It comes Friday.', 'Friday')).toBe('One.');
  });

  it('an amount’s point ends no sentence', () => {
    expect(without('It costs £48.00 in all. Bye.', '£48.00')).toBe('Bye.');
  });

  it('an only sentence takes its line along, and the greeting stays', () => {
    expect(without('Hi Ann,\n\nIt comes Friday.\n\nMara', 'Friday')).toBe('Hi Ann,\n\nMara');
  });

  it('a claim over two sentences takes both', () => {
    expect(without('A. We ship today. It comes Friday. Z.', 'today. It comes')).toBe('A. Z.');
  });

  it('other scripts end their sentences their own way', () => {
    expect(without('ありがとう。金曜日に届きます。またね。', '金曜日', 'ja')).toBe('ありがとう。またね。');
  });

  it('a language tag that does not exist does no harm', () => {
    expect(without('One. Two.', 'Two', 'not a tag!')).toBe('One.');
  });
});

describe('the closest fact', () => {
  const fact = (id: string, kind: FactView['kind'], value: string, shown: string): FactView => ({
    id,
    kind,
    value,
    label: id,
    source: 'order',
    shown,
    where: '',
    since: null,
    href: null,
  });
  const facts = [
    fact('total', 'money', '169.95 GBP', '£169.95'),
    fact('bowl', 'money', '48.00 GBP', '£48.00'),
    fact('order', 'order', '#4127', '#4127'),
  ];
  const said = (text: string, kind: Claim['kind']): Claim => ({
    start: 0,
    end: text.length,
    text,
    kind,
    status: 'unproven',
    factIds: [],
    reason: null,
  });

  it('of an amount is the nearest amount, however it is written', () => {
    expect(closestFact(said('£43.20', 'money'), facts)?.id).toBe('bowl');
    expect(closestFact(said('1.234,50 €', 'money'), facts)?.id).toBe('total');
  });

  it('of a number with a slip is the number', () => {
    expect(closestFact(said('#4172', 'order'), facts)?.id).toBe('order');
  });

  it('of a promise there is none: a value cannot just be exchanged', () => {
    expect(closestFact(said('a full refund', 'promise'), facts)).toBeNull();
  });

  it('is never of another kind', () => {
    expect(closestFact(said('Friday', 'date'), facts)).toBeNull();
  });
});
