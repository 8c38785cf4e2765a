import type { Written } from './language.ts';

/** `169.95 GBP` as `£169.95`, or null when it is not an amount. */
export function money(value: string, language: Written): string | null {
  const match = /^(-?\d+(?:\.\d+)?) ?([A-Z]{3})$/.exec(value.trim());
  if (!match) return null;
  const [, amount, currency = 'EUR'] = match;
  const formatted = new Intl.NumberFormat(localeFor(language, currency), {
    style: 'currency',
    currency,
    // Elsewhere than at home Intl writes £GB or GBP; people write the sign.
    currencyDisplay: ['GBP', 'EUR', 'USD'].includes(currency) ? 'narrowSymbol' : 'symbol',
  }).format(Number(amount));
  // A person's keyboard has no no-break space.
  return formatted.replace(/[\u00a0\u202f]/g, ' ');
}

/** `2026-11-19` as `19 November`, with the year when it is not the year of `now`. */
export function day(value: string, language: Written, now: string, currency = ''): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value.trim());
  if (!match) return null;
  const [iso, year] = match;
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return null;
  return date.toLocaleDateString(localeFor(language, currency), {
    day: 'numeric',
    month: 'long',
    ...(now.startsWith(year ?? '') ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
}

const LOCALES: Record<Written, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };

/** English is written as in the country of the money. */
const localeFor = (language: Written, currency: string) =>
  language === 'en' && currency === 'USD' ? 'en-US' : LOCALES[language];
