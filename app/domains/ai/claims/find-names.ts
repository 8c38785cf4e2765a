import type { Finding } from './finding.ts';
import { alternatives, escapePattern } from './pattern.ts';
import type { Reading } from './reading.ts';
import { COMPANIES, GREETINGS, NOT_NAMES, TITLES, VALEDICTIONS } from './words/names.ts';

const GREETING = new RegExp(
  `^(?:${alternatives(GREETINGS)})(?:[\\s,]+(?:${alternatives(TITLES)})\\b\\.?)*[\\s,]+(?<name>\\p{Lu}[\\p{L}'’.-]*(?:\\s\\p{Lu}[\\p{L}'’.-]*){0,3})(?=\\s*(?:[,!:;.\\n–—-]|$))`,
  'iu',
);
/** 様 and さん follow the name. */
const JAPANESE = /^(?<name>[\p{L}\s・]{1,20}?)\s?(?:様|さま|さん)(?=$|[、。\s])/u;
const COMPANY = new RegExp(
  `(?<![\\p{L}\\d@./-])(?:${COMPANIES.map(escapePattern)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\d@]|\\.\\p{L})`,
  'gu',
);
/** "my colleague Marco", "unser Kollege Herr Weber": a person whom the reply names. */
const COLLEAGUE =
  /(?<!\p{L})(?:colleague|manager|supervisor|kolleg(?:e|in)|collègue|responsable|compañer[oa]|collega)(?:,)?\s(?:(?:herr|frau|mr|ms|mrs|mme|m|sr|sra)\.?\s)?(?<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?)(?!\p{L})/gu;

/** The name in a greeting line, as "Hi Ann,". A greeting without a name is none. */
export function findPersons(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences.filter(({ isQuoted }) => !isQuoted)) {
    // A greeting may be followed by its text on the same line; "Hi Ann, your …" is cut by the comma.
    const match = GREETING.exec(sentence.text) ?? JAPANESE.exec(sentence.text);
    const name = match?.groups?.name;
    if (!match || !name) continue;
    const words = name.split(/\s+/);
    // The pattern folds case for the greeting's sake; a name is capitalised.
    if (!/^[\p{Lu}\p{Lo}]/u.test(name) || words.every((word) => NOT_NAMES.has(word.toLowerCase().replace(/[.,]/g, ''))))
      continue;
    const at = sentence.start + match[0].lastIndexOf(name);
    found.push(named(at, name.replace(/[.]+$/, ''), 'person'));
  }
  for (const match of reading.text.matchAll(COLLEAGUE)) {
    const name = match.groups?.name ?? '';
    found.push(named(match.index + match[0].lastIndexOf(name), name, 'person'));
  }
  return found;
}

/** Names of carriers, payment services and market places. */
export function findCompanies(text: string): Finding[] {
  return [...text.matchAll(COMPANY)].map((match) => named(match.index, match[0], 'text'));
}

/** From here on a mail is signature: names in it are the shop's own. The text's length where there is none. */
export function signatureStart(reading: Reading): number {
  const line = reading.sentences.findLast(({ text }) => VALEDICTIONS.test(text));
  return line?.start ?? reading.text.length;
}

const named = (start: number, name: string, kind: Finding['kind']): Finding => ({
  ...{ start, end: start + name.length, kind, says: { what: 'name', name } },
});
