import type { AuthVerdict, Mailbox } from '#app/domains/mail/inbound-email.ts';
import { splitReply } from '#app/domains/mail/split-reply.ts';
import type { OrderKey } from '../order-keys.ts';
import type { OrderNameFormat } from '../order-source.ts';
import { findAmounts } from './amounts.ts';
import { findEmails, findOrderIds, findPhones, findTrackingNumbers, withoutLinks } from './contacts.ts';
import { isInheritedSubject } from './inherited-subject.ts';
import { textWords } from './items.ts';
import { emailKey, fold, personKey } from './normalise.ts';
import { findOrderDays } from './order-dates.ts';
import { findNameMentions, type NameMention } from './order-names.ts';
import { readTalk, type Talk } from './talk.ts';

/** A mail as the matcher reads it. */
export type MailToMatch = {
  from: Mailbox;
  subject: string;
  /** The whole text, quoted mail included. */
  text: string;
  receivedAt: Date;
  /** The order that the conversation is about so far. */
  threadOrderId: string | null;
  auth: AuthVerdict;
};

/** Ways of pointing at one order, in words of this mail or in quoted ones. */
export type Pointers = { names: NameMention[]; ids: string[]; trackingNumbers: string[] };

/** All that a mail says which an order could bear out. Keys are normalised as in `orderKeys`. */
export type Signals = {
  sender: string | null;
  senderName: string;
  person: string | null;
  fresh: Pointers;
  quoted: Pointers;
  /** Other addresses named in the words of this mail. */
  emails: string[];
  phones: string[];
  amounts: number[];
  orderDays: string[];
  /** The words of this mail, folded, without links and addresses. */
  folded: string;
  words: Set<string>;
  talk: Talk;
  receivedAt: Date;
  threadOrderId: string | null;
};

/** More is not read: a pasted log or a chain of years says nothing more about the order. In UTF-16 units. */
const LONGEST_TEXT = 30_000;
const LONGEST_SUBJECT = 500;

export function readSignals(mail: MailToMatch, formats: OrderNameFormat[]): Signals {
  const subject = mail.subject.slice(0, LONGEST_SUBJECT);
  const { fresh, quoted } = splitReply({ text: mail.text.slice(0, LONGEST_TEXT), html: null });
  const inherited = isInheritedSubject(subject);
  const freshText = inherited ? fresh : `${subject}\n${fresh}`;
  const quotedText = inherited ? `${subject}\n${quoted}` : quoted;
  const sender = emailKey(mail.from.address);
  const folded = fold(withoutLinks(freshText));
  return {
    sender,
    senderName: mail.from.name,
    person: personKey(mail.from.name),
    fresh: readPointers(freshText, formats),
    quoted: readPointers(quotedText, formats),
    emails: findEmails(freshText).filter((address) => address !== sender),
    phones: findPhones(freshText),
    amounts: findAmounts(folded),
    orderDays: findOrderDays(folded, mail.receivedAt),
    folded,
    words: textWords(folded, mail.from.name),
    talk: readTalk(folded),
    receivedAt: mail.receivedAt,
    threadOrderId: mail.threadOrderId,
  };
}

function readPointers(text: string, formats: OrderNameFormat[]): Pointers {
  return {
    names: findNameMentions(fold(withoutLinks(text)), formats),
    ids: findOrderIds(text),
    trackingNumbers: findTrackingNumbers(text),
  };
}

/** What to look up. Postcodes, items, amounts and dates only weigh orders that were found by something else. */
export function lookUpKeys(signals: Signals): OrderKey[] {
  const { fresh, quoted } = signals;
  const threadId = /(\d+)$/.exec(signals.threadOrderId ?? '')?.[1];
  const kinds: [OrderKey['kind'], (string | null | undefined)[]][] = [
    ['email', [signals.sender, ...signals.emails]],
    ['name', [...fresh.names, ...quoted.names].map((mention) => mention.number)],
    ['id', [threadId, ...fresh.ids, ...quoted.ids]],
    ['tracking', [...fresh.trackingNumbers, ...quoted.trackingNumbers]],
    ['phone', signals.phones],
    ['person', [signals.person]],
  ];
  return kinds.flatMap(([kind, keys]) => [...new Set(keys)].flatMap((key) => (key ? [{ kind, key }] : [])));
}
