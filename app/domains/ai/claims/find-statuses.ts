import type { Finding } from './finding.ts';
import { wordPattern } from './pattern.ts';
import type { Clause, Reading, Sentence } from './reading.ts';
import { JUDGED } from './words/judged.ts';
import type { State, Words } from './words/words.ts';

type Patterns = {
  states: [State, RegExp][];
  negated: RegExp;
  future: RegExp;
  unreal: RegExp;
  all: RegExp;
  part: RegExp;
};
const patterns = new Map<Words, Patterns>();

/** How far around a word is looked for what turns its sense. */
const REACH = 90;
/** "is on its way", said of a refund or a replacement, is not about the order. */
const ABOUT_REFUND =
  /(?<!\p{L})(?:refund|money|geld|argent|dinero|\p{L}*erstattung|remboursement|reembolso|gutschrift)(?!\p{L})/iu;
const ABOUT_REPLACEMENT =
  /(?<!\p{L})(?:replacement|new one|ersatz\p{L}*|neulieferung|remplacement|nouve(?:l|au|lle) (?:article|colis|exemplaire)|reemplazo|reposición|sustitución)(?!\p{L})/iu;
const ABOUT_RETURN =
  /(?<!\p{L})(?:(?:your|the) return(?:s|ed)?(?: \p{L}+)?|retoure|rücksendung|votre retour|devolución)(?!\p{L})/iu;
const ABOUT_MAIL =
  /(?<!\p{L})(?:e-?mails?|messages?|requests?|quer(?:y|ies)|nachrichten?|anfragen?|anliegen|demandes?|courriels?|correos?|mensajes?|solicitud(?:es)?|labels?|etikett|étiquette|link|photos?|fotos?|invoice|rechnung|facture|factura)(?!\p{L})/iu;
const IN_GENERAL =
  /^[^,;]{0,24}?(?<!\p{L})(?:within|innerhalb|binnen|sous|dans (?:un délai|les)|en un plazo|dentro de|en \d+ días)(?!\p{L})/iu;
const HAPPENED =
  /(?<!\p{L})(?:has|have|had|was|were|been|wurden?|haben?|hat|habe|a|ont|été|avons|ai|ha|han|hemos|fue|fueron|se \p{L}+ó|bereits|already|déjà|ya)(?!\p{L})|['’]ve/iu;
const JOINED =
  /(?:^|.*\s)(?:and|und|et|y|but|aber)\s(?=.*(?<!\p{L})(?:has|have|was|were|is|are|'s|been|wurden?|ist|sind|hat|haben|a|ont|est|sont|été|se|ha|han|fue|está)(?!\p{L}))/isu;

/** Statements that an order, a parcel or a payment stands somewhere: "has been shipped", "noch nicht erstattet". */
export function findStatuses(reading: Reading): Finding[] {
  return reading.sentences
    .filter(({ words, isQuestion, isQuoted }) => words !== null && !isQuestion && !isQuoted)
    .flatMap((sentence) => statusesIn(reading, sentence));
}

function statusesIn(reading: Reading, sentence: Sentence): Finding[] {
  const { states, ...turns } = patternsOf(sentence.words ?? (JUDGED.en as Words));
  return states.flatMap(([state, pattern]) =>
    [...sentence.text.matchAll(pattern)].flatMap((match): Finding[] => {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      const clause = sentence.clauses.find((one) => start >= one.start && start < one.end);
      if (!clause || clause.mood === 'condition') return [];
      const said = judge(reading.text, clause, { start, end }, turns, state, sentence);
      return said ? [{ start, end, kind: 'status', says: { what: 'status', ...said } }] : [];
    }),
  );
}

type Said = { state: State; negated: boolean; extent: 'all' | 'part' | null };

function judge(
  text: string,
  clause: Clause,
  { start, end }: { start: number; end: number },
  turns: Omit<Patterns, 'states'>,
  state: State,
  sentence: Sentence,
): Said | null {
  const before = text.slice(Math.max(clause.start, start - REACH), start).replace(JOINED, '');
  const after = text.slice(end, Math.min(clause.end, end + REACH));
  const span = text.slice(start, end);
  // In German the verb that turns the sense may come last: "kann versandt werden".
  const around = sentence.language === 'de' ? `${before} ${after.split(/\s(?:und|aber)\s/)[0]}` : before;
  if (
    turns.unreal.test(lastWords(before)) ||
    (sentence.language === 'de' &&
      /^\s*(?:zu\s)?(?:werden\s)?(?:werden|wird|kann|können|soll|könnte|konnte)(?!\p{L})/u.test(after))
  )
    return null;
  // A future of a refund or a cancellation is a promise, which is found as such.
  if (turns.future.test(around) && !/(?<!\p{L})(?:already|bereits|schon|déjà|ya)(?!\p{L})/iu.test(before)) return null;
  const negated =
    turns.negated.test(around) ||
    (/^un/i.test(span) && state !== 'unpaid' && state !== 'onItsWay' && /^un(?:paid|shipped|ful)/i.test(span));
  if (clause.mood === 'echo' && (negated || ['delivered', 'delayed', 'lost', 'returned', 'paid'].includes(state)))
    return null;
  // "Refunds are issued within 5 days" is a rule, not news.
  if (IN_GENERAL.test(after) && !HAPPENED.test(`${before} ${span}`)) return null;
  const subject = `${before} ${span}`;
  const meant = meantBy(state, subject, `${before}${span}${after}`);
  if (meant === null) return null;
  const extent = turns.part.test(negated ? sentence.text : `${before} ${after}`)
    ? 'part'
    : turns.all.test(`${before} ${after}`)
      ? 'all'
      : null;
  return { state: meant, negated, extent };
}

function meantBy(state: State, subject: string, clause: string): State | null {
  const isMovement = ['shipped', 'onItsWay', 'inTransit', 'outForDelivery', 'processing'].includes(state);
  if (isMovement && ABOUT_REPLACEMENT.test(subject)) return 'replaced';
  if (isMovement && ABOUT_REFUND.test(subject)) return 'refunded';
  if (['delivered', 'processing', 'shipped'].includes(state) && ABOUT_RETURN.test(subject)) return 'returned';
  if (
    ['delivered', 'shipped', 'processing', 'returned'].includes(state) &&
    ABOUT_MAIL.test(clause) &&
    !/(?<!\p{L})(?:order|parcel|package|bestellung|paket|commande|colis|pedido|paquete)(?!\p{L})/iu.test(clause)
  )
    return null;
  return state;
}

/** What belongs to the same verb: the words after the last comma-like break are already cut by the clause. */
const lastWords = (text: string) => text.split(/\s+/).slice(-9).join(' ');

function patternsOf(words: Words): Patterns {
  const known = patterns.get(words);
  if (known) return known;
  const made = {
    states: (Object.entries(words.states) as [State, string[]][]).map(([state, list]): [State, RegExp] => [
      state,
      wordPattern(list),
    ]),
    negated: wordPattern(words.negations, 'iu'),
    future: wordPattern(words.future, 'iu'),
    unreal: wordPattern(words.unreal, 'iu'),
    all: wordPattern(words.all, 'iu'),
    part: wordPattern(words.part, 'iu'),
  };
  patterns.set(words, made);
  return made;
}
