/** Whether facts bear a statement out. `reason` is one plain sentence for the person who has to decide. */
export type Proof =
  | { status: 'proven'; factIds: string[] }
  | { status: 'unproven'; reason: string }
  | { status: 'unchecked'; reason: string };

/** More than a few facts help nobody who hovers a claim. */
const MOST_FACTS = 5;

export const proven = (factIds: string[]): Proof => ({
  status: 'proven',
  factIds: [...new Set(factIds)].slice(0, MOST_FACTS),
});
export const unproven = (reason: string): Proof => ({ status: 'unproven', reason });
export const unchecked = (reason: string): Proof => ({ status: 'unchecked', reason });
