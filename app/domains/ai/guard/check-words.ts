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
import { proveStatus } from './prove-statuses.ts';
import { restatedFacts } from './restate.ts';
import { type Span, wordPattern } from './text.ts';
import { deliveryNouns, mayState, mayStateAnywhere } from './words/others.ts';

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
      'status',
    );
  }
  let done: Span | null = null;
  for (const clause of body) {
    if (clause.words || clause.sentence === done) continue;
    done = clause.sentence;
    checkForeignSentence(clause, text, claims);
  }
}

/** Who repeats a policy word by word says nothing new, even where the table does not know what is said. */
function orRestated(proof: Proof, clause: Clause, knowledge: Knowledge): Proof {
  if (proof.status === 'proven') return proof;
  const facts = restatedFacts(clause, knowledge);
  return facts.length > 0 ? proven(facts.map((known) => known.fact.id)) : proof;
}

const stems = Object.fromEntries(Object.entries(mayState).map(([language, source]) => [language, wordPattern(source)]));
const FEWEST_WORDS = 4;

function checkForeignSentence({ language, sentence }: Clause, text: string, claims: Claims): void {
  const pattern = mayStateAnywhere[language] ?? stems[language];
  const words = text.slice(sentence.start, sentence.end).split(/\s+/).length;
  const noun = deliveryNouns[language];
  const dated = noun !== undefined && claims.allProven(sentence) && claims.has('date', sentence);
  for (const part of claims.freeParts(sentence)) {
    const written = text.slice(part.start, part.end);
    const own = dated ? written.replace(wordPattern(noun), '') : written;
    const mayHold = pattern ? own.search(pattern) >= 0 : words >= FEWEST_WORDS && /\p{L}{3}/u.test(own);
    if (mayHold)
      claims.add('text', part, unchecked('This language is not checked for promises and statuses. Please read it.'));
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
