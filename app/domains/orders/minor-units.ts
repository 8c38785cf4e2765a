/** Currencies that do not have two decimals (ISO 4217). Intl is no help: its data rounds some of them for display. */
const otherDecimals: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimals a currency has: 2 for GBP, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return otherDecimals[currency] ?? 2;
}

/**
 * Shopify's decimal string as integer minor units: "169.95" in GBP is 16995. Digits beyond the currency's own are cut.
 *
 * @throws {Error} for anything but a decimal number: money is never guessed.
 */
export function minorUnits(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(amount));
  if (!match) throw new Error('not an amount of money');
  const [, sign, whole = '', fraction = ''] = match;
  const decimals = decimalsOf(currency);
  const minor = Number(`${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  return sign === '-' ? -minor : minor;
}
