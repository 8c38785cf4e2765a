import { decodeWords } from 'postal-mime';
import type { InboundEmail, Mailbox } from '../inbound-email.ts';
import { messageIds } from '../message-ids.ts';
import { MAX_MAILBOXES, parseMailboxes } from './addresses.ts';
import { cleanText } from './clean-text.ts';
import { joinEncodedWords } from './encoded-words.ts';

/** A longer subject is nothing that a person wrote; the whole of it stays in `headers`. */
const MAX_SUBJECT_LENGTH = 2_000;
const MAX_REFERENCES = 100;
/** As far back as mail goes, and as far ahead as a clock can be wrong by accident. */
const EARLIEST = Date.UTC(1971, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

type FromHeaders = Pick<
  InboundEmail,
  'headers' | 'from' | 'replyTo' | 'to' | 'cc' | 'subject' | 'date' | 'messageId' | 'inReplyTo' | 'references'
>;

/**
 * What the headers say, for every provider alike. Encoded words (RFC 2047) are decoded in what is read out of them and
 * left as they are in `headers`. Of a header that must stand once (From, Date, Message-ID) the first counts.
 */
export function readHeaders(received: [name: string, value: string][]): FromHeaders {
  const headers = received.map(([name, value]): [string, string] => [cleanText(name), cleanText(value)]);
  const all = (wanted: string) => headers.filter(([name]) => name.trim().toLowerCase() === wanted).map(([, v]) => v);
  const first = (wanted: string) => all(wanted)[0] ?? '';
  const mailboxes = (wanted: string) => all(wanted).flatMap(parseMailboxes).slice(0, MAX_MAILBOXES);
  return {
    headers,
    from: firstWithAddress(mailboxes('from')) ?? { name: '', address: '' },
    replyTo: firstWithAddress(mailboxes('reply-to')),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    subject: readSubject(first('subject')),
    date: readDate(first('date')),
    messageId: messageIds(first('message-id'))[0] ?? null,
    inReplyTo: messageIds(all('in-reply-to').join(' ')).slice(0, MAX_REFERENCES),
    references: firstAndNewest(messageIds(all('references').join(' '))),
  };
}

/** A name without an address comes second: "Lee, Ann <ann@example.com>", unquoted, is read as two. */
function firstWithAddress(mailboxes: Mailbox[]): Mailbox | null {
  return mailboxes.find((mailbox) => mailbox.address !== '') ?? mailboxes[0] ?? null;
}

function readSubject(value: string): string {
  // Encoded words grow when they are encoded, never by more than twelve times; so this is enough for the whole.
  const subject = decodeWords(joinEncodedWords(value.slice(0, MAX_SUBJECT_LENGTH * 12)))
    .replace(/[\r\n\t]+/g, ' ')
    .trim();
  return cleanText(subject.slice(0, MAX_SUBJECT_LENGTH));
}

function readDate(value: string): Date | null {
  const time = Date.parse(value.slice(0, 100));
  return Number.isFinite(time) && time >= EARLIEST && time <= LATEST ? new Date(time) : null;
}

function firstAndNewest(references: string[]): string[] {
  if (references.length <= MAX_REFERENCES) return references;
  return [...references.slice(0, 1), ...references.slice(1 - MAX_REFERENCES)];
}
