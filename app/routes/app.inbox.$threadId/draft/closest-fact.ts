import type { Claim } from '#app/domains/ai/fact.ts';
import type { FactView } from '../view.ts';

/** Kinds where one value can stand in for another in the same sentence. */
const exchangeable = new Set<string>(['money', 'date', 'order', 'tracking', 'url', 'email', 'phone', 'number']);

/**
 * The fact of the claim's kind that is nearest to what the draft says: by amount, by day, else by letters. null when
 * there is none, or when a value cannot just be exchanged (promises, statuses, names). A person decides whether it fits.
 */
export function closestFact(claim: Claim, facts: FactView[]): FactView | null {
  if (!exchangeable.has(claim.kind)) return null;
  const same = facts.filter((fact) => fact.kind === claim.kind && fact.shown !== claim.text);
  let best: FactView | null = null;
  let bestDistance = Infinity;
  for (const fact of same) {
    const distance = claim.kind === 'money' ? amountDistance(claim.text, fact) : letterDistance(claim.text, fact.shown);
    if (distance < bestDistance) {
      best = fact;
      bestDistance = distance;
    }
  }
  return best;
}

function amountDistance(said: string, fact: FactView): number {
  const amount = Number.parseFloat(
    said
      .replace(/[^\d.,]/g, '')
      .replace(/[.,](?=\d{3}\b)/g, '')
      .replace(',', '.'),
  );
  return Math.abs(amount - Number.parseFloat(fact.value)) || 0;
}

/** Levenshtein distance, one row at a time. */
function letterDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
