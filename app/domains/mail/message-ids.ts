import { cleanText } from './parsing/clean-text.ts';

/** An id is indexed; a B-tree entry of PostgreSQL holds at most 2,704 bytes (four bytes a character at worst). */
const MAX_ID_LENGTH = 500;

/**
 * The ids in a Message-ID, In-Reply-To or References header, in order, without angle brackets and without repeats.
 * RFC 5322 §3.6.4 wants `<left@right>`; mail programs also leave out the brackets, fold inside an id, add comments or
 * write a sentence around it. What is longer than 500 characters is no id and is left out.
 * @returns [] for a header that holds none.
 */
export function messageIds(header: string): string[] {
  const bracketed = header.includes('<');
  const parts = bracketed ? (header.match(/<[^<>]*>?/g) ?? []) : bareIds(header);
  const ids = parts.map((part) => cleanText(part.replace(/[<>\s]/g, '')));
  return [...new Set(ids.filter((id) => id !== '' && id.length <= MAX_ID_LENGTH))];
}

/** Words with an @; a header that is one single word is an id even without it. */
function bareIds(header: string): string[] {
  const words = header.split(/[\s,;]+/).filter((word) => word !== '');
  return words.length === 1 ? words : words.filter((word) => /^[^@]+@[^@]+$/.test(word));
}
