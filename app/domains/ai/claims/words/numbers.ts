/** Numbers that are written as words; the first of a list counts from zero. */
const counted: Record<string, string> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  de: 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  es: 'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  it: 'zero un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  nl: 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
  sv: 'noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo',
};

const others: Record<string, number> = {
  ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100 },
  ...{ dreißig: 30, vierzig: 40, fünfzig: 50, sechzig: 60, neunzig: 90, hundert: 100 },
  ...{ trente: 30, quarante: 40, cinquante: 50, soixante: 60, cent: 100 },
  ...{ treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, cien: 100 },
  ...{ trenta: 30, dertig: 30, trinta: 30, trettio: 30 },
  ...{
    a: 1,
    an: 1,
    eine: 1,
    einen: 1,
    einem: 1,
    einer: 1,
    eines: 1,
    zwo: 2,
    une: 1,
    una: 1,
    uno: 1,
    uma: 1,
    duas: 2,
    ett: 1,
  },
};

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...Object.values(counted).flatMap((words) => words.split(' ').map((word, value): [string, number] => [word, value])),
  ...Object.entries(others),
]);
