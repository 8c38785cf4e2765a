import type { Clause } from './clauses.ts';
import type { Claims } from './collect.ts';
import { findNames, signatureStart } from './find-names.ts';
import { findProducts } from './find-products.ts';
import { findPromises } from './find-promises.ts';
import { findStatuses } from './find-statuses.ts';
import type { Knowledge } from './knowledge.ts';
import { type Proof, proven, unchecked } from './proof.ts';
import { proveName } from './prove-names.ts';
import { proveProduct } from './prove-products.ts';
import { provePromise } from './prove-promises.ts';
import { provePlainState, proveStatus } from './prove-statuses.ts';
import { restatedFacts } from './restate.ts';
import { type Span, wordPattern } from './text.ts';
import { FOREIGN_DENIAL, foreignStatuses, foreignStatusesAnywhere } from './words/foreign-statuses.ts';
import { deliveryNouns, mayState, mayStateAnywhere } from './words/others.ts';
import type { PromiseName, StatusName } from './words/word-table.ts';

/** Statuses and promises where the language is judged; sentences that may hold one where it is not. */
export function checkStatements(clauses: Clause[], text: string, knowledge: Knowledge, claims: Claims): void {
  const end = signatureStart(text);
  const body = clauses.filter((clause) => clause.start < end);
  for (const mention of findStatuses(body))
    claims.addFreeParts('status', mention, orRestated(proveStatus(mention, knowledge), mention.clause, knowledge));
  for (const mention of findPromises(body)) {
    claims.addFreeParts(
      'promise',
      mention,
      orRestated(provePromise(mention, knowledge), mention.clause, knowledge),
      GIVEN.has(mention.promise) ? undefined : 'status',
    );
  }
  let done: Span | null = null;
  for (const clause of body) {
    if (clause.words || clause.sentence === done) continue;
    done = clause.sentence;
    checkForeignSentence(clause, text, knowledge, claims);
  }
}

/** What is given is a claim of its own beside the deed: "we have added [a small gift]". */
const GIVEN = new Set<PromiseName>(['gift', 'credit', 'discount', 'label']);

/** Who repeats a policy word by word says nothing new, even where the table does not know what is said. */
function orRestated(proof: Proof, clause: Clause, knowledge: Knowledge): Proof {
  if (proof.status === 'proven') return proof;
  const facts = restatedFacts(clause, knowledge);
  return facts.length > 0 ? proven(facts.map((known) => known.fact.id)) : proof;
}

const stems = Object.fromEntries(Object.entries(mayState).map(([language, source]) => [language, wordPattern(source)]));
const FEWEST_WORDS = 4;

const plainStates = Object.fromEntries(
  Object.entries(foreignStatuses).map(([language, table]) => [
    language,
    statePairs(table).map(([status, source]): [StatusName, RegExp] => [status, wordPattern(source)]),
  ]),
);

function statePairs<Value>(table: Partial<Record<StatusName, Value>>): [StatusName, Value][] {
  const pairs: [StatusName, Value][] = [];
  let status: StatusName;
  for (status in table) {
    const value = table[status];
    if (value !== undefined) pairs.push([status, value]);
  }
  return pairs;
}

/** "È stato spedito" where the facts say shipped: proven by its stem, as long as the sentence asks and denies nothing. */
function proveForeignStates({ language, sentence }: Clause, text: string, knowledge: Knowledge, claims: Claims): void {
  const own = text.slice(sentence.start, sentence.end);
  if (sentence.question || FOREIGN_DENIAL.test(own)) return;
  const patterns = plainStates[language] ?? statePairs(foreignStatusesAnywhere[language] ?? {});
  for (const [status, pattern] of patterns) {
    const proof = provePlainState(status, knowledge);
    if (proof.status !== 'proven') continue;
    for (const match of own.matchAll(pattern)) {
      const start = sentence.start + match.index;
      claims.addFreeParts('status', { start, end: start + match[0].length }, proof);
    }
  }
}

function checkForeignSentence(clause: Clause, text: string, knowledge: Knowledge, claims: Claims): void {
  const { language, sentence } = clause;
  proveForeignStates(clause, text, knowledge, claims);
  const pattern = mayStateAnywhere[language] ?? stems[language];
  const words = text.slice(sentence.start, sentence.end).split(/\s+/).length;
  const noun = deliveryNouns[language];
  const dated = noun !== undefined && claims.allProven(sentence) && claims.has('date', sentence);
  for (const part of claims.freeParts(sentence)) {
    const written = text.slice(part.start, part.end);
    const own = dated ? written.replace(wordPattern(noun), '') : written;
    const mayHold = pattern ? own.search(pattern) >= 0 : words >= FEWEST_WORDS && /\p{L}{3}/u.test(own);
    const ending = /[.!。！]+$/u.exec(written)?.[0].length ?? 0;
    if (mayHold)
      claims.add(
        'text',
        { start: part.start, end: part.end - ending },
        unchecked('This language is not checked for promises and statuses. Please read it.'),
      );
  }
}

/** People and companies. */
export function checkNames(text: string, knowledge: Knowledge, claims: Claims): void {
  for (const name of findNames(text))
    claims.add(name.kind === 'company' ? 'text' : 'person', name, proveName(name, knowledge));
}

/** Products by their kind, colour, size and title. */
export function checkProducts(text: string, knowledge: Knowledge, claims: Claims): void {
  const end = signatureStart(text);
  for (const product of findProducts(text))
    if (product.start < end) claims.add('product', product, proveProduct(product, knowledge));
}

/** Product titles as the facts write them, so that no number inside one is read as something else. */
export function checkTitles(text: string, knowledge: Knowledge, claims: Claims): void {
  for (const known of knowledge.facts) {
    if (known.fact.kind !== 'product') continue;
    const whole = known.text
      .replace(/^\d{1,3} ?[x×] /i, '')
      .replace(/ [x×] ?\d{1,3}$/i, '')
      .trim();
    for (const title of new Set([whole, whole.split(/ \/ | - | – | \(/)[0] ?? whole])) {
      if (title.length < 3) continue;
      const escaped = title.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      for (const match of text.matchAll(
        new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:(?:s|n|en|es)?(?![\\p{L}\\p{N}]))`, 'giu'),
      )) {
        claims.add('product', { start: match.index, end: match.index + match[0].length }, proven([known.fact.id]));
      }
    }
  }
}
