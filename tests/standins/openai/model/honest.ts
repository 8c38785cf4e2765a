import type { Answer } from './answer.ts';
import { day, money } from './format.ts';
import { actionFor, detectIntent, detectSentiment, detectUrgency, WANTS_PERSON } from './intent.ts';
import { detectLanguage, isWritten, type Written } from './language.ts';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';
import type { Phrases } from './phrases/phrases.ts';
import type { Fact, ModelInput } from './request.ts';

export const PHRASES: Record<Written, Phrases> = { en, de, fr, es };

type Claim = Answer['claims'][number];
/** A fact and how it reads in the reply; shown as '' it is behind a sentence without standing in it by its letters. */
type Shown = { fact: Fact; shown: string };

const WITHOUT_ORDER = ['thanks', 'product-question', 'account', 'subscription', 'other'];
const MONEY_MATTERS = ['payment', 'invoice', 'refund', 'cancel', 'discount', 'return'];

/** An answer in the customer's language, in other words than the app's, in which everything rests on a given fact. */
export function honestAnswer(input: ModelInput): Answer {
  const detected = detectLanguage(input.newest, input.language || 'en');
  const language: Written = isWritten(detected) ? detected : 'en';
  const intent = detectIntent(input.newest);
  const action = actionFor(intent);
  const wantsPerson = WANTS_PERSON.test(input.newest);
  const needsPerson = Boolean(action) || wantsPerson || intent === 'complaint';
  const phrases = PHRASES[language];
  const pick = chooser(input.newest);
  const claims: Claim[] = [];

  /** Says a sentence, and notes the facts that it rests on. */
  const say = (sentence: string, facts: Shown[]): string => {
    const used = facts.filter(({ shown }) => sentence.includes(shown)).map(({ fact }) => fact.id);
    if (used.length > 0) claims.push({ text: sentence, factIds: [...new Set(used)] });
    return sentence;
  };

  const greeting = input.firstName ? pick(phrases.greeting)(input.firstName) : phrases.greetingWithoutName;
  const name = input.facts.find(({ id }) => id === 'customer.name');
  const paragraphs = [
    say(greeting, name && input.firstName ? [{ fact: name, shown: input.firstName }] : []),
    pick(phrases.opening[intent] ?? phrases.opening.other ?? []),
    aboutOrder(input, intent, language, say, pick).join(' '),
    aboutPolicy(input, intent, language, say),
    needsPerson ? pick(phrases.passedOn) : '',
    pick(phrases.closing),
    input.shop.signature || input.shop.name,
  ];
  return {
    language: detected,
    intent,
    sentiment: detectSentiment(input.newest),
    urgency: detectUrgency(input.newest, intent),
    reply: paragraphs.filter(Boolean).join('\n\n'),
    claims,
    proposedActions: action ? [{ kind: action, reason: `The customer's newest mail asks for it (${intent}).` }] : [],
    needsPerson,
    needsPersonReason: needsPerson ? personReason(wantsPerson, intent) : null,
  };
}

type Say = (sentence: string, facts: Shown[]) => string;
type Pick = <T>(ways: T[]) => T;

function aboutOrder(input: ModelInput, intent: string, language: Written, say: Say, pick: Pick): string[] {
  const phrases = PHRASES[language];
  const order = find(input.facts, /^order(\.\d+)?\.name$/) ?? input.facts.find(({ kind }) => kind === 'order');
  if (WITHOUT_ORDER.includes(intent)) return [];
  if (!order) return [pick(phrases.askForOrder)];

  const total = find(input.facts, /^order(\.\d+)?\.total$/);
  const currency = total?.value.slice(-3) ?? '';
  const now = input.conversation.at(-1)?.at ?? '';
  const placed = find(input.facts, /^order(\.\d+)?\.placedOn$/);
  const placedOn = placed && day(placed.value, language, now, currency);
  const named = { fact: order, shown: order.value };
  const said = [
    placedOn
      ? say(pick(phrases.placed)(order.value, placedOn), [named, { fact: placed, shown: placedOn }])
      : say(pick(phrases.order)(order.value), [named]),
  ];
  const amount = total && money(total.value, language);
  if (amount && MONEY_MATTERS.includes(intent))
    said.push(say(pick(phrases.total)(amount), [{ fact: total, shown: amount }]));

  const parcels = parcelNumbers(input.facts).map((number) => aboutParcel(input, number, language, now, currency, say));
  const status = find(input.facts, /^order(\.\d+)?\.(status|fulfil\w*Status)$/i);
  const statusSentence = phrases.orderStatus[normalStatus(status)];
  const parcelsSayIt = parcels.length > 0 && normalStatus(status) === 'FULFILLED';
  if (status && statusSentence && !parcelsSayIt) said.push(say(statusSentence, [{ fact: status, shown: '' }]));
  for (const refund of input.facts.filter(({ id }) => /^refund\.\d+\.amount$/.test(id))) {
    const refunded = money(refund.value, language);
    if (refunded) said.push(say(pick(phrases.refunded)(refunded), [{ fact: refund, shown: refunded }]));
  }
  // Last, for it may end in a link.
  said.push(...parcels.flat());
  return said;
}

function aboutParcel(
  input: ModelInput,
  number: string,
  language: Written,
  now: string,
  currency: string,
  say: Say,
): string[] {
  const fact = (name: string) => find(input.facts, new RegExp(`^fulfill?ment\\.${number}\\.${name}$`));
  const dated = (name: string) => day(fact(name)?.value ?? '', language, now, currency) ?? undefined;
  const shown = {
    carrier: fact('carrier')?.value,
    tracking: fact('tracking')?.value,
    url: fact('url')?.value,
    eta: dated('eta'),
    deliveredOn: dated('deliveredOn'),
  };
  const status = fact('status');
  const facts = Object.entries(shown).flatMap(([name, text]) => {
    const known = fact(name);
    return known && text ? [{ fact: known, shown: text }] : [];
  });
  const sentences = PHRASES[language].parcel({ status: normalStatus(status), ...shown });
  // The first sentence says the status in words.
  return sentences.map((sentence, index) =>
    say(sentence, index === 0 && status ? [...facts, { fact: status, shown: '' }] : facts),
  );
}

const POLICY_FOR: Record<string, RegExp> = {
  refund: /refund|return/i,
  return: /return/i,
  exchange: /exchange|return/i,
  damaged: /damage|warrant|return/i,
  'wrong-item': /wrong|return/i,
  'missing-item': /missing|ship/i,
  'order-status': /ship|deliver/i,
  cancel: /cancel/i,
  invoice: /invoice/i,
  discount: /discount/i,
};

/** The shop's rule in its own words, when it is written in the language of the answer. */
function aboutPolicy(input: ModelInput, intent: string, language: Written, say: Say): string {
  const wanted = POLICY_FOR[intent];
  const policy = input.facts.find(
    ({ id, value }) => id.startsWith('policy.') && wanted?.test(id) && detectLanguage(value, 'und') === language,
  );
  return policy ? say(PHRASES[language].policy(policy.value), [{ fact: policy, shown: policy.value }]) : '';
}

const find = (facts: Fact[], id: RegExp): Fact | undefined => facts.find((fact) => id.test(fact.id));
const normalStatus = (fact: Fact | undefined) => fact?.value.toUpperCase().replace(/[\s-]+/g, '_') ?? '';
const parcelNumbers = (facts: Fact[]): string[] => [
  ...new Set(facts.flatMap(({ id }) => /^fulfill?ment\.(\d+)\./.exec(id)?.[1] ?? [])),
];

function personReason(wantsPerson: boolean, intent: string): string {
  if (wantsPerson) return 'The customer asks for a person.';
  return intent === 'complaint' ? 'The customer is upset.' : 'Someone has to decide about what the customer asks for.';
}

/** Chooses among ways to say a thing: by chance as it seems, yet the same for the same mail. */
function chooser(seed: string): Pick {
  let state = 7;
  for (const character of seed) state = (state * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return (ways) => {
    state = (state * 48_271) % 2_147_483_647;
    const way = ways[state % ways.length];
    if (way === undefined) throw new Error('The stand-in model has no words for this');
    return way;
  };
}
