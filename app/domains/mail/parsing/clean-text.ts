/**
 * Text that any store takes: U+0000, which PostgreSQL refuses, and lone surrogates, which UTF-8 cannot hold, become
 * U+FFFD. Everything else is kept to the code point: nothing is normalised.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}
