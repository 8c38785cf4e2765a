import type { Finding } from './finding.ts';
import { alternatives } from './pattern.ts';
import type { Reading } from './reading.ts';
import { NUMBER_WORDS } from './words/numbers.ts';
import { NOT_PRODUCTS } from './words/products.ts';

/** "2 × Linen shirt", "3x". */
const TIMES = /(?<![\p{L}\d.,#-])(?<count>\d{1,4})\s?[x×](?![\p{L}\d])(?:\s(?<of>[\p{L}\d][^\n.,;:!?()]{1,60}))?/giu;
const COUNTED = new RegExp(
  `(?<![\\p{L}\\d.,#$€£-])(?<count>\\d{1,4}|${alternatives([...NUMBER_WORDS.keys()].filter((word) => word.length > 2 && (NUMBER_WORDS.get(word) ?? 0) > 1))})\\s(?<of>items?|pieces?|units?|articles?|products?|pairs?|parcels?|packages?|Artikeln?|Stück|Produkte?|Pakete?n?|articles|produits|pièces|colis|artículos|productos|unidades|paquetes|piezas|articoli|prodotti|artikelen|artigos|produtos|artiklar|points?|Punkte|puntos)(?!\\p{L})`,
  'giu',
);
const SIZE =
  /(?<!\p{L})(?:size|größe|taille|talla|taglia|maat|tamanho|storlek)\s(?:of\s)?["“]?(?<size>\d{1,3}(?:[.,]5)?|[XSML]{1,4}|\d?X{1,4}[SL]|small|medium|large|extra large)(?![\p{L}\d])/giu;
/** What stands in quotation marks, as names of products do. */
const QUOTED = /["“„«»「『](?<name>[^"“”„«»「」『』\n]{3,60})["”“»«」』]/gu;
/** Two capitalised words or more inside a sentence; in German every noun would be. */
const CAPITALISED =
  /(?<=[\p{Ll}\d,;:]\s(?:["“])?)\p{Lu}[\p{Ll}’'-]+(?:\s(?:(?:of|de|du|des|&|and|with|in)\s)?\p{Lu}[\p{Ll}\d’'-]+){1,4}/gu;

export function findQuantities(text: string): Finding[] {
  return [...text.matchAll(TIMES), ...text.matchAll(COUNTED)].map((match) => {
    const { count = '', of = null } = match.groups ?? {};
    const number = NUMBER_WORDS.get(count.toLowerCase()) ?? Number(count);
    // Only the number and its sign: the product's name is looked at by itself.
    const length = match[0].length - (match[0].match(/[x×]\s\S/i) ? (of?.length ?? 0) + 1 : 0);
    return {
      start: match.index,
      end: match.index + length,
      kind: 'number',
      says: { what: 'quantity', count: number, of },
    };
  });
}

/** Names of products as a text gives them away: a size, quotation marks, capitals where none belong. */
export function findProducts(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences.filter(({ isQuoted, isQuestion }) => !isQuoted && !isQuestion)) {
    const add = (at: number, name: string) => {
      const start = sentence.start + at;
      found.push({ start, end: start + name.length, kind: 'product', says: { what: 'name', name } });
    };
    for (const match of sentence.text.matchAll(SIZE)) {
      const size = match.groups?.size ?? '';
      add(match.index + match[0].lastIndexOf(size), size);
    }
    for (const match of sentence.text.matchAll(QUOTED)) {
      const clause = sentence.clauses.find(
        (one) => sentence.start + match.index >= one.start && sentence.start + match.index < one.end,
      );
      if (clause?.mood === 'plain') add(match.index + 1, match.groups?.name ?? '');
    }
    if (!['en', 'fr', 'es', 'it', 'pt', 'nl', 'sv'].includes(sentence.language)) continue;
    for (const match of sentence.text.matchAll(CAPITALISED)) {
      const words = match[0].split(/\s+/);
      if (!words.some((word) => NOT_PRODUCTS.has(word.toLowerCase()))) add(match.index, match[0]);
    }
  }
  return found;
}
