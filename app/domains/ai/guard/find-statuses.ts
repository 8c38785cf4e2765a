import { type Clause, sentenceText } from './clauses.ts';
import { firstOfOverlapping } from './find-dates.ts';
import type { Span } from './text.ts';
import type { Words } from './words/languages.ts';
import type { StatusName } from './words/word-table.ts';

/** Says (or with `negated` denies) that something is in this state. `part`: of a part of it, `whole`: of all of it. */
export type StatusMention = Span & {
  status: StatusName;
  negated: boolean;
  part: boolean;
  whole: boolean;
  clause: Clause;
};

/** States that hold at the moment of speaking whatever the verb beside them: "on its way", "out of stock". */
const STANDING = new Set<StatusName>([
  'processing',
  'on-way',
  'out-for-delivery',
  'on-hold',
  'out-of-stock',
  'in-stock',
  'pickup',
  'customs',
  'refund-pending',
  'payment-pending',
  'to-sender',
]);

const PART =
  /(?<!\p{L})(?:part(?:ially|ly| of)?|some of|one of|teil(?:weise|e)?|ein teil|partiellement|en partie|une partie|parcialmente|una parte|parte de|remaining|rest|restliche\p{L}*|first (?:parcel|package)|one (?:parcel|package|item))(?!\p{L})/iu;
const WHOLE =
  /(?<!\p{L})(?:whole|entire|complete|everything|all|both|gesamte\p{L}?|ganze\p{L}?|komplette\p{L}?|alles|alle|beide\p{L}?|toute?s?|tout|tous|les deux|entière?|tod[oa]s?|complet[oa]|amb[oa]s)(?!\p{L})/iu;
/** A noun right after the participle: "the returned items" is a name, not a statement. */
const NOUN_AFTER =
  /^ (?:items?|orders?|goods|products?|parcels?|packages?|artikel|ware|pakete?|articles?|produits?|colis|artículos?|productos?|paquetes?|amount|price|address|prices|correctly|within (?=\d))(?!\p{L})/iu;
const ADDRESS_AFTER =
  /^ (?:to|an|à|a) (?:the |your |die |ihre |deine |votre |l'|su |la )?(?:address|adresse|dirección)/iu;

/** Every statement about a state in clauses that state something. Clauses in other languages are left out. */
export function findStatuses(clauses: Clause[]): StatusMention[] {
  const mentions = clauses.flatMap((clause) =>
    clause.words && statesSomething(clause) ? statusesOf(clause, clause.words, sentenceText(clauses, clause)) : [],
  );
  return firstOfOverlapping(mentions);
}

/** Not a question, not an "if", not what the customer is quoted as saying. */
export function statesSomething(clause: Clause): boolean {
  return !clause.hypothetical && !clause.reported && !clause.sentence.question;
}

function statusesOf(clause: Clause, words: Words, sentence: string): StatusMention[] {
  const { text } = clause;
  const mentions: StatusMention[] = [];
  for (const [status, pattern] of words.statuses) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      const after = text.slice(match.index + match[0].length);
      if (!STANDING.has(status) && !hasHappened(before, after, match[0], words, clause.language)) continue;
      if (words.generic.test(before.slice(-60)) && !STANDING.has(status)) continue;
      if (!match[0].includes(' ') && NOUN_AFTER.test(after) && lastAuxiliary(before, words) === null) continue;
      if (
        status === 'delivered' &&
        ADDRESS_AFTER.test(after) &&
        clause.language === 'en' &&
        lastAuxiliary(before, words) === null
      )
        continue;
      mentions.push({
        start: clause.start + match.index,
        end: clause.start + match.index + match[0].length,
        status,
        negated: before.search(words.negation) >= 0,
        part: PART.test(text) || PART.test(sentence),
        whole: WHOLE.test(before),
        clause,
      });
    }
  }
  return mentions;
}

/** "Status: delivered", "Shipped on 18 November": a participle alone states something where its day or nothing follows. */
const STANDS_ALONE = /^\s*(?:$|[.:!)]|(?:on|am|le|el|today|yesterday|heute|gestern|hier|hoy|ayer)(?!\p{L}))/iu;

/** Whether the auxiliary before a participle says that the thing has happened: "has been shipped", not "will be shipped". */
function hasHappened(before: string, after: string, own: string, words: Words, language: string): boolean {
  const auxiliary = lastAuxiliary(before, words);
  if (auxiliary === 'future' || auxiliary === 'modal') return false;
  // German puts the auxiliary last: "versendet werden kann".
  if (language === 'de' && /^ (?:werden|wird|zu werden|würden?|werde)(?!\p{L})/iu.test(after)) return false;
  if (auxiliary === 'done' || own.search(words.auxiliary) >= 0 || /^(?:we|i) /i.test(own)) return true;
  if (before.trim() === '') return STANDS_ALONE.test(after);
  return hasSubject(before, language);
}

function lastAuxiliary(before: string, words: Words): 'done' | 'modal' | 'future' | null {
  let last: 'done' | 'modal' | 'future' | null = null;
  for (const match of before.matchAll(words.auxiliary)) {
    last = match.groups?.modal !== undefined ? 'modal' : match.groups?.future !== undefined ? 'future' : 'done';
  }
  return last;
}

/** "We shipped it", "your order shipped": in English a past needs no auxiliary; the other languages have one. */
function hasSubject(before: string, language: string): boolean {
  if (language !== 'en') return /\p{L}/u.test(before);
  return /(?<!\p{L})(?:we|i|it|they|which|you|(?:the|your|this|that|our|both|all)(?: \p{L}{1,20}| #?\S{1,16}){1,4}|order|parcel|package|shipment|status|everything)(?!\p{L})/iu.test(
    before,
  );
}
