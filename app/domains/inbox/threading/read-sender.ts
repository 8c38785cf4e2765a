import type { ThreadableMail } from '../thread-for.ts';

/** Who a mail is from, as far as conversations go. */
export type Sender = {
  /** The person: From, or Reply-To where somebody else passes the person's words on (a form, a marketplace). */
  address: string;
  /** The From address where a person could stand behind it; null for robots and for the shop itself. */
  fromPerson: string | null;
  /** The shop's own mail, written in the merchant's own mail program. */
  fromShop: boolean;
  /** Reply-To names somebody else than From: never joined by weak evidence, for one From serves many people. */
  relayed: boolean;
  /** A machine's address: many customers may stand behind it. */
  robot: boolean;
  /** A mail server's own report on a mail that it could not deliver. */
  bounce: boolean;
};

const ROBOT =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre|notifications?|notify|alerts?|mailer|postmaster|bounces?|forms?|form[-_.]?mail|contact[-_.]?form|webform|formular|automated?|auto|system|daemon|wordpress)(?:[-_.+\d@]|$)/;
const BOUNCE = /^(?:mailer-daemon|postmaster)(?:\+|@)/;

export function readSender(mail: ThreadableMail): Sender {
  const from = mail.from.address;
  const replyTo = mail.replyTo?.address || from;
  const bounce = BOUNCE.test(from);
  const robot = bounce || ROBOT.test(from);
  const ours = isShopAddress(from, mail);
  const elsewhere = domain(replyTo) !== domain(from);
  // A form of the shop's writes to the shop itself; what goes out to somebody is the shop's own word.
  const passedOn = ours ? outsiders(addressees(mail), mail).length === 0 : robot || elsewhere;
  const relayed = passedOn && replyTo !== from && !isShopAddress(replyTo, mail);
  return {
    address: relayed ? replyTo : from,
    fromPerson: from === '' || robot || ours ? null : from,
    // Whoever pretends to be the shop is a stranger.
    fromShop: ours && !relayed && mail.auth.verdict !== 'fail',
    relayed,
    robot,
    bounce,
  };
}

/** Whose conversation a mail would begin; '' for a mail of the shop to several people or to nobody. */
export function customerOf(mail: ThreadableMail, sender: Sender): string {
  if (!sender.fromShop) return sender.address;
  const [customer, ...others] = outsiders(
    mail.to.map((mailbox) => mailbox.address),
    mail,
  );
  return customer !== undefined && others.length === 0 ? customer : '';
}

/** Those of the addresses that are not the shop's, each once. */
export function outsiders(addresses: string[], mail: ThreadableMail): string[] {
  return [...new Set(addresses)].filter((address) => address !== '' && !isShopAddress(address, mail));
}

/** Every address that a mail is sent to, the envelope's included. */
export function addressees(mail: ThreadableMail): string[] {
  return [...mail.to, ...mail.cc].map((mailbox) => mailbox.address).concat(mail.recipient);
}

/** The shop's, or the alias that the mail came in by; with or without something behind a plus. */
export function isShopAddress(address: string, mail: ThreadableMail): boolean {
  const bare = withoutTag(address);
  if (bare === '') return false;
  return [...mail.shopAddresses, mail.recipient].some((ours) => withoutTag(ours) === bare);
}

/** Two addresses of one mailbox: what stands behind a plus is the owner's own affair (RFC 5233). */
export function sameMailbox(one: string, other: string): boolean {
  return one !== '' && withoutTag(one) === withoutTag(other);
}

/** What stands behind the plus in the addresses that a mail is sent to, the envelope's first; each once, at most three. */
export function addressTags(mail: ThreadableMail): string[] {
  const addresses = [mail.recipient, ...mail.to.map((m) => m.address), ...mail.cc.map((m) => m.address)];
  const tags = addresses.flatMap((address) => /^[^@+]+\+([a-z0-9_-]{4,64})@/i.exec(address)?.[1]?.toLowerCase() ?? []);
  return [...new Set(tags)].slice(0, 3);
}

function withoutTag(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

function domain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
