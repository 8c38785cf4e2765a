import { eld } from 'eld/medium';

/** Below this many letters a guess is worth nothing. */
const FEWEST_LETTERS = 12;

/** The language of a text as ISO 639-1; null when nobody could tell. */
export function detectLanguage(text: string): string | null {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null;
  const found = eld.detect(text);
  return found.language && found.isReliable() ? found.language : null;
}
