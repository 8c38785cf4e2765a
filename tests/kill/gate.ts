export type Side = 'before' | 'after';

/**
 * One thing that the app's process says or is told: a statement to PostgreSQL, a request to a service, a request from
 * outside.
 */
export type Step = {
  /** The request from outside that was being answered meanwhile, and the how manieth of its kind. */
  within: string;
  visit: number;
  what: string;
  /** Counts what is alike within one request. */
  nth: number;
};

/** The step that is a request from outside itself: before the app hears of it, and after it answered. */
export const FROM_OUTSIDE = 'request from outside';

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
  let visits = new Map<string, number>();
  let trace: Step[] = [];
  let strike: Strike | null = null;
  let struck = false;

  function note(what: string): Step | null {
    if (within === null) return null;
    const place = { within, visit: visits.get(within) ?? 0, what };
    const alike = trace.filter((step) => isSame(step, { ...place, nth: step.nth }));
    const step = { ...place, nth: alike.length + 1 };
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
      visits = new Map();
      strike = planned;
      struck = false;
    },
    trace: (): Step[] => trace,
    struck: () => struck,
    enter(request: string | null) {
      within = request;
      if (request !== null) visits.set(request, (visits.get(request) ?? 0) + 1);
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

function isSame(one: Step, other: Step): boolean {
  return one.within === other.within && one.visit === other.visit && one.what === other.what && one.nth === other.nth;
}

function tellStep({ within, visit, what, nth }: Step): string {
  return `${within}${visit > 1 ? `, time ${visit}` : ''} · ${what}${nth > 1 ? ` (${nth})` : ''}`;
}

export function tellStrike(strike: Strike): string {
  return `${strike.side} ${tellStep(strike.step)}`;
}
