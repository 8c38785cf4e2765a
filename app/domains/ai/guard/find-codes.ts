import { firstOfOverlapping } from './find-dates.ts';
import type { Span } from './text.ts';

/** `ending`: only the last digits are named ("card ending in 4242"). */
export type CodeMention = Span & { kind: 'order' | 'tracking' | 'code'; value: string; ending: boolean };

const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
const ID = `(?:[\\p{Lu}\\p{N}]{1,12}[-_/]){0,4}(?=[\\p{Lu}_/-]{0,20}\\d)[\\p{Lu}\\p{N}]{1,40}(?:[-_/][\\p{Lu}\\p{N}]{1,12}){0,4}`;
const NUMBER_SIGN =
  '(?:n(?:o|r|um|úm)?\\.?|n°|nº|№|number|nummer|numéro|número|numero|id|番号|ref(?:erence)?\\.?)(?!\\p{L})';
const ORDER_WORD =
  '(?:order|bestell(?:ung|nummer)|auftrag(?:snummer)?|commande|pedido|ordine|encomenda|bestelling|beställning|ordre|zamówieni[ea]|tilaus|ordernummer|orden|注文(?:番号)?|订单(?:号)?)';

const HASHED = new RegExp(
  `(?<![\\p{L}\\p{N}&/])#(?: ?)((?=[\\p{L}-]{0,16}\\d)[\\p{L}\\p{N}]{1,24}(?:[-_/.][\\p{L}\\p{N}]{1,16}){0,4})${after}`,
  'giu',
);
const NAMED = new RegExp(
  `${before}${ORDER_WORD}(?:(?:s|n)?[- ]?${NUMBER_SIGN})?(?: (?:is|ist|lautet|est|es|with the number|mit der nummer|con (?:el )?número|avec le numéro|numéro|número))?:?\\s{0,2}\\(?(${ID})${after}(?![.,]\\d)`,
  'giu',
);
/** UPS, S10 (postal union), and rows of capitals and digits that no word looks like. */
const TRACKING = new RegExp(
  `${before}(?:1Z(?: ?[\\dA-Z]){16}|[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}|(?:\\d{4}[ -]){2,6}\\d{2,6}|\\d{10,34}|[A-Z]{2,6}\\d{8,30}[A-Z]{0,3})${after}(?!-\\d)`,
  'gu',
);
const TRACKING_NAMED = new RegExp(
  `${before}(?:tracking(?: ?(?:number|no\\.?|id|code|#))?|track(?:ing)? it with|sendungs(?:verfolgungs)?nummer|trackingnummer|paketnummer|numéro de suivi|n° de suivi|número de (?:seguimiento|rastreo)|numero di (?:tracciamento|tracking)|código de rastreio|kollinummer|お問い合わせ番号|追跡番号)(?: (?:is|ist|lautet|est|es|for your (?:order|parcel|package)(?: is)?))?:? ?(${ID})${after}`,
  'giu',
);
const CODE_NAMED = new RegExp(
  `${before}(?:code|gutscheincode|rabattcode|promo|coupon|voucher|código|cupón|codice|kortingscode|rabattkod|kod|クーポン|コード)(?: (?:is|ist|lautet|est|es|promo|de descuento|promocional))?:? ?["'“«»„\`*]?([\\p{Lu}][\\p{Lu}\\p{N}_-]{2,30}|[\\p{Lu}\\p{N}_-]{3,30})["'”»“\`*]?${after}`,
  'gu',
);
const QUOTED_CODE = /["'“«„`]([\p{Lu}\p{N}][\p{Lu}\p{N}_-]{3,30})["'”»“`]/gu;
/** Capitals and digits together: WELCOME10, RMA-20345, LS-M-01. */
const MIXED = new RegExp(
  `${before}(?=[\\p{Lu}\\p{N}_/-]{0,30}\\p{Lu})(?=[\\p{Lu}\\p{N}_/-]{0,30}\\d)[\\p{Lu}\\p{N}]{1,40}(?:[-_/][\\p{Lu}\\p{N}]{1,16}){0,5}${after}`,
  'gu',
);
const ENDING =
  /(?<!\p{L})(?:ending (?:in|with)|ends (?:in|with)|last (?:four|4) digits(?: are)?|endet auf|mit der endung|endend auf|se terminant par|terminad[oa] en|finit par|termina in|eindigend op)[: ]{1,3}([\p{Lu}\p{N}]{2,8})(?![\p{L}\p{N}])/giu;

const COMMON =
  /^(?:\d+(?:ST|ND|RD|TH)|\d*X+[SLM]+|\d+[KDGX]|[A-Z]\d|\d[A-Z]|[A-Z]\d[A-Z]?|COVID-19|MP3|H2O|24H|B2B|USB-?C?\d*|Q[1-4]|UTF-?8|3D|4K|5G)$/u;

/** Order numbers, tracking numbers and codes of a text, whatever their form. */
export function findCodes(text: string): CodeMention[] {
  const mentions: (CodeMention & { rank: number })[] = [];
  const add = (kind: CodeMention['kind'], match: RegExpExecArray, rank: number, whole = false, ending = false) => {
    const value = match[1] ?? match[0];
    const start = whole || match[1] === undefined ? match.index : match.index + match[0].lastIndexOf(value);
    const end = whole ? match.index + match[0].length : start + value.length;
    mentions.push({ kind, value, start, end, ending, rank });
  };
  for (const match of text.matchAll(ENDING)) add('tracking', match, 0, true, true);
  for (const match of text.matchAll(TRACKING_NAMED)) if ((match[1] ?? '').length >= 5) add('tracking', match, 1);
  for (const match of text.matchAll(TRACKING)) add('tracking', match, 1);
  for (const match of text.matchAll(HASHED)) add('order', match, 2, true);
  for (const match of text.matchAll(NAMED))
    if (/\d/.test(match[1] ?? '') && !/^\d$/.test(match[1] ?? '')) add('order', match, 2);
  for (const match of text.matchAll(CODE_NAMED))
    if (!/^(?:[A-Z]{1,2}|HERE|BELOW|PDF|QR|DHL|UPS)$/.test(match[1] ?? '')) add('code', match, 3);
  for (const match of text.matchAll(QUOTED_CODE)) add('code', match, 4);
  for (const match of text.matchAll(MIXED)) if (match[0].length >= 4 && !COMMON.test(match[0])) add('code', match, 5);
  return firstOfOverlapping(mentions.sort((one, other) => one.rank - other.rank));
}
