import { type Clause, sentenceText } from './clauses.ts';
import { firstOfOverlapping } from './find-dates.ts';
import { statesSomething } from './find-statuses.ts';
import type { Span } from './text.ts';
import type { Words } from './words/languages.ts';
import type { PromiseName } from './words/word-table.ts';

/**
 * Commits the shop to something. `object`: what is free, for "free". `carriedOut`: says that it has been done already,
 * which no policy proves.
 */
export type PromiseMention = Span & {
  promise: PromiseName;
  object: FreeObject | null;
  carriedOut: boolean;
  clause: Clause;
};

type FreeObject = 'cancel' | 'return' | 'shipping' | 'replacement' | 'gift' | 'exchange' | 'repair' | 'express';

/** Words of a denial inside the promise itself ("at no cost") do not deny it. */
const OWN_DENIAL = new Set<PromiseName>(['free', 'keep']);

/** "Discounts can't be applied to past orders", "einen Rabatt können wir leider nicht geben": the verb denies it. */
const DENIED_AFTER =
  /^ ?(?:\p{L}{1,15} ){0,3}(?:can't|cannot|can not|won't|(?:is|are|was|were|will|does|do|would|could)(?:n't| not)|nicht|n'(?:est|ont|a|avons)|ne (?:peut|peuvent|pouvons|sera|sont)|no (?:se|es|está|podemos|puede|pueden|son|será))(?!\p{L})/iu;

/** Every promise in clauses that state something. Clauses in other languages are left out. */
export function findPromises(clauses: Clause[]): PromiseMention[] {
  return firstOfOverlapping(
    clauses.flatMap((clause) =>
      clause.words && commits(clause) ? promisesOf(clause, clause.words, sentenceText(clauses, clause)) : [],
    ),
  );
}

/** "Let us know whether you'd prefer a refund or a replacement" commits the shop, "if you'd like to know" does not. */
const CHOICE =
  /(?<!\p{L})(?:(?:prefer|rather have|choose|choice of|choose between|lieber|bevorzugen|préfér\p{L}*|prefier\p{L}*|preferir\p{L}*))(?!\p{L})/iu;

function commits(clause: Clause): boolean {
  if (clause.sentence.question) return false;
  return (
    statesSomething(clause) ||
    (CHOICE.test(clause.text) && !/(?<!\p{L})(?:ha(?:ve|d)|hatten|aviez)(?!\p{L})/iu.test(clause.text))
  );
}

/** "Gift cards never expire" gives nothing away, "we'll send you a gift card" does. */
const GIVES =
  /(?:giv|gave|offer|send|sent|issu|add|receiv|get|appl|provid|grant|credit|includ|erhalten|bekommen|geben|erhält|bekomm|leg(?:en|e) |schenken|schreiben|senden|offr|recev|donn|crédit|ofrec|recib|damos|abon|regal|enviar|here is|['’]ll|will|have|wir )/iu;

/** @param whole the sentence: "a replacement, at no cost" says in one clause what is free in the next. */
function promisesOf(clause: Clause, words: Words, whole: string): PromiseMention[] {
  const { text } = clause;
  const mentions: PromiseMention[] = [];
  for (const [promise, pattern] of words.promises) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      const denied =
        before.search(words.negation) >= 0 || (!OWN_DENIAL.has(promise) && match[0].search(words.negation) >= 0);
      if (denied && !isDoubleDenial(before)) continue;
      if (!OWN_DENIAL.has(promise) && DENIED_AFTER.test(text.slice(match.index + match[0].length))) continue;
      if (promise === 'credit' && !GIVES.test(before)) continue;
      if (before.search(words.hedge) >= 0 && !['keep', 'return'].includes(promise)) continue;
      mentions.push({
        start: clause.start + match.index + leadingSpace(match[0]),
        end: clause.start + match.index + match[0].trimEnd().length,
        promise,
        object: promise === 'free' ? (freeObject(match[0]) ?? freeObject(text) ?? freeObject(whole)) : null,
        carriedOut: isCarriedOut(text, words),
        clause,
      });
    }
  }
  return mentions;
}

const leadingSpace = (text: string) => text.length - text.trimStart().length;

/** "Not only a refund but", "do not hesitate", "no problem": a denial that denies nothing. */
function isDoubleDenial(before: string): boolean {
  return /(?:not only|nicht nur|non seulement|no solo|not hesitate|zögern sie nicht|n'hésitez pas|no dude)/iu.test(
    before,
  );
}

/** "We have sent a replacement": an auxiliary of the perfect and a word for carrying out, both in this clause. */
function isCarriedOut(text: string, words: Words): boolean {
  if (text.search(words.carriedOut) < 0) return false;
  const auxiliaries = [...text.matchAll(words.auxiliary)];
  const pending = auxiliaries.some((match) => match.groups?.future !== undefined || match.groups?.modal !== undefined);
  const perfect =
    /(?:'ve|(?<!\p{L})(?:have|has|had|was|were|haben|habe|hat|wurden?|avons|ai|a été|ont été|hemos|he|ha sido|han sido|fue|se ha))(?!\p{L})/iu.test(
      text,
    );
  return perfect && !pending;
}

const OBJECTS: [FreeObject, RegExp][] = [
  ['cancel', /cancel|storn|annul/iu],
  ['express', /express|expedited|overnight|urgente|prioritaire/iu],
  ['return', /return|rücksend|retour|rückgabe|rückversand|devoluci|restocking/iu],
  ['replacement', /replac|ersatz|remplac|reemplaz|sustitu|another|new one/iu],
  ['exchange', /exchang|umtausch|échang|cambio/iu],
  ['gift', /gift|geschenk|cadeau|regalo|sample/iu],
  ['repair', /repair|reparatur|répar|reparaci/iu],
  ['shipping', /shipping|delivery|postage|versand|liefer|livraison|expédition|frais de port|envío/iu],
];

export function freeObject(text: string): FreeObject | null {
  return OBJECTS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
