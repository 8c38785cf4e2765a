/**
 * Signs and names of money, and the currencies that each may stand for. ISO codes that are everyday words in capitals
 * (ALL, TOP, CUP) are left out.
 */
export const SIGNS: Record<string, readonly string[]> = {
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD'],
  AU$: ['AUD'],
  A$: ['AUD'],
  NZ$: ['NZD'],
  HK$: ['HKD'],
  S$: ['SGD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN', 'TWD', 'ARS', 'CLP', 'COP'],
  '€': ['EUR'],
  '£': ['GBP', 'EGP'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₩': ['KRW'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '฿': ['THB'],
  '₫': ['VND'],
  zł: ['PLN'],
  Kč: ['CZK'],
  Ft: ['HUF'],
  lei: ['RON'],
  лв: ['BGN'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  円: ['JPY'],
  元: ['CNY', 'TWD'],
  원: ['KRW'],
};

export const CODES =
  'USD EUR GBP JPY CNY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY INR BRL MXN SGD HKD KRW TWD THB ZAR ILS AED SAR RUB UAH PHP IDR MYR VND ARS CLP COP ISK'.split(
    ' ',
  );

export const NAMES: Record<string, readonly string[]> = {
  'dollars?|dólares|dólar|dollari|dólares': SIGNS.$ ?? [],
  'euros?|евро|ユーロ': ['EUR'],
  'pounds?(?: sterling)?|quid|sterling|pfund|livres?(?: sterling)?|libras?|sterline': ['GBP'],
  'yen|yens': ['JPY'],
  'francs?|franken|francos?': ['CHF'],
  'kronor|kroner|kronen|krona': ['SEK', 'NOK', 'DKK', 'ISK'],
  'złotych|złote|zloty|zlotys': ['PLN'],
  'rupees?': ['INR'],
  'reais|real': ['BRL'],
};
