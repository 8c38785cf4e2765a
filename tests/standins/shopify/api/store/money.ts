import type { Amount } from './types.ts';

export const NOTHING: Amount = { shop: 0, presentment: 0 };

export function plus(...amounts: Amount[]): Amount {
  return {
    shop: amounts.reduce((sum, amount) => sum + amount.shop, 0),
    presentment: amounts.reduce((sum, amount) => sum + amount.presentment, 0),
  };
}

export function minus(from: Amount, what: Amount): Amount {
  return { shop: from.shop - what.shop, presentment: from.presentment - what.presentment };
}

/** A share of an amount, rounded to whole minor units in each currency. */
export function share(amount: Amount, factor: number): Amount {
  return { shop: Math.round(amount.shop * factor), presentment: Math.round(amount.presentment * factor) };
}

const digits = new Map<string, number>();

/** How many digits a currency has behind the point: 2 for GBP, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  // Making a formatter is slow, and every amount asks.
  let known = digits.get(currency);
  if (known === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    known = format.resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, known);
  }
  return known;
}

/** As GraphQL's Decimal: "48.0", "25.98", "1200.0" for 1200 JPY. */
export function toDecimal(minor: number, currency: string): string {
  const fixed = toFixed(minor, currency);
  if (!fixed.includes('.')) return `${fixed}.0`;
  return fixed.replace(/(\.\d+?)0+$/, '$1');
}

/** As the REST payloads of webhooks: "48.00", "25.98", "1200" for 1200 JPY. */
export function toFixed(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** Minor units of a decimal string; undefined when it is none or has more digits than the currency. */
export function fromDecimal(decimal: string, currency: string): number | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return undefined;
  const minor = Number(decimal) * 10 ** digitsOf(currency);
  const rounded = Math.round(minor);
  return Math.abs(minor - rounded) < 1e-6 ? rounded : undefined;
}
