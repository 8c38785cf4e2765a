/** How many decimals a currency has: 2 for GBP, 0 for JPY, 3 for KWD (ISO 4217, from Intl). */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
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
