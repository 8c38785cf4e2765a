import { type NameMention, nameWords } from './find-names.ts';
import type { Knowledge, KnownFact } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { bareCode, foldWord } from './text.ts';

/**
 * Whom a draft greets must be the customer, as far as a fact names one; null when none does, for then nothing is claimed
 * that could be wrong. Other people and companies need a fact that names them.
 */
export function proveName(mention: NameMention, knowledge: Knowledge): Proof | null {
  if (mention.kind === 'company') return proveCompany(mention.name, knowledge);
  const people = knowledge.facts.filter((known) => known.fact.kind === 'person');
  const customers = people.filter((known) =>
    known.idWords.some((word) => /^(?:customer|buyer|client|kunde|recipient)$/.test(word)),
  );
  const greeted = customers.length > 0 ? customers : people;
  const candidates =
    mention.kind === 'greeting'
      ? greeted
      : knowledge.facts.filter((known) => ['person', 'text', 'status'].includes(known.fact.kind));
  if (mention.kind === 'greeting' && candidates.length === 0) return null;
  const found = candidates.filter((known) => isNamed(mention.name, known));
  if (found.length > 0) return proven(found.map((known) => known.fact.id));
  return unproven(mention.kind === 'greeting' ? 'The customer has another name.' : 'No fact names this person.');
}

function isNamed(name: string, known: KnownFact): boolean {
  const words = nameWords(name)
    .flatMap((word) => foldWord(word).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '');
  if (words.length > 0 && words.every((word) => known.tokens.has(word) || isInitial(word, known))) return true;
  return bareCode(name).length > 1 && !/[a-z]/i.test(name) && known.bare.includes(bareCode(name));
}

const isInitial = (word: string, known: KnownFact) =>
  word.length === 1 && [...known.tokens].some((token) => token.startsWith(word));

function proveCompany(name: string, knowledge: Knowledge): Proof {
  const wanted = bareCode(name);
  const short = bareCode(name.split(' ')[0] ?? name);
  const found = knowledge.facts.filter((known) => {
    if (known.tokens.has(wanted) || (wanted.length > 4 && known.bare.includes(wanted))) return true;
    // A carrier's own link or number names it: dhl.com, 1Z… of UPS.
    if (known.fact.kind === 'url')
      return new RegExp(`(?:^|[/.])(?:[a-z-]*[.-])?${short}[.-]`, 'i').test(known.text.toLowerCase());
    return known.fact.kind === 'tracking' && wanted === 'ups' && known.bare.startsWith('1z');
  });
  return found.length > 0 ? proven(found.map((known) => known.fact.id)) : unproven(`No fact names ${name}.`);
}
