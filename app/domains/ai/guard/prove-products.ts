import { coloursIn, type ProductMention, type QuantityMention, thingsIn } from './find-products.ts';
import { type Knowledge, type KnownFact, provenBy } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { foldWord } from './text.ts';

const products = (knowledge: Knowledge) => knowledge.facts.filter((known) => known.fact.kind === 'product');

/**
 * Whether a product that the draft names is one that a fact names. null: no claim that could be judged, since no fact
 * names products, or none that the word table knows.
 */
export function proveProduct(mention: ProductMention, knowledge: Knowledge): Proof | null {
  const listed = products(knowledge);
  if (listed.length === 0) return null;
  if ('name' in mention)
    return mention.kind === 'title' ? proveTitle(mention.name, knowledge) : proveSize(mention.name, knowledge);
  const { index } = mention;
  const linesIn = mention.kind === 'thing' ? thingsIn : coloursIn;
  const found = knowledge.facts.filter((known) => linesIn(known.text).includes(index));
  if (found.length > 0) return proven(found.map((known) => known.fact.id));
  // A product whose title says nothing about its kind or colour may be anything.
  const allSay =
    mention.kind === 'thing'
      ? listed.every((known) => linesIn(known.text).length > 0)
      : listed.some((known) => linesIn(known.text).length > 0);
  return allSay
    ? unproven(
        mention.kind === 'thing' ? 'No product of the order is one.' : 'No product of the order has this colour.',
      )
    : null;
}

function proveTitle(name: string, knowledge: Knowledge): Proof | null {
  const words = foldWord(name).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const fits = (known: KnownFact) =>
    words.filter((word) => !known.tokens.has(word) && !known.tokens.has(word.replace(/s$/, ''))).length === 0;
  const whole = provenBy(knowledge, fits);
  if (whole) return whole;
  // Part of a name that facts know otherwise (a shop, a place, a person) is not a product.
  const somewhere = words.every((word) => knowledge.facts.some((known) => known.tokens.has(word)));
  return somewhere ? null : unproven('No fact names this product.');
}

const SIZES: Record<string, string> = { small: 's', medium: 'm', large: 'l' };

function proveSize(size: string, knowledge: Knowledge): Proof | null {
  const wanted = SIZES[size.toLowerCase()] ?? size.toLowerCase().replace(',', '.');
  const has = (known: KnownFact) =>
    known.tokens.has(wanted) ||
    known.numbers.has(wanted) ||
    known.text
      .toLowerCase()
      .split(/[\s/,()-]+/)
      .includes(wanted) ||
    known.tokens.has(size.toLowerCase());
  return provenBy(knowledge, has) ?? unproven('No product of the order has this size.');
}

/** A count needs a fact with the same number, or as many products as it says. */
export function proveQuantity(mention: QuantityMention, knowledge: Knowledge): Proof {
  const listed = products(knowledge);
  if (listed.length === mention.count) return proven(listed.map((known) => known.fact.id));
  return proveNumber(String(mention.count), knowledge) ?? unproven('No fact has this number.');
}

/** A bare number needs a fact in which it stands; amounts, dates and codes are no counts. */
export function proveNumber(written: string, knowledge: Knowledge): Proof | null {
  const wanted = written
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '')
    .replace(/\.0+$/, '');
  const counting = (known: KnownFact) =>
    !['money', 'date', 'phone', 'tracking', 'url', 'email'].includes(known.fact.kind);
  const year = (known: KnownFact) =>
    /^20\d\d$/.test(wanted) && known.dates.some((date) => date.days.flat().some((day) => day.year === Number(wanted)));
  return provenBy(knowledge, (known) => (counting(known) && known.numbers.has(wanted)) || year(known));
}
