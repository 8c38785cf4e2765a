import { emailKey, fold, phoneKey, SHORTEST_TRACKING, trackingKey } from './normalise.ts';

/** Most keys of one kind that are taken from a mail: more is a list, not a question about an order. */
const MOST = 40;

const URL = /(?:https?:\/\/|www\.|gid:\/\/)\S+/gi;
/** Bounded as RFC 5321 bounds them, so that a long word without "@" costs nothing. */
const EMAIL = /[^\s@<>()[\]:;,"'“”]{1,64}@[^\s@<>()[\]:;,"'“”]{1,255}\.[a-z]{2,}/gi;

/** Text without its links and addresses: digits in them are nobody's order number. */
export function withoutLinks(text: string): string {
  return text.replace(URL, ' ').replace(EMAIL, ' ');
}

export function findEmails(text: string): string[] {
  const found = text.replace(URL, ' ').match(EMAIL) ?? [];
  return some(found.map((address) => emailKey(address)));
}

/** Numbers of at least seven digits, with the signs that people put into them. */
export function findPhones(text: string): string[] {
  const found = withoutLinks(text.normalize('NFKC')).match(/\+?\(?\d[\d\s().\-/]{5,20}\d/g) ?? [];
  return some(found.map((number) => phoneKey(number)));
}

/** Ids of orders as Shopify writes them: gid://shopify/Order/5, /orders/5 in a link, and bare numbers of 10 digits or more. */
export function findOrderIds(text: string): string[] {
  const inLinks = [...text.matchAll(/(?:gid:\/\/shopify\/Order\/|\/orders\/)(\d+)(?![\w-])/gi)].map(
    (found) => found[1],
  );
  const bare = withoutLinks(text.normalize('NFKC')).match(/(?<![\w+])\d{10,20}(?!\w)/g) ?? [];
  return some([...inLinks, ...bare]);
}

/** Parts that a tracking number may be written in: "1Z 999 AA1 01 2345 6784" has six. */
const MOST_PARTS = 8;
const LONGEST_TRACKING = 40;

/** Everything that may be a tracking number, links included; what is one shows when it is looked up. */
export function findTrackingNumbers(text: string): string[] {
  const parts = [...text.normalize('NFKC').matchAll(/[A-Za-z0-9]+/g)].map((part) => ({
    text: part[0],
    start: part.index,
    end: part.index + part[0].length,
  }));
  const found = new Set<string>();
  parts.forEach((_, first) => {
    let joined = '';
    for (let last = first; last < first + MOST_PARTS && found.size < 5 * MOST; last += 1) {
      const part = parts[last];
      // Words have no place inside a number, and the parts stand a space or a dash apart.
      if (!part || (!/\d/.test(part.text) && part.text.length > 3)) break;
      if (last > first && part.start - (parts[last - 1]?.end ?? 0) > 1) break;
      joined += part.text;
      if (joined.length > LONGEST_TRACKING) break;
      const digits = joined.replace(/\D/g, '').length;
      const key = trackingKey(joined);
      if (key && digits >= SHORTEST_TRACKING - 2) found.add(key);
    }
  });
  return [...found];
}

/** Scripts without spaces between words. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Are these words of a name, a postcode, a title written in the text, as whole words and in this order? */
export function holdsWords(foldedText: string, words: string): boolean {
  const parts = fold(words).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (parts.length === 0) return false;
  if (CJK.test(words)) return foldedText.includes(parts.join('')) || foldedText.includes(parts.join(' '));
  const pattern = parts.join('[^\\p{L}\\p{N}]{0,3}');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(foldedText);
}

function some(keys: (string | null | undefined)[]): string[] {
  return [...new Set(keys.filter((key) => typeof key === 'string'))].slice(0, MOST);
}
