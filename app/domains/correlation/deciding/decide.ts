import type { AuthVerdict } from '#app/domains/mail/inbound-email.ts';
import type { Match } from '../match.ts';
import type { Signals } from '../signals/read-signals.ts';
import { isClosed, isPast, narrowByFit, standsOut } from './narrow.ts';
import { scored, type Weighed, withEvidence } from './weigh.ts';
import { whyLost } from './why-lost.ts';

/** More candidates than these are no choice for a person. */
const MOST_CANDIDATES = 10;

/** What the rules below come to, before it is known whether the sender is borne out. */
type Verdict = { sure: Weighed } | { unsure: Weighed[]; reason: string } | { nothing: string };

/**
 * Which order is it? A match shows the order's facts to whoever wrote, so the order has to be the sender's own: only
 * the address proves that. The number, the name, the postcode and the tracking number stand on the parcel's label, so a
 * stranger who gives all of them is still one whom a person has to judge; so is everybody for an order that was made
 * without an address.
 * @param orders those that were placed before the mail came, all that the look-up found.
 * @param unknown numbers in the words of this mail that are written as orders and are none of them.
 */
export function decide(orders: Weighed[], unknown: string[], signals: Signals, auth: AuthVerdict): Match {
  const verdict = judge(orders, unknown, signals);
  if ('nothing' in verdict) return { outcome: 'none', reason: verdict.nothing };
  if ('unsure' in verdict) return ambiguous(verdict.unsure, verdict.reason);
  if (auth !== 'pass') return ambiguous([verdict.sure], 'Nothing bears out who sent this mail');
  const [second] = sorted(orders.filter((one) => one.order.id !== verdict.sure.order.id));
  const runnerUp = second ? { ...scored(second), lostBecause: whyLost(second, verdict.sure) } : null;
  return { outcome: 'matched', ...scored(verdict.sure), runnerUp };
}

function judge(orders: Weighed[], unknown: string[], signals: Signals): Verdict {
  const own = orders.filter((one) => one.own);
  const named = orders.filter((one) => one.pointed === 'fresh');
  if (named.length > 0) return judgeNamed(named, own, unknown, signals);
  const thread = orders.find((one) => one.inThread);
  if (unknown.length > 0 && (thread || own.length > 0)) {
    const fitting = narrowByFit(own, signals.talk);
    const reason = `Mail names ${unknown.join(', ')}, which is no order of this shop`;
    return unsure([...(thread ? [thread] : []), ...(fitting.length > 0 ? fitting : own)], reason);
  }
  if (thread) return judgeThread(thread, own, signals);
  const quoted = orders.filter((one) => one.pointed === 'quoted');
  if (quoted.length > 0) return judgeNamed(quoted, own, [], signals);
  return own.length > 0 ? judgeOwn(own, orders, signals) : judgeStranger(orders, signals);
}

/** The mail points at orders, in its own words or in quoted ones. */
function judgeNamed(named: Weighed[], own: Weighed[], unknown: string[], signals: Signals): Verdict {
  const [only] = named;
  if (!only || named.length > 1 || unknown.length > 0) return unsure(named, 'Mail names more than one order');
  if (!only.own) {
    const reason = `${only.order.name} was not ordered with the sender's address`;
    return unsure([only, ...own.filter((one) => one.inThread), ...narrowByFit(own, signals.talk)], reason);
  }
  const other = contradiction(only, own);
  if (other) return unsure([only, other], `Mail names ${only.order.name}, but what it says fits ${other.order.name}`);
  return { sure: only };
}

/** The conversation is about an order already, and this mail names none. */
function judgeThread(thread: Weighed, own: Weighed[], signals: Signals): Verdict {
  const others = own.filter((one) => one !== thread);
  if (!thread.own) {
    return unsure([thread, ...others], `${thread.order.name} was not ordered with the sender's address`);
  }
  const quotedOther = others.find((one) => one.pointed === 'quoted' && thread.pointed === null);
  const other = contradiction(thread, own) ?? quotedOther;
  if (other)
    return unsure([thread, other], `The conversation is about ${thread.order.name}, but this fits ${other.order.name}`);
  const fitting = isPast(thread) && !signals.talk.undoing ? narrowByFit(others, signals.talk) : [];
  if (fitting.length > 0)
    return unsure([thread, ...fitting], `${thread.order.name} is long past, and the sender has a newer order`);
  if (signals.talk.another && others.length > 0) return unsure([thread, ...others], 'Mail speaks of another order');
  return { sure: thread };
}

/** Another of the sender's orders of which the mail says something, while it says nothing of this one. */
function contradiction(one: Weighed, own: Weighed[]): Weighed | undefined {
  return one.traits.size > 0 ? undefined : own.find((other) => other !== one && other.traits.size > 0);
}

/** The sender has orders, and nothing points at one. */
function judgeOwn(own: Weighed[], orders: Weighed[], signals: Signals): Verdict {
  const { talk } = signals;
  const speaksOfOrder = talk.purchase || talk.goods || talk.undoing || talk.beforeShipping;
  if (talk.elsewhere && !speaksOfOrder) return { nothing: 'Mail is not about an order that was made' };
  const underOtherAddress = orders.filter((one) => !one.own && one.evidence.some(({ kind }) => kind === 'address'));
  const fitting = narrowByFit(own, talk);
  if (underOtherAddress.length > 0) {
    return unsure([...underOtherAddress, ...fitting], 'Mail gives an address that other orders were made with');
  }
  const spoken = own.length > 1 ? standsOut(own) : null;
  if (spoken && isClosed(spoken) && !talk.undoing)
    return unsure([spoken, ...fitting], `${spoken.order.name} was cancelled`);
  if (spoken) return { sure: spoken };
  const [first] = fitting;
  // An order long ago is about this mail only where the mail speaks of its items.
  const [single] = own;
  if (!first && single && own.length === 1 && single.traits.size > 0 && !isClosed(single)) return { sure: single };
  if (!first) return unsure(own, 'The sender only has orders that are old or cancelled');
  if (talk.latest)
    return {
      sure: withEvidence(newest(first, fitting), 'date', "The sender's latest order, which the mail speaks of"),
    };
  if (fitting.length > 1) return unsure(fitting, 'The sender has several orders that fit');
  return {
    sure: withEvidence(
      first,
      'only',
      own.length === 1 ? "The sender's only order" : "The sender's only order that fits now",
    ),
  };
}

/** No order was made with the sender's address. */
function judgeStranger(orders: Weighed[], signals: Signals): Verdict {
  const { talk } = signals;
  const akin = orders.filter((one) => one.akin);
  if (akin.length === 0) return { nothing: "No order was made with the sender's address, and the mail names none" };
  if (talk.elsewhere && !talk.purchase) return { nothing: 'Mail is not about an order that was made' };
  const fitting = narrowByFit(akin, talk);
  return unsure(fitting.length > 0 ? fitting : akin, "The order's customer may have written from another address");
}

function newest(first: Weighed, orders: Weighed[]): Weighed {
  return orders.reduce((best, one) => (one.ageDays < best.ageDays ? one : best), first);
}

function unsure(candidates: Weighed[], reason: string): Verdict {
  return candidates.length > 0 ? { unsure: candidates, reason } : { nothing: reason };
}

function ambiguous(candidates: Weighed[], reason: string): Match {
  const distinct = [...new Set(candidates)];
  return { outcome: 'ambiguous', reason, candidates: sorted(distinct).slice(0, MOST_CANDIDATES).map(scored) };
}

/** Best first; of equal ones the newest, so that the order does not depend on the look-up. */
function sorted(orders: Weighed[]): Weighed[] {
  return orders.toSorted(
    (a, b) => scored(b).score - scored(a).score || a.ageDays - b.ageDays || a.order.id.localeCompare(b.order.id),
  );
}
