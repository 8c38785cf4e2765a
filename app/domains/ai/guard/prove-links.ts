import type { CodeMention } from './find-codes.ts';
import { bareUrl, type LinkMention } from './find-links.ts';
import { type Knowledge, type KnownFact, provenBy } from './knowledge.ts';
import { type Proof, unproven } from './proof.ts';
import { bareCode } from './text.ts';

const REASONS = {
  url: 'No fact has this link.',
  email: 'No fact has this address.',
  phone: 'No fact has this phone number.',
};

/** A link, an address or a phone number needs a fact with the same one; the bare domain of a known link is known too. */
export function proveLink(mention: LinkMention, knowledge: Knowledge): Proof {
  return provenBy(knowledge, (known) => isSameLink(mention, known)) ?? unproven(REASONS[mention.kind]);
}

/** A row of digits inside a tracking or order number is no phone number. */
const HOLDS_PHONE = new Set<string>(['phone', 'policy', 'text']);

function isSameLink(mention: LinkMention, known: KnownFact): boolean {
  if (mention.kind === 'email')
    return known.text
      .toLowerCase()
      .split(/[\s<>,;:()]+/)
      .map((part) => part.replace(/\.$/, ''))
      .includes(mention.value.toLowerCase());
  if (mention.kind === 'phone') return HOLDS_PHONE.has(known.fact.kind) && isSamePhone(mention.value, known.text);
  const said = bareUrl(mention.value);
  const urls =
    known.fact.kind === 'url'
      ? [known.text]
      : (known.text.match(/(?:https?:\/\/|www\.)?[\p{L}\p{N}-]+\.[^\s<>"']+/gu) ?? []);
  return urls.some((url) => {
    const fact = bareUrl(url.replace(/[.,;:!?)]+$/, ''));
    return fact === said || (!said.includes('/') && fact.split(/[/?#]/)[0] === said);
  });
}

/** +49 30 1234567 and 030 1234567: the national number is the same. */
function isSamePhone(said: string, value: string): boolean {
  const wanted = national(said);
  return (value.match(/[+(\d][\d\s().\-/]{4,24}\d/g) ?? []).some((written) => {
    const fact = national(written);
    return (
      fact === wanted || (Math.min(fact.length, wanted.length) >= 7 && (fact.endsWith(wanted) || wanted.endsWith(fact)))
    );
  });
}

const national = (written: string) => written.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^0+/, '');

/** An order number, tracking number or code needs a fact that holds it, whatever spaces, dashes or # stand in it. */
export function proveCode(mention: CodeMention, knowledge: Knowledge): Proof {
  const wanted = bareCode(mention.value);
  const proof = provenBy(knowledge, (known) => {
    if (mention.ending) return /[\p{L}\p{N}]{4,}/u.test(known.bare) && known.bare.endsWith(wanted);
    if (known.tokens.has(wanted) && known.fact.kind !== 'money' && known.fact.kind !== 'date') return true;
    if (known.bare === wanted) return true;
    if (mention.kind === 'order' && known.fact.kind === 'order')
      return (known.text.match(/\d+/g) ?? []).join('') === wanted;
    return wanted.length >= 7 && known.fact.kind !== 'money' && known.bare.includes(wanted);
  });
  if (proof) return proof;
  if (mention.kind === 'order') return unproven('This is not the number of the order.');
  return unproven(mention.kind === 'tracking' ? 'No fact has this tracking number.' : 'No fact has this code.');
}
