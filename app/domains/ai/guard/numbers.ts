/**
 * A number as people write it: 59, 59.00, 1,234.50, 1.234,50, 1'234.50, 1 234,50. Made for use inside other patterns;
 * bounded, so that a long run of digits costs no more than its length.
 */
export const NUMBER =
  "(?:(?<![\\d])\\d{1,3}(?:[.,' ]\\d{3}){1,4}(?:[.,]\\d{1,2})?(?!\\d)|(?<![\\d])\\d{1,12}(?:[.,]\\d{1,3})?(?!\\d))";

/**
 * What a written number may mean, in thousandths: "1.234" is 1234 in Berlin and 1.234 in London, so both come back.
 */
export function readNumber(written: string): number[] {
  const digits = written.replace(/[' ]/g, '');
  const separators = digits.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return [Number(digits) * 1000];
  const tail = digits.length - digits.lastIndexOf(last) - 1;
  const grouped = Number(digits.replace(/[.,]/g, '')) * 1000;
  const kinds = new Set(separators).size;
  if (kinds === 1 && separators.length > 1) return [grouped];
  const whole = digits.slice(0, digits.lastIndexOf(last)).replace(/[.,]/g, '');
  const fraction = digits.slice(digits.lastIndexOf(last) + 1);
  const decimal = Number(whole) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  return kinds === 1 && tail === 3 ? [grouped, decimal] : [decimal];
}

const WORDS: Record<string, number> = {};
const LISTS = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn',
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
  'una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici',
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien',
  'um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze',
  'en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton',
];
for (const list of LISTS) {
  for (const [index, word] of list.split(' ').entries()) WORDS[word] = index + 1;
}
const MORE: Record<string, number> = {
  a: 1,
  an: 1,
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  une: 1,
  duas: 2,
  uma: 1,
  ett: 1,
  twenty: 20,
  forty: 40,
  fifty: 50,
  seventy: 70,
  eighty: 80,
  hundred: 100,
  vierzig: 40,
  fünfzig: 50,
  siebzig: 70,
  achtzig: 80,
  hundert: 100,
  quarante: 40,
  cinquante: 50,
  cent: 100,
  cuarenta: 40,
  cincuenta: 50,
  setenta: 70,
  ochenta: 80,
  cien: 100,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  zwanzig: 20,
  dreißig: 30,
  sechzig: 60,
  neunzig: 90,
  vingt: 20,
  trente: 30,
  soixante: 60,
  veinte: 20,
  treinta: 30,
  sesenta: 60,
  trenta: 30,
  dertig: 30,
  trinta: 30,
  trettio: 30,
  'forty-eight': 48,
  both: 2,
  beide: 2,
  beiden: 2,
};
Object.assign(WORDS, MORE);

/** Words for small numbers, longest first, for use in a pattern. */
export const NUMBER_WORD = `(?:${Object.keys(WORDS)
  .sort((one, other) => other.length - one.length)
  .join('|')})`;

/** "three" → 3, "30" → 30; null for anything else. */
export function readCount(written: string): number | null {
  const word = WORDS[written.toLowerCase()];
  if (word !== undefined) return word;
  return /^\d{1,9}$/.test(written) ? Number(written) : null;
}
