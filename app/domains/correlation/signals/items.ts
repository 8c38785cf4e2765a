import { fold } from './normalise.ts';

/** In titles of products and in mails about anything; they tell no two orders apart. */
const COMMON = new Set(
  `the and for with from box set gift card pack package parcel order size small medium large new one two piece pieces free
  day days time week month home mail shop store men man women woman kids all your our your you item items product products
  this that have has not was are but can get got what when where which will would please thanks thank dear hello
  und mit fur von der die das dem den ein eine neu gross klein stuck paket bestellung
  les des pour avec une dans sur petit grand lot colis commande
  los las para con una por del pequeno grande caja pedido
  per gli della pacco ordine voor met van het een pakket para com uma dos das encomenda
  och med for den det ett
  birthday christmas wedding anniversary summer winter spring autumn holiday travel weekend easter present
  geburtstag weihnachten hochzeit sommer geschenk anniversaire noel ete cadeau cumpleanos navidad regalo compleanno natale`.split(
    /\s+/,
  ),
);

const CJK_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{2,}/gu;
const WORD = /[\p{L}\p{M}]{3,}/gu;
/** From here on a word is found inside a compound: "Schüssel" in "Keramikschüssel". */
const COMPOUND_PART = 5;

/** Words of a text that can be compared with titles of items, without the sender's own name: Rose may write about soap. */
export function textWords(folded: string, senderName: string): Set<string> {
  const own = new Set(fold(senderName).match(WORD) ?? []);
  return new Set((folded.match(WORD) ?? []).filter((word) => !COMMON.has(word) && !own.has(word)).map(stem));
}

/** An item that the text speaks of, with the words that it shares with the title. */
export type SpokenItem = { title: string; words: string[] };

/**
 * The items of an order that the text speaks of. The first or the last word of a title has to be among the words, or
 * two of them: "bowl" is enough for "Oak salad bowl", "salad" is not. Titles in CJK scripts count by whole runs.
 */
export function findSpokenItems(lineItems: string[], words: Set<string>, folded: string): SpokenItem[] {
  const saidSizes = sizesIn(folded);
  return lineItems.flatMap((lineItem) => {
    const [title = '', ...variant] = lineItem.split(/\s[/–-]\s/);
    const runs = (fold(title).match(CJK_RUN) ?? []).filter((run) => folded.includes(run));
    const spoken = titleWords(title).filter((word) => isSpoken(word, words));
    const ends = [titleWords(title)[0], titleWords(title).at(-1)];
    const counts = runs.length > 0 || spoken.length > 1 || spoken.some((word) => ends.includes(word));
    if (!counts) return [];
    const ofVariant = variant.flatMap(titleWords).filter((word) => isSpoken(word, words));
    const sizes = variant.map((part) => fold(part).trim()).filter((size) => saidSizes.has(size));
    return [{ title: title.trim(), words: [...new Set([...runs, ...spoken, ...ofVariant, ...sizes])] }];
  });
}

/** A size behind a word for it: "size 38", "talla M", "Gr. 42", "pointure 38.5". */
const SIZE =
  /(?<!\p{L})(?:size|grosse|gr\.|talla|taille|pointure|taglia|maat|tamanho|storlek|storrelse|str\.|uk|eu|us|サイズ)\s*(?:is\s|:\s*)?(?<size>\d{1,3}(?:[.,]5)?|x{0,4}[sl]|m)(?![\p{L}\d])/gu;

function sizesIn(folded: string): Set<string> {
  return new Set([...folded.matchAll(SIZE)].map(({ groups }) => groups?.size ?? ''));
}

function titleWords(title: string): string[] {
  const words = fold(title).replace(CJK_RUN, ' ').match(WORD) ?? [];
  return words.filter((word) => !COMMON.has(word)).map(stem);
}

function isSpoken(word: string, words: Set<string>): boolean {
  return words.has(word) || [...words].some((other) => isCompound(word, other));
}

function isCompound(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= COMPOUND_PART && long.endsWith(short);
}

/** Singular and plural meet in most of these languages, as long as four letters stay; "late" and "later" do not. */
function stem(word: string): string {
  return word.replace(/(?<=....)s$/, '').replace(/(?<=....)(?:en|e|n)$/, '');
}
