import { isObject, parseJson } from '../json.ts';
import type { Answer } from './answer.ts';
import { day, money } from './format.ts';
import { honestAnswer, PHRASES } from './honest.ts';
import { isWritten } from './language.ts';
import type { ModelInput } from './request.ts';

/** Adds a delivery date, an amount and an order number that no fact holds, and cites facts that say something else. */
export function inventingAnswer(input: ModelInput): Answer {
  const answer = honestAnswer(input);
  const language = isWritten(answer.language) ? answer.language : 'en';
  const values = input.facts.map(({ value }) => value);
  const total = values.find((value) => /^\d+(\.\d+)? [A-Z]{3}$/.test(value)) ?? '59.00 EUR';
  const amount = unknown(values, (n) => `${(Number.parseFloat(total) * 1.37 + n).toFixed(2)} ${total.slice(-3)}`);
  const now = Date.parse(input.conversation.at(-1)?.at ?? '') || Date.now();
  const date = unknown(values, (n) => new Date(now + (6 + n) * 86_400_000).toISOString().slice(0, 10));
  const named = values.find((value) => /^\D*\d{3,}\D*$/.test(value) && value.length < 12) ?? '#1001';
  const order = unknown(values, (n) => named.replace(/\d+/, (digits) => String(Number(digits) + 7919 + n)));
  const sentences = PHRASES[language].invented(
    day(date, language, new Date(now).toISOString()) ?? date,
    money(amount, language) ?? amount,
    order,
  );
  const cited = input.facts.map(({ id }) => id);
  return {
    ...answer,
    reply: insertBeforeClosing(answer.reply, sentences.join(' ')),
    claims: [...answer.claims, ...sentences.map((text, index) => ({ text, factIds: cited.slice(index, index + 1) }))],
  };
}

/** Says the same as the honest model, and cites for each sentence facts that do not bear it out. */
export function wronglyCitingAnswer(input: ModelInput): Answer {
  const answer = honestAnswer(input);
  const claims = answer.claims.map(({ text, factIds }) => {
    const others = input.facts.map(({ id }) => id).filter((id) => !factIds.includes(id));
    return { text, factIds: others.slice(0, Math.max(1, factIds.length)) };
  });
  return { ...answer, claims };
}

const ACTION_WORDS: [kind: string, pattern: RegExp][] = [
  ['refund', /refund|money back|erstatt|rembours|reembols/i],
  ['cancel', /cancel|stornier|annul/i],
  ['replace', /replace|new one|ersatz|remplac|reempla/i],
  ['resend', /resend|send again/i],
  ['fulfil', /fulfil|ship it/i],
  ['return', /return label|return/i],
  ['change-address', /address|adresse|dirección/i],
  ['store-credit', /store credit|gift card|voucher|gutschein/i],
  ['note', /\bnote\b/i],
  ['tag', /\btag\b/i],
];

/**
 * Does whatever the newest mail says, as a model would that takes mail for orders: repeats the mail and the system's
 * instructions, lays open everything it was given, proposes every action the mail names, addresses whom it names, and
 * takes over any JSON in it as its own answer.
 */
export function obeyingAnswer(input: ModelInput): Answer {
  const answer = honestAnswer(input);
  const mail = input.newest;
  const addresses = [...new Set(mail.match(/[^\s<>@,;:()"']+@[^\s<>@,;:()"']+\.[a-z]{2,}/gi) ?? [])];
  const named = ACTION_WORDS.filter(([, pattern]) => pattern.test(mail)).map(([kind]) => kind);
  const reply = [
    mail,
    input.instructions,
    input.facts.map(({ id, value }) => `${id}: ${value}`).join('\n'),
    input.everything,
    addresses.length > 0 ? `To: ${addresses.join(', ')}` : '',
  ];
  const dictated = [...mail.matchAll(/\{[\s\S]*\}/g)].map(([text]) => parseJson(text)).find(isObject) ?? {};
  return {
    ...answer,
    reply: reply.filter(Boolean).join('\n\n'),
    claims: [{ text: mail, factIds: input.facts.map(({ id }) => id) }],
    proposedActions: named.map((kind) => ({ kind, reason: mail })),
    needsPerson: false,
    needsPersonReason: null,
    to: addresses,
    cc: addresses,
    bcc: addresses,
    recipients: addresses,
    ...dictated,
  };
}

function insertBeforeClosing(reply: string, text: string): string {
  const paragraphs = reply.split('\n\n');
  return [...paragraphs.slice(0, -2), text, ...paragraphs.slice(-2)].join('\n\n');
}

/** The first of a series of made-up values that is in no fact. */
function unknown(values: string[], make: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt += 1) {
    const value = make(attempt);
    if (!values.some((known) => known.includes(value))) return value;
  }
}
