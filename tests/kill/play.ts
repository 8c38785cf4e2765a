import { actAs } from '#tests/support/act-as.ts';
import { FROM_OUTSIDE, type Step, type Strike, tellStrike } from './gate.ts';
import type { Stage } from './stage.ts';
import type { Story } from './stories.ts';
import type { Finding } from './verdict.ts';

export type Played = { strike: Strike | null; findings: Finding[]; trace: Step[] };

/** Plays a story once, killed at `strike` or undisturbed. */
export async function playOnce(stage: Stage, story: Story, strike: Strike | null): Promise<Played> {
  const { lane, alias, sources } = stage;
  const run = await lane.begin(sources[story.source], strike, story);
  try {
    // The person has the app open: what a process does at a session's first request is behind it.
    if (story.source === 'draft') await actAs(lane.world).get('/app/pulse');
    const findings = await story
      .play(run, alias)
      .catch((error: unknown): Finding[] => [
        { kind: 'unrest', what: error instanceof Error ? error.message : String(error) },
      ]);
    if (strike && !lane.gate.struck())
      findings.push({ kind: 'unrest', what: 'this step never came, nothing was killed' });
    return { strike, findings, trace: [...lane.gate.trace()] };
  } finally {
    await run.end();
  }
}

/** Plays a story once for each strike, on as many lanes as there are. */
export async function playAll(stages: Stage[], story: Story, strikes: Strike[]): Promise<Played[]> {
  const left = [...strikes];
  const played: Played[] = [];
  const work = async (stage: Stage) => {
    for (let strike = left.shift(); strike; strike = left.shift()) played.push(await playOnce(stage, story, strike));
  };
  await Promise.all(stages.map(work));
  return played;
}

/** Before and after every step. */
export function everyStrike(steps: Step[]): Strike[] {
  return steps.flatMap((step): Strike[] => [
    { step, side: 'before' },
    { step, side: 'after' },
  ]);
}

/**
 * After every step, and before what begins something: a request from outside, and the call to the mail provider. Since a
 * request does one thing after the other, what is left before a step is what was left after the one before it.
 */
export function everyState(steps: Step[]): Strike[] {
  return everyStrike(steps).filter(
    ({ step: { what }, side }) => side === 'after' || what === FROM_OUTSIDE || what.startsWith('http: POST mailgun'),
  );
}

/** What others can see of a process: its commits, its requests and its answers. */
export function isVisible({ what }: Step): boolean {
  return what === 'sql: commit' || what.startsWith('http: ') || what === FROM_OUTSIDE;
}

/** Of a request that comes again and again (a job that looks once more) the first and the last. */
export function withoutRepetitions(steps: Step[]): Step[] {
  return steps.filter(({ within, visit }) => {
    const visits = steps.filter((step) => step.within === within).map((step) => step.visit);
    return visit === Math.min(...visits) || visit === Math.max(...visits);
  });
}

/** One line for each run that ended badly. */
export function complaints(played: Played[]): string[] {
  return played
    .filter(({ findings }) => findings.length > 0)
    .map(({ strike, findings }) => {
      const told = findings.map(({ kind, what }) => `${kind}: ${what}`).join('; ');
      return `${strike ? `killed ${tellStrike(strike)}` : 'undisturbed'} → ${told}`;
    });
}

/** How often each kind of thing went wrong. */
export function tally(played: Played[]): string {
  const count = (kind: Finding['kind']) =>
    played.filter(({ findings }) => findings.some((finding) => finding.kind === kind)).length;
  return `${played.length} runs, ${count('double')} doubles, ${count('loss')} losses, ${count('unrest')} left unsettled`;
}
