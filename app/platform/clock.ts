import { v7 } from 'uuid';

/** Where the time comes from; passed to whoever needs it, so that a test can be at any hour. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A new id that sorts by the instant it was made. */
export function newId(): string {
  return v7();
}

export function plusSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
