import { TALK_WORDS } from './talk-words.ts';

/**
 * What a mail without any number talks of, as far as it narrows down the order: folded stems in the languages of
 * `words.ts`. Only ever used to rule orders or a match out, never to point at one.
 */
export type Talk = {
  /** Of an order that was made: "my order", "the parcel", "has not arrived". */
  purchase: boolean;
  /** Of goods in hand: broken, does not fit, return. An order that was not shipped cannot be meant. */
  goods: boolean;
  /** Of goods that are defective, which shows months later too. */
  defect: boolean;
  /** Of what happens before shipping: cancel, change the address. An order that was shipped cannot be meant. */
  beforeShipping: boolean;
  /** Of money back or a cancellation: a cancelled order can be meant. */
  undoing: boolean;
  /** Of what was charged: a cancelled order that the mail describes can be meant too. */
  charged: boolean;
  /** Of the newest order, in words that leave no doubt. */
  latest: boolean;
  /** Of another order than the one spoken of so far. */
  another: boolean;
  /** Of buying or of no purchase at all: stock, delivery areas, an account, cooperation. */
  elsewhere: boolean;
};

const PURCHASE = pattern(TALK_WORDS.purchase);
const GOODS = pattern(TALK_WORDS.goods);
const DEFECT = pattern(TALK_WORDS.defect);
const BEFORE_SHIPPING = pattern(TALK_WORDS.beforeShipping);
const UNDOING = pattern(TALK_WORDS.undoing);
const CHARGED = pattern(TALK_WORDS.charged);
const LATEST = pattern(TALK_WORDS.latest);
const ANOTHER = pattern(TALK_WORDS.another);
const ELSEWHERE = pattern(TALK_WORDS.elsewhere);
const ARRIVED = pattern(TALK_WORDS.arrived);
const NEGATED = pattern(TALK_WORDS.negated, '(?!\\p{L})');

/** @param folded the words of this mail, without quoted ones. */
export function readTalk(folded: string): Talk {
  return {
    purchase: PURCHASE.test(folded),
    goods: GOODS.test(folded) || saysArrived(folded),
    defect: DEFECT.test(folded),
    beforeShipping: BEFORE_SHIPPING.test(folded),
    undoing: UNDOING.test(folded),
    charged: CHARGED.test(folded),
    latest: LATEST.test(folded),
    another: ANOTHER.test(folded),
    elsewhere: ELSEWHERE.test(folded),
  };
}

/** "It came yesterday", but not "it has not come" or "when it has come". */
function saysArrived(folded: string): boolean {
  return folded.split(/[.!?\n。！？]/).some((sentence) => ARRIVED.test(sentence) && !NEGATED.test(sentence));
}

/** @param end what has to follow the spaced phrases; without it they are beginnings of words. */
function pattern({ spaced, unspaced }: { spaced: string; unspaced: string }, end = ''): RegExp {
  const phrases = alternatives(spaced).replaceAll(' ', "[\\s'’-]+");
  return new RegExp(`(?<!\\p{L})(?:${phrases})${end}|${alternatives(unspaced)}`, 'u');
}

function alternatives(list: string): string {
  return list
    .trim()
    .split(/\s*;\s*/)
    .join('|');
}
