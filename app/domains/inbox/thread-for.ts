import type { InboundEmail } from '#app/domains/mail/inbound-email.ts';
import { messageIdKey } from '#app/domains/mail/message-id-key.ts';
import { type Incoming, inherit, mayJoinThread, roleIn } from './threading/belonging.ts';
import { addressTags, customerOf, readSender } from './threading/read-sender.ts';
import { readSubject } from './threading/read-subject.ts';

/** What of a mail says where it belongs. All addresses lower case. */
export type ThreadableMail = Pick<
  InboundEmail,
  'messageId' | 'inReplyTo' | 'references' | 'subject' | 'from' | 'replyTo' | 'to' | 'cc' | 'recipient'
> & {
  auth: Pick<InboundEmail['auth'], 'verdict'>;
  receivedAt: Date;
  /** What the shop sends and is written to as: its support address, its staff's. The alias need not be among them. */
  shopAddresses: string[];
};

/** A conversation that may be the one. */
export type KnownThread = {
  threadId: string;
  /** '' when the conversation has no one customer (the shop wrote to several). */
  customerAddress: string;
  /** `subjectKey` of the conversation's first mail. */
  subjectKey: string;
  /** Of the message in question; where there is none, of the newest message. */
  at: Date;
};

/** A stored message that was found by a Message-ID. */
export type KnownMessage = KnownThread & {
  /** The id by which it was found, as `messageIdKey` gives it. */
  key: string;
  /** We sent it, or the merchant did in another mail program. */
  fromShop: boolean;
  /** It answers something: it has In-Reply-To or References. */
  isReply: boolean;
  /** From, To and Cc, lower case. */
  people: string[];
};

/**
 * What was stored before, within one shop. Each question is one index lookup. Keys are `messageIdKey`s, so the stored
 * ids must be keys too.
 */
export type ThreadLookup = {
  /** Messages whose own Message-ID is one of these. An id may have come more than once. */
  byMessageIds(keys: string[]): Promise<KnownMessage[]>;
  /** Messages that name one of these in In-Reply-To or References; one entry for each message and key. */
  byReferenced(keys: string[]): Promise<KnownMessage[]>;
  /** The conversation whose reply address carries this token (lower case). */
  byToken(token: string): Promise<KnownThread | null>;
  /** Conversations of this customer with this subject key whose newest message is not older than `since`. */
  recentByCustomer(address: string, subjectKey: string, since: Date): Promise<KnownThread[]>;
};

export type ThreadAnswer = {
  /** Whose conversation it is, or would be: what to store with a new one. '' when there is no one customer. */
  customerAddress: string;
  /** The merchant wrote it in another mail program: not a form that uses the shop's address, nor a forger. */
  fromShop: boolean;
} & ({ threadId: string; by: 'references' | 'token' | 'subject' } | { threadId: null; by: null });

const DAY_MS = 24 * 60 * 60 * 1000;
/** A reply without usable ids, or beside another to the same mail, is believed for so long. */
const SUBJECT_WINDOW_MS = 30 * DAY_MS;
/** Somebody who writes "Order #1001" twice asks after the same thing; for so long. */
const CHASER_WINDOW_MS = 7 * DAY_MS;
/** The same words again within the hour are an afterthought ("I forgot the photo"); "Question" next week is another. */
const AFTERTHOUGHT_WINDOW_MS = DAY_MS / 24;
/** Three digits in a row name an order, an invoice or a parcel. */
const NAMES_SOMETHING = /\p{N}{3}/u;
/** The nearest ancestors decide; a mail that names thousands asks no more than a hundred. */
const MAX_IDS = 100;

/**
 * Which conversation a mail belongs to. In this order:
 * 1. an ancestor in In-Reply-To or References, the nearest first;
 * 2. a message that came before it and names it (the answer overtook it), or names the same ancestor (two answers to one
 *    mail that we never saw);
 * 3. our reply token in the address it was sent to; never in its text, which may quote another's;
 * 4. the same sender's recent conversation of the same subject: when the mail says that it is a reply, when the subject
 *    names something by its number, or at once afterwards.
 *
 * Ids and tokens can be copied, so none of them counts alone: the mail must also come from somebody of that conversation
 * (see `roleIn`), and a mail on a new topic that drags old ids along is a new conversation (see `mayJoinThread`). An id
 * that several conversations claim decides nothing between them. At most two round trips.
 */
export async function threadFor(mail: ThreadableMail, lookup: ThreadLookup): Promise<ThreadAnswer> {
  const sender = readSender(mail);
  const customerAddress = customerOf(mail, sender);
  const cited = nearestFirst(mail);
  const own = mail.messageId === null ? null : messageIdKey(mail.messageId);
  const incoming: Incoming = { mail, sender, subject: readSubject(mail.subject), parent: cited[0] ?? null };
  const ids = own === null ? cited : [own, ...cited];
  const [known, referring, ...tokens] = await Promise.all([
    ids.length > 0 ? lookup.byMessageIds(ids) : [],
    ids.length > 0 ? lookup.byReferenced(ids) : [],
    ...addressTags(mail).map((token) => lookup.byToken(token)),
  ]);
  const joined =
    byAncestor(incoming, cited, known) ??
    byRelative(incoming, own, cited, known, referring) ??
    byToken(incoming, tokens) ??
    (await bySubject(incoming, lookup));
  const { fromShop } = sender;
  return joined ? { ...joined, customerAddress, fromShop } : { threadId: null, by: null, customerAddress, fromShop };
}

type Joined = { threadId: string; by: 'references' | 'token' | 'subject' };

function nearestFirst(mail: ThreadableMail): string[] {
  const nearest = [...mail.inReplyTo.toReversed(), ...mail.references.toReversed()].map(messageIdKey);
  return [...new Set(nearest)].filter((key) => key !== '').slice(0, MAX_IDS);
}

function byAncestor(incoming: Incoming, cited: string[], known: KnownMessage[]): Joined | null {
  const ancestors = known.filter((message) => cited.includes(message.key));
  for (const key of cited) {
    const candidates = ancestors.filter((message) => message.key === key);
    const threadId = onlyThread(candidates.filter((message) => mayJoinThread(incoming, message, ancestors)));
    if (threadId !== null) return { threadId, by: 'references' };
  }
  return null;
}

function byRelative(
  incoming: Incoming,
  own: string | null,
  cited: string[],
  known: KnownMessage[],
  referring: KnownMessage[],
): Joined | null {
  // A reused Message-ID: whoever names it means the mail that had it first.
  const isNew = own !== null && !known.some((message) => message.key === own);
  const answers = isNew ? referring.filter((message) => message.key === own && roleIn(incoming, message) !== null) : [];
  const earliest = answers.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
  if (earliest) return { threadId: earliest.threadId, by: 'references' };
  const siblings = referring.filter((message) => inherit(incoming, message, SUBJECT_WINDOW_MS));
  for (const key of cited) {
    const threadId = onlyThread(siblings.filter((message) => message.key === key));
    if (threadId !== null) return { threadId, by: 'references' };
  }
  return null;
}

function byToken(incoming: Incoming, tokens: (KnownThread | null)[]): Joined | null {
  const threads = tokens.filter((thread) => thread !== null);
  const threadId = onlyThread(threads.filter((thread) => mayJoinThread(incoming, thread, [])));
  return threadId === null ? null : { threadId, by: 'token' };
}

async function bySubject({ mail, sender, subject }: Incoming, lookup: ThreadLookup): Promise<Joined | null> {
  const vouched = mail.auth.verdict !== 'fail' && !sender.fromShop && !sender.relayed && !sender.robot;
  if (!vouched || subject.key === '' || sender.address === '') return null;
  const chaserMs = NAMES_SOMETHING.test(subject.key) ? CHASER_WINDOW_MS : AFTERTHOUGHT_WINDOW_MS;
  const since = new Date(mail.receivedAt.getTime() - (subject.isReply ? SUBJECT_WINDOW_MS : chaserMs));
  const threadId = onlyThread(await lookup.recentByCustomer(sender.address, subject.key, since));
  return threadId === null ? null : { threadId, by: 'subject' };
}

/** null when there is none, or when there are several: then nothing says which. */
function onlyThread(threads: KnownThread[]): string | null {
  const ids = new Set(threads.map((thread) => thread.threadId));
  return ids.size === 1 ? (threads[0]?.threadId ?? null) : null;
}
