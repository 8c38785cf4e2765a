import type { OrderNameFormat } from '../order-source.ts';
import { readsAsYear } from '../split-order-name.ts';
import { fold, numberKey } from './normalise.ts';
import { sparedNumbers } from './spared-numbers.ts';
import { isLatin, type Token, tokenise, touch } from './tokens.ts';
import {
  CJK_ORDER_WORDS,
  COPULAS,
  CURRENCIES,
  FILLERS,
  INVOICE_WORDS,
  LIST_SIGNS,
  LIST_WORDS,
  NUMBER_MARKS,
  ORDER_WORDS,
  OTHER_NUMBERED_WORDS,
  UNITS,
} from './words.ts';

/**
 * A number in a mail that may name an order.
 * - `named`: the wording says that it does ("#1001", "order 1001", the shop's own letters around it).
 * - `bare`: only a number. It counts only where it is the name of one of the sender's own orders: years, postcodes,
 *   prices and quantities are bare numbers too.
 * `prefix` and `suffix` are the letters written with it, null where there were none.
 */
export type NameMention = { number: string; prefix: string | null; suffix: string | null; strength: 'named' | 'bare' };

/** Words that are looked at before a number: "order number: # 1001" has four. */
const REACH = 6;
/** "#12,002" and "#12.002". */
const THOUSANDS = /(#\s?\d{1,3})[.,](\d{3})(?![.,]?\d)/g;
/** German "Best.-Nr." */
const BEST_NR = /(?<!\p{L})best\.?[\s-]?nr\.?/gu;
/** A mail with more numbers is a list; those that are named come first. */
const MOST = 40;
/** A bare "12" or "3 orders" says nothing. */
const SHORTEST_BARE = 3;

/** "Bestellnummer", "注文番号": order and number in one word. */
const HOLDS_MARK = /nr$|num|番号|编号|編號|번호/;

/** Every number of folded text, without its links and addresses, that may name an order. */
export function findNameMentions(folded: string, formats: OrderNameFormat[]): NameMention[] {
  const text = folded.replace(THOUSANDS, '$1$2').replace(BEST_NR, 'bestellnr ');
  const lettered = formats.flatMap((format) => findLettered(text, format));
  const tokens = tokenise(text);
  const strengths = new Map<number, NameMention['strength']>();
  tokens.forEach((token, at) => {
    const claimed = lettered.some(({ start, end }) => token.start < end && token.end > start);
    if (token.kind !== 'number' || claimed) return;
    const strength = continuesList(tokens, at, strengths) ? 'named' : strengthOf(tokens, at);
    if (strength) strengths.set(at, strength);
  });
  const plain = [...strengths].map(([at, strength]): NameMention => {
    return { number: numberKey(tokens[at]?.text ?? ''), prefix: null, suffix: null, strength };
  });
  const spared = sparedNumbers(text);
  const mentioned = distinct([...lettered.map(({ mention }) => mention), ...plain]);
  const meant = mentioned.filter(({ number }) => !spared.has(number));
  const all = meant.length > 0 ? meant : mentioned;
  return all.toSorted((a, b) => b.strength.localeCompare(a.strength)).slice(0, MOST);
}

type Lettered = { mention: NameMention; start: number; end: number };

/** Numbers with the shop's own letters or digits around them: NW-1001-A, also "nw 1001", NW1001A and 1001-A. */
function findLettered(folded: string, format: OrderNameFormat): Lettered[] {
  const prefix = affix(format.prefix);
  const suffix = affix(format.suffix);
  // "A 1001" is an article and a number; "NW 1001" is a name.
  const gap = prefix.length > 1 ? '[\\s\\-_./#]{0,3}' : '[\\-_./#]{0,3}';
  const head = `(?<![a-z0-9])${letters(format.prefix).join(gap)}${gap}`;
  const tail = `(?:\\s?[\\-_./#]\\s?)?${letters(format.suffix).join('[\\-_./#]?')}(?![a-z0-9])`;
  // A further part that is not the shop's own makes it another name: NW-1001-B is not NW-1001-A.
  const end = '(?![a-z0-9]|[-_/][a-z0-9]|[.,]\\d)';
  const find = (pattern: string, hasPrefix: boolean): Lettered[] =>
    [...folded.matchAll(new RegExp(pattern, 'gu'))].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      mention: {
        number: numberKey(found.groups?.number ?? ''),
        prefix: hasPrefix ? prefix : null,
        suffix: suffix !== '' && found.groups?.suffix ? suffix : null,
        strength: 'named',
      },
    }));
  const whole = prefix === '' ? [] : find(`${head}(?<number>\\d+)(?<suffix>${tail})?${end}`, true);
  const withoutPrefix =
    suffix === '' ? [] : find(`(?<![a-z0-9][-./,_]?)(?<number>\\d+)(?<suffix>${tail})${end}`, false);
  return [
    ...whole,
    ...withoutPrefix.filter((one) => !whole.some((other) => one.start < other.end && one.end > other.start)),
  ];
}

/** The letters and digits of a prefix or suffix: "NW-" → "nw". */
export function affix(text: string): string {
  return letters(text).join('');
}

function letters(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How much the words around a number bear out that it names an order; null: it names something else. */
function strengthOf(tokens: Token[], at: number): NameMention['strength'] | null {
  const token = tokens[at];
  if (!token) return null;
  const before = wordingBefore(tokens, at);
  if (before.other || isGluedBefore(tokens, at)) return null;
  const after = tokens[at + 1];
  const orderWord = before.order || holdsCjkOrderWord(after) || isCalledOrder(tokens, at);
  if (isGluedAfter(tokens, at, before.hash || orderWord)) return null;
  if (before.hash) return 'named';
  if (isMeasured(tokens, at) || (token.text.length < SHORTEST_BARE && !before.mark)) return null;
  // "Order 2024" may be the order of that year.
  if (orderWord && (before.mark || !readsAsYear(token.text))) return 'named';
  if (orderWord) return 'bare';
  const inCluster = tokens[at - 1]?.kind === 'number' || after?.kind === 'number';
  return readsAsYear(token.text) || inCluster ? null : 'bare';
}

/** Reads backwards from a number over "#", "no." and small words to what they belong to. */
function wordingBefore(tokens: Token[], at: number): { hash: boolean; mark: boolean; order: boolean; other: boolean } {
  const wording = { hash: false, mark: false, order: false, other: false };
  for (let back = 1; back <= REACH; back += 1) {
    const token = tokens[at - back];
    if (!token) break;
    if (token.text === '#') wording.hash = true;
    else if (OTHER_NUMBERED_WORDS.has(token.text)) return { ...wording, other: true };
    else if (isOrderWord(token)) {
      // "to order 1001 candles" is a wish, not a name.
      const order = tokens[at - back - 1]?.text !== 'to';
      return { ...wording, order, mark: wording.mark || HOLDS_MARK.test(token.text) };
    } else if (INVOICE_WORDS.has(token.text)) return { ...wording, hash: false };
    else if (NUMBER_MARKS.has(token.text)) wording.mark = true;
    else if (!FILLERS.has(token.text) && !/^[.:()\-=°"'“”„«»*\]['’「」【】]$/.test(token.text)) break;
  }
  return wording;
}

/** "1001 is my order number". */
function isCalledOrder(tokens: Token[], at: number): boolean {
  if (!COPULAS.has(tokens[at + 1]?.text ?? '')) return false;
  const next = tokens.slice(at + 2, at + 2 + REACH).find((token) => !FILLERS.has(token.text));
  return isOrderWord(next);
}

function isOrderWord(token: Token | undefined): boolean {
  return token !== undefined && (ORDER_WORDS.has(token.text) || holdsCjkOrderWord(token));
}

/** Also behind the number: 1001の注文. In English "1001 orders" is a quantity. */
function holdsCjkOrderWord(token: Token | undefined): boolean {
  return CJK_ORDER_WORDS.some((word) => token?.text.includes(word));
}

function isMeasured(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[at + 1]?.text ?? '';
  return CURRENCIES.has(before) || CURRENCIES.has(after) || UNITS.has(after);
}

/** Part of something longer to its left: "SE-1001", "12/1001", "img_1001". */
function isGluedBefore(tokens: Token[], at: number): boolean {
  const [token, sign, first] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (!touch(sign, token)) return false;
  if (isLatin(sign)) return !isNameWord(sign);
  if (!/^[-./,:_+]$/.test(sign?.text ?? '') || !touch(first, sign)) return false;
  return first?.kind === 'number' || (isLatin(first) && !isNameWord(first));
}

/** "order1001" and "nr.1001" are names, "img1001" and "x.1001" are not. */
function isNameWord(token: Token | undefined): boolean {
  return isOrderWord(token) || NUMBER_MARKS.has(token?.text ?? '');
}

/** Part of something longer to its right: "1001-B", "1001/2", "10:01", "1001st". */
function isGluedAfter(tokens: Token[], at: number, worded: boolean): boolean {
  const [token, sign, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!touch(token, sign)) return false;
  if (isLatin(sign)) return true;
  if (!/^[-./,:_]$/.test(sign?.text ?? '') || !touch(sign, next)) return false;
  if (next?.kind === 'sign') return false;
  if (next?.kind === 'word') return isLatin(next) && /^[-_/]$/.test(sign?.text ?? '') && !isFulfilment(tokens, at);
  const sameLength = next?.text.length === token?.text.length && (token?.text.length ?? 0) > SHORTEST_BARE;
  return !(worded && (isFulfilment(tokens, at) || (sameLength && /^[,/]$/.test(sign?.text ?? ''))));
}

/** Shopify names the parcels of #1001 "#1001.1" and "#1001-F1". */
function isFulfilment(tokens: Token[], at: number): boolean {
  const [sign, part, digits] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  // Only behind "#", or the first of 12.10.2026 would be one.
  if (sign?.text === '.') return tokens[at - 1]?.text === '#' && part?.kind === 'number' && part.text.length <= 2;
  return sign?.text === '-' && part?.text === 'f' && touch(part, digits) && digits?.kind === 'number';
}

/** The second number of "orders 1001 and 1002", when the first was a name and both are as long. */
function continuesList(tokens: Token[], at: number, strengths: Map<number, NameMention['strength']>): boolean {
  let back = at - 1;
  if (tokens[back]?.text === '#') back -= 1;
  while (back > 0 && isConnector(tokens[back])) back -= 1;
  const [token, first] = [tokens[at], tokens[back]];
  if (!token || back === at - 1 || first?.kind !== 'number' || first.text.length !== token.text.length) return false;
  if (readsAsYear(token.text) && !readsAsYear(first.text)) return false;
  return strengths.get(back) === 'named' && !isGluedAfter(tokens, at, true) && !isMeasured(tokens, at);
}

function isConnector(token: Token | undefined): boolean {
  return token !== undefined && (LIST_WORDS.has(token.text) || LIST_SIGNS.has(token.text));
}

function distinct(mentions: NameMention[]): NameMention[] {
  return [...new Map(mentions.map((mention) => [JSON.stringify(mention), mention])).values()];
}
