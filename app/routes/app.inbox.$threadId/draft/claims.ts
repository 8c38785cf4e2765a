import type { Claim } from '#app/domains/ai/fact.ts';
import type { Confirmation } from '../view.ts';

/** How a claim looks: as the guard left it, or confirmed by a person. */
export type ClaimState = Claim['status'] | 'confirmed';

export type MarkedClaim = Claim & { state: ClaimState; confirmation: Confirmation | null };

/** Claims in the order of the text, each with the person who confirmed its very words, if anybody did. */
export function markClaims(claims: Claim[], confirmations: Confirmation[]): MarkedClaim[] {
  return [...claims]
    .sort((one, other) => one.start - other.start)
    .map((claim) => {
      const confirmation =
        claim.status === 'proven' ? null : (confirmations.find((one) => one.text === claim.text) ?? null);
      return { ...claim, confirmation, state: confirmation ? 'confirmed' : claim.status };
    });
}

/** Those that keep the draft from being sent. */
export function isOpen(claim: MarkedClaim): boolean {
  return claim.state === 'unproven' || claim.state === 'unchecked';
}

/**
 * Moves claims along with an edit, until they are checked again. A claim that the edit touched cannot count as proven
 * any more; one of which nothing is left goes.
 */
export function shiftClaims(claims: Claim[], before: string, after: string): Claim[] {
  if (before === after) return claims;
  let head = 0;
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const cutEnd = before.length - tail;
  const by = after.length - before.length;

  return claims.flatMap((claim) => {
    const endsBefore = claim.end < head || (claim.end === head && !isWord(after, head));
    if (endsBefore) return [claim];
    const movedStart = claim.start + by;
    const startsBehind = claim.start > cutEnd || (claim.start === cutEnd && !isWord(after, movedStart - 1));
    if (startsBehind) return [{ ...claim, start: movedStart, end: claim.end + by }];

    const start = Math.min(claim.start, head);
    const end = Math.max(claim.end, cutEnd) + by;
    if (end <= start || isSwallowed(claim, head, cutEnd)) return [];
    const reason = 'It was edited. We are checking it.';
    return [{ ...claim, start, end, text: after.slice(start, end), status: 'unchecked', factIds: [], reason }];
  });
}

/** A letter or digit there would make another word or number of what it touches. */
function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** The whole claim was replaced, so nothing of it is left to check. */
function isSwallowed(claim: Claim, cutStart: number, cutEnd: number): boolean {
  return claim.start >= cutStart && claim.end <= cutEnd && claim.start < cutEnd;
}

type Sum = { tone: 'proven' | 'open'; bold: string; rest: string };

/** What the field's foot says: the sum of all claims, and what to do. */
export function sumOfClaims(claims: MarkedClaim[]): Sum {
  const total = claims.length;
  const count = (state: ClaimState) => claims.filter((claim) => claim.state === state).length;
  const unproven = count('unproven');
  const unchecked = count('unchecked');
  const confirmed = count('confirmed');
  const check = unproven + unchecked === 1 ? 'Check it before sending.' : 'Check them before sending.';
  const claimWord = total === 1 ? 'claim' : 'claims';
  const of = (part: number) => (part === total ? `${total} ${claimWord}` : `${part} of ${total} ${claimWord}`);

  if (unproven > 0 && unchecked > 0) {
    return {
      tone: 'open',
      bold: `${of(unproven)} ${unproven === 1 ? 'has' : 'have'} no proof,`,
      rest: `${unchecked} can’t be checked. ${check}`,
    };
  }
  if (unproven > 0)
    return { tone: 'open', bold: `${of(unproven)} ${unproven === 1 ? 'has' : 'have'} no proof.`, rest: check };
  if (unchecked > 0) return { tone: 'open', bold: `${of(unchecked)} can’t be checked by us.`, rest: check };
  if (total === 0) return { tone: 'proven', bold: '', rest: 'Nothing in it needs proof' };
  const proven = total - confirmed;
  const words = [];
  if (proven > 0) words.push(`${proven} ${proven === 1 ? 'claim' : 'claims'} proven`);
  if (confirmed > 0) words.push(`${confirmed} confirmed by a person`);
  return { tone: 'proven', bold: '', rest: words.join(', ') };
}
