import { firstOfOverlapping } from './find-dates.ts';
import { NUMBER_WORD, readCount } from './numbers.ts';
import type { Span } from './text.ts';
import { COLOURS, THINGS } from './words/products.ts';

/** `thing` and `colour`: which line of the word table; `title`: a name in capitals or quotes; `size`: "in size L". */
export type ProductMention = Span &
  ({ kind: 'thing' | 'colour'; index: number } | { kind: 'title' | 'size'; name: string });

const thingPatterns = THINGS.map((source) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, 'giu'));
const colourPatterns = COLOURS.map(
  (source) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, 'giu'),
);

/** Which things of the table a text names. */
export const thingsIn = (text: string) => linesIn(text, thingPatterns);
export const coloursIn = (text: string) => linesIn(text, colourPatterns);
const linesIn = (text: string, patterns: RegExp[]) =>
  patterns.flatMap((pattern, index) => (text.search(pattern) >= 0 ? [index] : []));

const WORD = "[\\p{Lu}][\\p{L}'-]{1,30}";
/** A title in capitals after words that only stand before a product: "your Merino Wool Sweater", "2 × Linen Shirt". */
const TITLED = new RegExp(
  `(?<=(?:\\b(?:[Yy]our|[Tt]he|[Aa]n?|[Oo]ur|of|new|replacement|\\d{1,3} ?[x×]|[x×]) ))(${WORD}(?: (?:of|and|&|for|in|de|à) ${WORD}| ${WORD}){1,5})`,
  'gu',
);
const SIZE =
  /(?<!\p{L})(?:(?:in|a|of) size|size|größe|taille|talla)[: ]{1,2}(X{0,3}[SML]|\d{1,2}(?:[.,]5)?|XX?L|one size|small|medium|large)(?![\p{L}\p{N}])/giu;
/** Capitals that are no product: places, feasts, services, parts of the shop. */
const NO_PRODUCT =
  /(?:Support|Team|Customer|Service|Center|Centre|Policy|Black Friday|Cyber Monday|United|States|Kingdom|New Year|Christmas|Mail|Post|Express|Pay|Street|Road|Avenue|Privacy|Terms|FAQ|Help|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|Order|Number|European|Union|Tracked|Returns?|Portal|Account|Shop|Store|Care|Department|Office|App|Spam|Instagram|Google|Facebook|Apple)/u;

/** Products, sizes and colours that a draft names. */
export function findProducts(text: string): ProductMention[] {
  const mentions: ProductMention[] = [];
  const at = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(TITLED))
    if (!NO_PRODUCT.test(match[0])) mentions.push({ kind: 'title', name: match[0], ...at(match) });
  for (const match of text.matchAll(SIZE)) mentions.push({ kind: 'size', name: match[1] ?? '', ...at(match) });
  for (const [index, pattern] of thingPatterns.entries())
    for (const match of text.matchAll(pattern)) mentions.push({ kind: 'thing', index, ...at(match) });
  for (const [index, pattern] of colourPatterns.entries())
    for (const match of text.matchAll(pattern)) mentions.push({ kind: 'colour', index, ...at(match) });
  return firstOfOverlapping(mentions);
}

/** "3 items", "two shirts", "2 × Linen shirt". */
export type QuantityMention = Span & { count: number };

const COUNTED = `(?:items?|pieces?|articles?|products?|parcels?|packages?|units?|artikel|stück|teile|pakete?|sendungen|produkte|colis|pièces|exemplaires|artículos?|productos?|paquetes?|unidades|piezas|articoli|prodotti|pacchi|artikelen|pakketten|stuks|artigos|produtos|itens|varor|paket|${THINGS.join('|')})`;
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{N}-])(${NUMBER_WORD})(?: \\p{L}{2,20}){0,2}? ${COUNTED}(?![\\p{L}\\p{N}])`,
  'giu',
);
const ARTICLE = /^(?:a|an|ein|eine[nrm]?|une?|una?|uno|een|en|et|um|uma|ett|one|once|both|beide[n]?|eins)$/i;

/** Quantities in words; those in digits are found with the other numbers. */
export function findSpelledQuantities(text: string): QuantityMention[] {
  return [...text.matchAll(SPELLED)].flatMap((match) => {
    const count = readCount(match[1] ?? '');
    if (count === null || ARTICLE.test(match[1] ?? '')) return [];
    return [{ start: match.index, end: match.index + match[0].length, count }];
  });
}
