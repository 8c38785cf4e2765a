const SIGN = String.raw`[$€£¥₩]|usd|eur|gbp|jpy|cad|aud|chf|sek|dkk|nok|pln|kr\.?|zl|euros?|dollars?|pounds?|yen|円|元|원`;
const NUMBER = String.raw`\d{1,3}(?:[.,' ]\d{3}){1,3}(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const MONEY = new RegExp(
  String.raw`(?<![\w.,])(?:(?:${SIGN})\s?(?<after>${NUMBER})|(?<before>${NUMBER})\s?(?:${SIGN})|(?<plain>\d+[.,]\d\d))(?![\d]|[.,]\d)`,
  'gu',
);

/** Amounts of money in folded text, in hundredths: "1.234,50 €", "$59", "59.00", "5900円". */
export function findAmounts(folded: string): number[] {
  const found = [...folded.matchAll(MONEY)].map(({ groups }) =>
    hundredths(groups?.after ?? groups?.before ?? groups?.plain ?? ''),
  );
  return [...new Set(found)];
}

/** A last group of one or two digits is the fraction, every other separator stands between thousands. */
export function hundredths(number: string): number {
  const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(number.trim()) ?? [];
  return Number(whole.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
}
