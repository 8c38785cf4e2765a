/** What a prover answers: the facts that bear a statement out, or one plain sentence why nothing does. */
export type Verdict = { proven: true; factIds: string[] } | { proven: false; reason: string };

export const proven = (...factIds: string[]): Verdict => ({ proven: true, factIds: [...new Set(factIds)] });
export const unproven = (reason: string): Verdict => ({ proven: false, reason });
