import { type Clause, clauseAt, sentenceText } from './clauses.ts';
import type { Claims } from './collect.ts';
import { findCodes } from './find-codes.ts';
import { findDates } from './find-dates.ts';
import { type DurationMention, findClockTimes, findDurations, findVagueTimes } from './find-durations.ts';
import { findLinks, findPhoneLike } from './find-links.ts';
import { findMoney, findPercents } from './find-money.ts';
import { findSpelledQuantities } from './find-products.ts';
import { findRelativeDates, type RelativeMention } from './find-relative-dates.ts';
import type { Knowledge } from './knowledge.ts';
import { proven, unproven } from './proof.ts';
import { proveDate, proveRelativeDate } from './prove-dates.ts';
import { proveClock, proveDuration, proveVagueTime } from './prove-durations.ts';
import { proveCode, proveLink } from './prove-links.ts';
import { proveMoney, provePercent } from './prove-money.ts';
import { proveNumber, proveQuantity } from './prove-products.ts';
import { DURATION_TOPICS, neighbours, topicsAt } from './topics.ts';
import type { Topic } from './words/word-table.ts';

/** Everything with digits in it, and the words for days and times: the same in every language. */
export function checkNumbers(text: string, clauses: Clause[], knowledge: Knowledge, claims: Claims): void {
  for (const link of findLinks(text)) claims.add(link.kind, link, proveLink(link, knowledge));
  for (const phone of findPhoneLike(text)) {
    const proof = proveLink(phone, knowledge);
    if (proof.status === 'proven') claims.add('phone', phone, proof);
  }
  const money = findMoney(text);
  for (const [index, mention] of money.entries())
    claims.add('money', mention, proveMoney(mention, clauses, neighbours(money, index), knowledge));
  for (const mention of findPercents(text))
    if (!isEmphasis(text, mention)) claims.add('number', mention, provePercent(mention, knowledge));
  for (const code of findCodes(text)) claims.add(code.kind, code, proveCode(code, knowledge));
  checkTimes(text, clauses, knowledge, claims);
  for (const quantity of findSpelledQuantities(text))
    claims.add('number', quantity, proveQuantity(quantity, knowledge));
  checkBareNumbers(text, knowledge, claims);
}

function checkTimes(text: string, clauses: Clause[], knowledge: Knowledge, claims: Claims): void {
  const dates = findDates(text).filter((mention) => mention.days.length > 0 || !isSupposed(clauses, mention.start));
  for (const [index, date] of dates.entries())
    if (isQuotedFromCustomer(clauses, date.start)) claims.skip(date);
    else claims.add('date', date, proveDate(date, clauses, neighbours(dates, index), knowledge));
  const relative = findRelativeDates(text).filter((mention) => isEvent(mention, clauses));
  for (const [index, mention] of relative.entries()) {
    const words = text.slice(mention.start, mention.end);
    const proof = proveRelativeDate(mention, clauses, neighbours(relative, index), knowledge, (known) =>
      saysSameTime(known.text, mention, words),
    );
    claims.add('date', mention, proof);
  }
  const durations = findDurations(text);
  for (const [index, duration] of durations.entries()) {
    if (isWaiting(clauses, duration)) continue;
    claims.add('duration', duration, proveDuration(duration, clauses, neighbours(durations, index), knowledge));
  }
  for (const vague of findVagueTimes(text)) {
    if (!isSupposed(clauses, vague.start))
      claims.add('duration', vague, proveVagueTime(vague, clauses, neighbours([vague], 0), knowledge));
  }
  for (const clock of findClockTimes(text)) claims.add('date', clock, proveClock(clock, knowledge));
}

/** In an "if", a question or what the customer said, a day is not stated. */
function isSupposed(clauses: Clause[], position: number): boolean {
  const clause = clauseAt(clauses, position);
  return clause !== undefined && (clause.hypothetical || clause.reported || clause.sentence.question);
}

/** "You wrote that it was delivered on 20 November": the customer's word. */
function isQuotedFromCustomer(clauses: Clause[], position: number): boolean {
  const clause = clauseAt(clauses, position);
  return clause?.reported === true && CUSTOMER_SAID.test(sentenceText(clauses, clause));
}

const CUSTOMER_SAID =
  /(?<!\p{L})(?:you (?:have |had |just )?(?:wrote|written|say|said|mention(?:ed)?|told us|report(?:ed)?)|(?:sie|du) (?:schreiben|schreibst|schrieben|sagen|sagten|erwähn\p{L}*)|(?:sie haben|du hast) (?:[^,.;]{0,30} )?(?:geschrieben|erwähnt)|vous (?:avez )?(?:écrit|écrivez|dit|dites|indiqu\p{L}*|mentionn\p{L}*)|nos (?:escrib\p{L}*|dice\p{L}?|coment\p{L}*|indic\p{L}*)|(?:escribiste|comentas|mencionas|indicas))(?!\p{L})/iu;

const CUSTOMERS_OWN =
  /(?:your (?:message|e-?mail|mail|call)|you (?:wrote|called|contacted)|reach(?:ed|ing) out|ihre (?:nachricht|mail|e-mail)|votre message|su (?:mensaje|correo))/iu;
const EVENTS: Topic[] = [...DURATION_TOPICS, 'placed', 'payment'];

/** "How can I help today?" speaks of no event; "your message from yesterday" is the customer's. */
function isEvent(mention: RelativeMention, clauses: Clause[]): boolean {
  const clause = clauseAt(clauses, mention.start);
  if (!clause || isSupposed(clauses, mention.start) || CUSTOMERS_OWN.test(clause.text)) return false;
  // Where the words are not known, a day named is taken for a day promised.
  if (!mention.weak || !clause.words) return true;
  return topicsAt(clauses, mention, EVENTS, neighbours([mention], 0)).length > 0;
}

/** The same words stand in a fact: "next business day" of a policy, "Christmas" of a promise. */
function saysSameTime(fact: string, mention: RelativeMention, words: string): boolean {
  return findRelativeDates(fact).some((other) => {
    if ('phrase' in other.when && 'phrase' in mention.when) {
      const same = fact.slice(other.start, other.end).toLowerCase() === words.toLowerCase();
      return other.when.phrase === mention.when.phrase && (other.when.phrase !== 'holiday' || same);
    }
    return false;
  });
}

/** "You have been waiting for 3 weeks", "if it has not arrived within 5 days": no statement of the shop. */
function isWaiting(clauses: Clause[], duration: DurationMention): boolean {
  const clause = clauseAt(clauses, duration.start);
  if (!clause) return false;
  if (clause.hypothetical) return clause.words !== null && clause.text.search(clause.words.negation) >= 0;
  return (
    clause.reported &&
    !/(?:let (?:us|me) know|bescheid|faites-nous savoir|háganos saber|your request|refund|return)/iu.test(clause.text)
  );
}

const isEmphasis = (text: string, { start, end }: { start: number; end: number }) =>
  /^100 ?%$/.test(text.slice(start, end)) &&
  /^ (?:sure|certain|satisf\p{L}*|happy|zufrieden|sicher|content|seguro|agree|understand|behind|committed)/iu.test(
    text.slice(end, end + 14),
  );

const BARE =
  /(?<![\p{L}\p{N}.,/:-])\d{1,15}(?:[.,]\d{1,3})?(?: ?(?:x|×)|(?:cm|mm|m|kg|g|ml|l|oz|lb|lbs|gb|tb|inch|"))?(?![\p{L}\p{N}])/giu;
const NUMBERING = /(?:^|\n)[ ]{0,6}[([]?$/;
const STEP =
  /(?:step|option|schritt|étape|paso|opción|question|point|punkt|frage|no\.|nr\.|passo|stap|steg)[ #]{1,2}$/iu;

/** "2 messages from you": what the customer has sent, which every reader of the thread sees. */
const OF_CUSTOMER = /^ (?:messages|e-?mails|nachrichten|mails|messages|courriels|mensajes|correos)(?!\p{L})/iu;

function checkBareNumbers(text: string, knowledge: Knowledge, claims: Claims): void {
  for (const match of text.matchAll(BARE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const before = text.slice(Math.max(0, span.start - 14), span.start);
    const after = text.slice(span.end, span.end + 4);
    const numbered = NUMBERING.test(before) && /^[.):]/.test(after);
    if (
      numbered ||
      STEP.test(before) ||
      OF_CUSTOMER.test(text.slice(span.end, span.end + 24)) ||
      /^\/7(?!\d)/.test(after)
    )
      continue;
    const written = /^[\d.,]+/.exec(match[0])?.[0].replace(/[.,]$/, '') ?? '';
    const known = proveNumber(written, knowledge);
    claims.add('number', span, known ?? proveSmallNumber(written, knowledge));
  }
}

function proveSmallNumber(written: string, knowledge: Knowledge) {
  const listed = knowledge.facts.filter((known) => known.fact.kind === 'product');
  const isCount = Number(written) === listed.length || (written === '1' && listed.length > 0);
  if (isCount) return proven(listed.map((known) => known.fact.id));
  const isThisYear = knowledge.now !== null && String(knowledge.now.getUTCFullYear()) === written;
  return isThisYear ? proven([]) : unproven('No fact has this number.');
}
