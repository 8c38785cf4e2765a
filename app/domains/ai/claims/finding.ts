import type { Claim } from '../fact.ts';
import type { State, Topic } from './words/words.ts';

/** A calendar day as written; what is null was left out. */
export type Day = { year: number | null; month: number; day: number | null };

/** What a statement says, in a normal form that facts can be compared with. */
export type Says =
  | { what: 'money'; thousandths: number; currencies: readonly string[] | null }
  | { what: 'percent'; value: number }
  /** Every day that the writing may mean: 11/12 is the eleventh of December or the twelfth of November. */
  | { what: 'date'; days: Day[]; weekday: number | null }
  /** `days` is null where it could not be resolved, for want of `now`. */
  | { what: 'relative'; days: string[] | null }
  | { what: 'duration'; from: number; to: number; unit: 'hour' | 'businessDay' | 'month' }
  | { what: 'time'; minutes: number[] }
  | { what: 'identifier'; bare: string }
  | { what: 'address'; bare: string }
  | { what: 'link'; url: string }
  | { what: 'email'; address: string }
  | { what: 'name'; name: string }
  | { what: 'quantity'; count: number; of: string | null }
  | { what: 'status'; state: State; negated: boolean; extent: 'all' | 'part' | null }
  /** `isAtOnce`: now, not once something else has happened. */
  | { what: 'promise'; topic: Topic; isAtOnce: boolean }
  | { what: 'unjudged' };

/** A statement found in a text, before anything is known about its truth. Offsets are UTF-16. */
export type Finding = { start: number; end: number; kind: Claim['kind']; says: Says };
