const ATTRIBUTION =
  /^\s*(on|am|le|el|il|op|den|em)\s.*\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)\b.*:\s*$/i;
const ORIGINAL = /^\s*-{2,}\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}/i;

/**
 * Parts the words of this mail from what it quotes and from the signature, roughly as Mailgun does it for
 * `stripped-text` and `stripped-signature`. The product must not lean on it, so neither does this try hard.
 */
export function stripQuotes(text: string): { text: string; signature: string } {
  const lines = text.split(/\r?\n/);
  const trailingQuoteAt = lines.findLastIndex((line) => !/^\s*(>.*)?$/.test(line)) + 1;
  const quoteAt = lines.findIndex(
    (line, index) => index >= trailingQuoteAt || ATTRIBUTION.test(line) || ORIGINAL.test(line),
  );
  const own = quoteAt < 0 ? lines : lines.slice(0, quoteAt);
  const signatureAt = own.findLastIndex((line) => /^--\s?$/.test(line));
  const words = signatureAt < 0 ? own : own.slice(0, signatureAt);
  return {
    text: words.join('\r\n').trim(),
    signature:
      signatureAt < 0
        ? ''
        : own
            .slice(signatureAt)
            .map((line) => line.trimEnd())
            .join('\r\n')
            .trim(),
  };
}
