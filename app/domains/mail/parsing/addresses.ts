import { addressParser } from 'postal-mime';
import type { Mailbox } from '../inbound-email.ts';
import { cleanText } from './clean-text.ts';
import { joinEncodedWords } from './encoded-words.ts';

/** RFC 5321 §4.5.3.1: 64 for the local part, 255 for the domain. What is longer is not an address. */
const MAX_ADDRESS_LENGTH = 320;
const MAX_NAME_LENGTH = 300;
/** More recipients than a person could have meant; a mail to thousands must not fill the page or the database. */
export const MAX_MAILBOXES = 200;
/** No list of 200 mailboxes is longer; what lies behind is not worth the time to read it. */
const MAX_HEADER_LENGTH = 200_000;

/**
 * The mailboxes in an address header, groups unfolded, encoded words decoded. An entry without an address is kept with
 * an empty one: somebody is named there. At most 200.
 */
export function parseMailboxes(header: string): Mailbox[] {
  return addressParser(joinEncodedWords(header.slice(0, MAX_HEADER_LENGTH)), { flatten: true })
    .slice(0, MAX_MAILBOXES)
    .map((entry) => mailbox(entry.name, entry.address ?? ''))
    .filter((entry) => entry.name !== '' || entry.address !== '');
}

/** The address in an SMTP envelope field (`<ann@example.com>` or bare), lower case; null for the empty sender `<>`. */
export function envelopeAddress(field: string): string | null {
  const bare = cleanText(
    field
      .trim()
      .replace(/^<([\s\S]*)>$/, '$1')
      .trim()
      .toLowerCase(),
  );
  return isAddress(bare) ? bare : null;
}

function mailbox(name: string, address: string): Mailbox {
  const lower = cleanText(address.trim().toLowerCase());
  return {
    name: cleanText(name.trim()).slice(0, MAX_NAME_LENGTH).toWellFormed(),
    address: isAddress(lower) ? lower : '',
  };
}

function isAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS_LENGTH && /^[^\s@][^\s]*@[^\s@<>]+$/.test(text);
}
