import { freeObject, type PromiseMention } from './find-promises.ts';
import type { Knowledge, KnownFact } from './knowledge.ts';
import { type Proof, proven, unproven } from './proof.ts';
import { hasRefundRecord, isCancelled } from './prove-statuses.ts';
import { allWords } from './words/languages.ts';
import type { PromiseName } from './words/word-table.ts';

const PLAIN: Record<PromiseName, string> = {
  call: 'a phone call',
  refund: 'a refund',
  replacement: 'a replacement',
  exchange: 'an exchange',
  discount: 'a discount',
  credit: 'credit',
  free: 'this free of charge',
  gift: 'a gift',
  compensation: 'compensation',
  label: 'a label',
  express: 'faster shipping',
  keep: 'keeping the item',
  return: 'a return',
  cancel: 'a cancellation',
  warranty: 'a warranty',
  priceMatch: 'a price match',
};

/** A promise needs a policy or another fact that grants the same kind of thing. */
export function provePromise(mention: PromiseMention, knowledge: Knowledge): Proof {
  const granting = knowledge.facts.filter((known) => grants(known, mention, knowledge));
  const found = mention.carriedOut ? granting.filter((known) => known.fact.kind !== 'policy') : granting;
  if (found.length > 0) return proven(found.map((known) => known.fact.id));
  if (granting.length > 0) return unproven('A policy allows it, but no fact says that it has been done.');
  return unproven(`No fact or policy grants ${PLAIN[mention.promise]}.`);
}

function grants(known: KnownFact, mention: PromiseMention, knowledge: Knowledge): boolean {
  const { fact, idWords } = known;
  const has = (pattern: RegExp) => idWords.some((word) => pattern.test(word));
  switch (mention.promise) {
    case 'refund':
      if (fact.kind !== 'policy' && hasRefundRecord(knowledge) && has(/^(?:refund|financial)/)) return true;
      break;
    case 'cancel':
      if (isCancelled(knowledge) && (has(/^cancel/) || /cancel/i.test(fact.value))) return true;
      break;
    case 'free':
      if (
        fact.kind === 'money' &&
        has(/^(?:shipping|delivery|postage)$/) &&
        /^0(?:\.0+)? /.test(`${fact.value.trim()} `)
      )
        return ['shipping', null].includes(mention.object);
      break;
    case 'discount':
      if (fact.kind !== 'policy' && has(/^(?:discounts?|coupon|voucher|promo)$/)) return true;
      break;
    case 'credit':
      if (fact.kind !== 'policy' && has(/^(?:credit|giftcard|gift)$/)) return true;
      break;
    case 'label':
      if (has(/^labels?$/)) return true;
      break;
    case 'replacement':
    case 'exchange':
      if (fact.kind !== 'policy' && has(/^(?:replacement|exchange|reship)/)) return true;
      break;
    default:
  }
  return known.clauses.some((clause) => clauseGrants(clause.text, mention, mention.promise));
}

/** What else grants the same: whoever may return it free gets a label, whoever replaces an item sends a new one. */
const ALSO: Partial<Record<PromiseName, PromiseName[]>> = {
  credit: ['discount'],
  discount: ['credit'],
  return: ['refund', 'exchange', 'label'],
  priceMatch: ['refund'],
  compensation: ['discount', 'credit'],
  gift: ['free'],
};

function clauseGrants(text: string, mention: PromiseMention, promise: PromiseName): boolean {
  if (clauseNames(text, mention, promise)) return true;
  return promise !== 'compensation' && promise !== 'gift' && promise !== 'credit' && promise !== 'discount'
    ? (ALSO[promise] ?? []).some((other) => clauseNames(text, mention, other))
    : false;
}

/** Denials inside a condition: "customers who are not satisfied get their money back". */
const CONDITION =
  /(?<!\p{L})(?:(?:not|never) (?:fully |completely |entirely )?(?:satisfied|happy|worn|used|opened|damaged|delighted|arrived?|fit|like|love)|nicht (?:zufrieden|getragen|benutzt|gefallen|passen|passt|ankommen|angekommen)|pas (?:satisfait|porté|utilisé|convenir|reçu)|no (?:est[áe]n? )?(?:satisfech|usad|llevad|conform)|no questions? asked|without (?:giving )?(?:a |any )?reasons?|ohne angabe)\p{L}*/giu;

function clauseNames(written: string, mention: Pick<PromiseMention, 'object'>, promise: PromiseName): boolean {
  const text = written.replace(CONDITION, '');
  return allWords.some((words) =>
    words.promises.some(([name, pattern]) => {
      if (name !== promise) return false;
      for (const match of text.matchAll(pattern)) {
        // "At no cost" is denied by words before it only; "refunds are not available" by words after it too.
        const rest = promise === 'free' || promise === 'keep' ? text.slice(0, match.index) : text;
        if (rest.search(words.negation) >= 0 || isRefused(text)) continue;
        if (promise !== 'free') return true;
        const object = freeObject(match[0]) ?? freeObject(text);
        return object === null || object === mention.object;
      }
      return false;
    }),
  );
}

/** "Sale items are non-refundable", "excluded from returns": names the thing to refuse it. */
function isRefused(text: string): boolean {
  return /(?<!\p{L})(?:non-?refundable|non-?returnable|excluded|exclud(?:es|ing)|final sale|ausgeschlossen|ausgenommen|exclu(?:s|e|es)?|excluid[oa]s?)(?!\p{L})/iu.test(
    text,
  );
}

/** Whether any policy or record grants a refund. */
export function grantsRefund(knowledge: Knowledge): boolean {
  return knowledge.facts.some((known) =>
    known.clauses.some((clause) => clauseNames(clause.text, { object: null }, 'refund')),
  );
}
