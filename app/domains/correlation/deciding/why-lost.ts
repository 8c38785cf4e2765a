import { isClosed } from './narrow.ts';
import type { Weighed } from './weigh.ts';

/** One sentence for the person who wonders about the runner-up. */
export function whyLost(loser: Weighed, winner: Weighed): string {
  if (!loser.own && winner.own) return 'It was ordered with another address';
  if (winner.pointed !== null && loser.pointed !== winner.pointed) return 'The mail does not name it';
  if (winner.inThread) return 'The conversation is about another order';
  if (winner.traits.size > loser.traits.size) return 'The mail speaks of what is in the other order';
  if (isClosed(loser)) return 'It was cancelled or refunded';
  if (loser.ageDays > winner.ageDays) return 'It is older, and nothing in the mail speaks of it';
  return 'It does not fit what the mail is about';
}
