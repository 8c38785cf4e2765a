import type { Fact } from '../fact.ts';
import type { Evidence } from './evidence.ts';
import { bare, escapePattern, fold } from './pattern.ts';
import { proven, unproven, type Verdict } from './verdict.ts';

const NAMES: Partial<Record<string, string>> = {
  order: 'order number',
  tracking: 'tracking number',
  code: 'code',
  phone: 'phone number',
};

/** Numbers of orders and parcels, codes and phone numbers: the same letters and digits stand in a fact. */
export function proveIdentifier(kind: string, value: string, evidence: Evidence): Verdict {
  const ids = evidence.known.filter(({ fact }) => holds(fact, kind, value)).map(({ fact }) => fact.id);
  if (ids.length > 0) return proven(...ids);
  const [other] = evidence.known.filter(({ fact }) => fact.kind === kind);
  const name = NAMES[kind] ?? 'number';
  return unproven(
    other ? `No fact gives this ${name}. The known one is ${other.fact.value}.` : `No fact gives this ${name}.`,
  );
}

function holds(fact: Fact, kind: string, value: string): boolean {
  if (fact.kind === 'money' || fact.kind === 'date') return false;
  const whole = bare(fact.value);
  if (whole === value) return true;
  // National and international writing of one phone number.
  if (kind === 'phone' && fact.kind === 'phone') return samePhone(whole, value);
  if (kind === 'phone') return value.length >= 7 && whole.includes(value.replace(/^0/, ''));
  // Inside a longer text only as a word of its own: 1001 is no part of 11001.
  return new Set(fact.value.split(/[\s,;:()'"“”/?=&]+/u).map(bare)).has(value);
}

function samePhone(a: string, b: string): boolean {
  const [first, second] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return Math.min(first.length, second.length) >= 7 && (first.endsWith(second) || second.endsWith(first));
}

/** A postal address is proven when a fact holds it, however it is broken into lines. */
export function proveAddress(address: string, evidence: Evidence): Verdict {
  const ids = evidence.known.filter(({ fact }) => bare(fact.value).includes(address)).map(({ fact }) => fact.id);
  return ids.length > 0 ? proven(...ids) : unproven('No fact gives this address.');
}

/** A link is proven by the same address, or as the home page of one: a deeper page than any fact names is not. */
export function proveLink(url: string, evidence: Evidence): Verdict {
  const wanted = normalUrl(url);
  const ids = evidence.known
    .filter(({ fact }) => {
      const found =
        fact.value.match(/(?:https?:\/\/|www\.)[^\s<>"']+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s<>"']*)?/gi) ?? [];
      return found.some((one) => {
        const known = normalUrl(one.replace(/[.,;:!?)]+$/, ''));
        return known === wanted || known.split('/')[0] === wanted;
      });
    })
    .map(({ fact }) => fact.id);
  return ids.length > 0 ? proven(...ids) : unproven('No fact gives this link.');
}

/** Scheme, "www." and the last slash make no other page; the case of the host neither. */
function normalUrl(url: string): string {
  const [host = '', ...path] = url
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '')
    .split('/');
  return [host.toLowerCase(), ...path].join('/');
}

export function proveEmail(address: string, evidence: Evidence): Verdict {
  const ids = evidence.known
    .filter(({ fact }) => new RegExp(`(?<![\\w.+-])${escapePattern(address)}(?![\\w-])`, 'i').test(fact.value))
    .map(({ fact }) => fact.id);
  return ids.length > 0 ? proven(...ids) : unproven('No fact gives this e-mail address.');
}

/** A name is proven when a fact holds it as whole words. */
export function proveName(kind: string, name: string, evidence: Evidence): Verdict {
  const wanted = fold(name);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(wanted)}(?![\\p{L}\\p{N}])`, 'u');
  const words = wanted.split(' ');
  const ids = evidence.known
    .filter(({ fact }) => {
      const value = fold(fact.value);
      if (pattern.test(value)) return true;
      // "Ann Lee" for "Lee, Ann" or "Ann M. Lee"; a carrier in the host of its own link.
      const known = new Set(value.split(/[^\p{L}\p{N}'-]+/u));
      if (kind !== 'text' && words.every((word) => known.has(word.replace(/\.$/, '')))) return true;
      return kind === 'text' && fact.kind === 'url' && value.includes(wanted.replaceAll(' ', ''));
    })
    .map(({ fact }) => fact.id);
  if (ids.length > 0) return proven(...ids);
  if (kind === 'person') {
    const person = evidence.known.find(({ fact }) => fact.kind === 'person');
    return unproven(
      person ? `No fact gives this name. The customer is called ${person.fact.value}.` : 'No fact gives this name.',
    );
  }
  return unproven(kind === 'product' ? 'No fact names this product.' : 'No fact names this company.');
}

/** How many: the quantity of the product that is named, or any count that the facts give. */
export function proveQuantity(count: number, of: string | null, evidence: Evidence): Verdict {
  const products = evidence.known.filter(({ fact }) => fact.kind === 'product');
  const words = new Set(fold(of ?? '').split(/[^\p{L}\p{N}]+/u));
  const meant = products.filter(({ fact }) =>
    fold(fact.value)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.length > 3 && words.has(word)),
  );
  const counts = evidence.known.filter(({ fact }) => fact.kind === 'number');
  const stem = (id: string) => id.replace(/[._:][^._:]*$/, '');
  const ofMeant = counts.filter(({ fact }) => meant.some((product) => stem(product.fact.id) === stem(fact.id)));
  const equal = (ofMeant.length > 0 ? ofMeant : counts).filter(({ fact }) => Number.parseFloat(fact.value) === count);
  if (equal.length > 0) return proven(...equal.map(({ fact }) => fact.id));
  const inWords = evidence.known.filter(
    ({ fact }) =>
      ofMeant.length === 0 &&
      !['money', 'date', 'order', 'tracking', 'url'].includes(fact.kind) &&
      new RegExp(`(?<![\\d.,])${count}(?![\\d.,])`).test(fact.value),
  );
  if (inWords.length > 0) return proven(...inWords.map(({ fact }) => fact.id));
  // Each product is a fact of its own, so that naming how many there are repeats them.
  if (of !== null && counts.length === 0 && products.length === count)
    return proven(...products.map(({ fact }) => fact.id));
  return unproven('No fact gives this quantity.');
}
