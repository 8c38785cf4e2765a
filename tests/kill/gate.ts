export type Side = 'before' | 'after';

/**
 * One thing that the app's process says or is told: a statement to PostgreSQL, a request to a service, a request from
 * outside. `within` names the request that was being answered meanwhile, and `nth` counts what is alike.
 */
export type Step = { within: string; what: string; nth: number };

/** Where the process is to be killed: before the other side hears of the step, or after it answered and before we hear. */
export type Strike = { step: Step; side: Side };

export type Gate = ReturnType<typeof createGate>;

/**
 * What the proxies around the app's process ask before and after each step. It writes the trace, and it kills the process at
 * one step of it. Requests from outside are let in one after the other, so a trace is the same every time; what happens
 * outside of them (the start of the process, a sweep) passes without being counted.
 */
export function createGate(kill: () => Promise<void>) {
  let within: string | null = null;
  let trace: Step[] = [];
  let counts = new Map<string, number>();
  let strike: Strike | null = null;
  let struck = false;

  function note(what: string): Step | null {
    if (within === null) return null;
    const alike = `${within} · ${what}`;
    const nth = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, nth);
    const step = { within, what, nth };
    trace.push(step);
    return step;
  }

  async function strikes(step: Step | null, side: Side): Promise<boolean> {
    if (struck || !step || !strike || strike.side !== side || !isSame(step, strike.step)) return false;
    struck = true;
    await kill();
    return true;
  }

  return {
    /** Forgets the trace, and kills at `planned` from now on; once. */
    start(planned: Strike | null) {
      trace = [];
      counts = new Map();
      strike = planned;
      struck = false;
    },
    trace: (): Step[] => trace,
    struck: () => struck,
    enter(request: string | null) {
      within = request;
    },
    /** Does one step. @returns null when the process was killed at it: then nothing may be passed on. */
    async pass<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer | null> {
      const step = note(what);
      if (await strikes(step, 'before')) return null;
      const answer = await work();
      return (await strikes(step, 'after')) ? null : answer;
    },
  };
}

export function isSame(one: Step, other: Step): boolean {
  return one.within === other.within && one.what === other.what && one.nth === other.nth;
}

export function tellStep({ within, what, nth }: Step): string {
  return `${within} · ${what}${nth > 1 ? ` (${nth})` : ''}`;
}

export function tellStrike(strike: Strike): string {
  return `${strike.side} ${tellStep(strike.step)}`;
}
