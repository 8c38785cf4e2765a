/**
 * Folds text so that spellings of one word meet: full-width forms, case, accents, and the letters that Unicode does
 * not take apart, and digits of other scripts. "Ｎ° Ä ß ٥" → "n° a ss 5". Only for comparing, never for storing or showing.
 */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      // Only marks of Latin, Greek and Cyrillic: without the marks of kana, が would become か.
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(/[ßøæœłđ]/g, (letter) => FOLDED_LETTERS[letter] ?? letter)
      .replace(/[^\P{Nd}0-9]/gu, latinDigit)
      .replace(/[‐-―−]/g, '-')
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  );
}

const FOLDED_LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd' };

/** The zeros of the scripts whose people write numbers in digits of their own: Arabic, Persian, Indic, Thai and others. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
];

function latinDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => point >= start && point < start + 10);
  return zero === undefined ? digit : String(point - zero);
}

/**
 * One mailbox, one key. A tag after "+" names the same mailbox (RFC 5233, taken by all large providers), and Gmail
 * ignores dots (support.google.com/mail/answer/7436150). Nothing else is folded: look-alike letters are other people.
 */
export function emailKey(address: string): string | null {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(address.trim().toLowerCase()) ?? [];
  if (!local || !domain) return null;
  const mailbox = local.replace(/(?<=.)\+.*$/, '');
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${mailbox}@${domain}`;
  return `${mailbox.replaceAll('.', '')}@gmail.com`;
}

/** Digits that a number keeps whether or not it is written with a country code and a leading zero. */
const PHONE_DIGITS = 9;
const SHORTEST_PHONE = 7;

/** The last digits of a phone number; null when there are too few to be one. */
export function phoneKey(phone: string): string | null {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < SHORTEST_PHONE ? null : digits.slice(-PHONE_DIGITS);
}

/** The words of a name in alphabetical order, so that "Lee, Ann" is Ann Lee; null for a single word, which says little. */
export function personKey(name: string): string | null {
  const words = fold(name).match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length < 2 ? null : words.sort().join(' ');
}

/** Shortest tracking number that is looked up; carriers' own have 10 digits and more. */
export const SHORTEST_TRACKING = 8;

/** A tracking number without the spaces and dashes that people put in. */
export function trackingKey(number: string): string | null {
  const key = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return key.length < SHORTEST_TRACKING ? null : key;
}

/** A number without leading zeros: "#0042" is also written 42. */
export function numberKey(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** The number at the end of gid://shopify/Order/123. */
export function idKey(id: string): string | null {
  return /(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? null;
}

/** A postcode without spaces and dashes, in capitals. */
export function postcodeKey(postcode: string): string {
  return postcode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}
