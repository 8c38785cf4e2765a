import type { KnownMessage, KnownThread, ThreadableMail } from '../thread-for.ts';
import { addressees, isShopAddress, outsiders, type Sender, sameMailbox } from './read-sender.ts';
import { type ReadSubject, relatedSubjects } from './read-subject.ts';

/** A mail on its way into a conversation. */
export type Incoming = {
  mail: ThreadableMail;
  sender: Sender;
  subject: ReadSubject;
  /** Key of the mail that it answers directly; null when it names none. */
  parent: string | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** After so long a mail with another subject is no longer taken for part of the old conversation. */
const FRESH_TOPIC_MS = 30 * DAY_MS;
/** So long somebody new may answer in a customer's place. */
const STRANGER_MS = 90 * DAY_MS;

/**
 * May this mail join, given evidence (an id, a token) that points to this thread? Somebody of the conversation may,
 * unless the mail opens a new topic. Somebody else may only with more proof than the evidence itself.
 * @param ancestors every known message that the mail names, for the strict case.
 */
export function mayJoinThread(
  incoming: Incoming,
  thread: KnownThread | KnownMessage,
  ancestors: KnownMessage[],
): boolean {
  if (thread.customerAddress === '') return false;
  if (roleIn(incoming, thread) !== null) return !opensNewTopic(incoming, thread);
  return answersInPlace(incoming, thread, ancestors);
}

/**
 * What the sender is in this conversation; null for a stranger.
 * - `customer`: the conversation is theirs.
 * - `shop`: the merchant writes to that customer, or among themselves. A mail to somebody else, such as a supplier, that
 *   merely quotes the conversation is not part of it.
 * - `participant`: they stand in From, To or Cc of the very message that they answer.
 * - `bounce`: a mail server reports on a mail that the shop sent.
 */
export function roleIn(
  { mail, sender }: Incoming,
  thread: KnownThread | KnownMessage,
): 'customer' | 'shop' | 'participant' | 'bounce' | null {
  const { customerAddress } = thread;
  if (customerAddress === '') return null;
  if (sender.fromShop) {
    const others = outsiders(addressees(mail), mail);
    return others.length === 0 || others.some((other) => sameMailbox(other, customerAddress)) ? 'shop' : null;
  }
  if (sameMailbox(sender.address, customerAddress)) return 'customer';
  if (sender.fromPerson !== null && sameMailbox(sender.fromPerson, customerAddress)) return 'customer';
  if (!('people' in thread)) return null;
  if (sender.bounce) return thread.fromShop ? 'bounce' : null;
  // Whoever pretends to be the shop stands in every one of its mails.
  if (isShopAddress(sender.address, mail)) return null;
  return thread.people.some((person) => sameMailbox(person, sender.address)) ? 'participant' : null;
}

/**
 * Two mails that name the same ancestor, which we may never have seen: the same customer's answers to it belong together
 * when they have the same subject and come close together. A robot's constant References prove nothing.
 */
export function inherit(incoming: Incoming, sibling: KnownMessage, windowMs: number): boolean {
  const { mail, sender, subject } = incoming;
  const role = roleIn(incoming, sibling);
  return (
    (role === 'customer' || role === 'shop') &&
    !sender.robot &&
    !sender.relayed &&
    subject.key === sibling.subjectKey &&
    mail.receivedAt.getTime() - sibling.at.getTime() <= windowMs
  );
}

/**
 * Somebody who is not of the conversation (a wife, a colleague, the customer's other address) answers the shop's mail in
 * the customer's place. The id of our answer, or its reply address, is known only to those who were shown that mail; but
 * it also travels in forwards and copied headers. So all of this must hold: it answers the shop's own answer to this
 * customer directly, says that it replies, keeps the subject, names nothing of another conversation, and is not late.
 */
function answersInPlace(incoming: Incoming, thread: KnownThread | KnownMessage, ancestors: KnownMessage[]): boolean {
  const { mail, sender, subject, parent } = incoming;
  if (sender.fromShop || sender.relayed || sender.robot || mail.auth.verdict === 'fail') return false;
  if (!subject.isReply || subject.isForward || subject.key === '' || subject.key !== thread.subjectKey) return false;
  if (mail.receivedAt.getTime() - thread.at.getTime() > STRANGER_MS) return false;
  if (!('people' in thread)) return true;
  const direct = thread.key === parent && thread.fromShop && thread.isReply;
  const toCustomer = thread.people.some((person) => sameMailbox(person, thread.customerAddress));
  return direct && toCustomer && ancestors.every((ancestor) => ancestor.threadId === thread.threadId);
}

/**
 * An old mail taken as a template, or an old mail answered about something else: another subject, no "Re:", and either
 * other addresses than those of the message it names, or a conversation that went quiet long ago.
 */
function opensNewTopic({ mail, sender, subject }: Incoming, thread: KnownThread | KnownMessage): boolean {
  if (sender.bounce || subject.isReply || relatedSubjects(subject.key, thread.subjectKey)) return false;
  if (mail.receivedAt.getTime() - thread.at.getTime() > FRESH_TOPIC_MS) return true;
  if (!('people' in thread) || sender.fromShop) return false;
  const written = [...mail.to, ...mail.cc].map((mailbox) => mailbox.address).filter((address) => address !== '');
  // Our own reply address stands in nobody's From or To but ours.
  if (written.length === 0 || written.some((address) => address.includes('+'))) return false;
  return !written.some((address) => thread.people.some((person) => sameMailbox(person, address)));
}
