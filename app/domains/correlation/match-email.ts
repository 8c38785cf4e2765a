import { decide } from './deciding/decide.ts';
import { pointedAt, unknownNames } from './deciding/pointing.ts';
import { isOwn, weigh } from './deciding/weigh.ts';
import type { Match } from './match.ts';
import type { MatchableOrder } from './matchable-order.ts';
import type { OrderSource } from './order-source.ts';
import { lookUpKeys, type MailToMatch, readSignals } from './signals/read-signals.ts';

export type { MailToMatch };

/** Orders of one customer that are looked at: with more, the newest, and those that the mail names. */
const LIMIT_PER_KEY = 25;

/**
 * Which order of the shop is this mail about? Two look-ups, no model; the same mail and orders always give the same
 * answer. `matched` is given only where the sender is borne out (`auth` is `pass`) and the order was made with the
 * sender's address; see `Match` for what each outcome means.
 */
export async function matchEmail(mail: MailToMatch, source: OrderSource): Promise<Match> {
  const signals = readSignals(mail, await source.nameFormats());
  const found = await source.findByKeys(lookUpKeys(signals), LIMIT_PER_KEY);
  // A mail cannot be about an order that was placed after it.
  const orders = found.filter((order) => order.createdAt <= mail.receivedAt);
  const own = (order: MatchableOrder) => isOwn(order, signals);
  const pointed = {
    fresh: pointedAt(signals.fresh, orders, own),
    quoted: pointedAt(signals.quoted, orders, own),
  };
  const weighed = orders.map((order) => weigh(order, signals, pointed));
  return decide(weighed, unknownNames(signals.fresh, orders), signals, mail.auth);
}
