import { type Gate, type Step, type Strike, tellStep, tellStrike } from './gate.ts';
import type { Lane } from './lane.ts';
import type { Story } from './stories.ts';
import type { Finding } from './verdict.ts';

/** A lane with the databases that stories begin with. */
export type Stage = { lane: Lane; alias: string; sources: Record<Story['source'], string> };

export type Played = { strike: Strike | null; findings: Finding[]; trace: Step[] };

/** Plays a story once, killed at `strike` or undisturbed. */
export async function playOnce(stage: Stage, story: Story, strike: Strike | null): Promise<Played> {
  const { lane, alias, sources } = stage;
  const run = await lane.begin(sources[story.source], strike);
  try {
    const findings = await story.play(run, alias).catch((error: unknown): Finding[] => [
      { kind: 'unrest', what: error instanceof Error ? error.message : String(error) },
    ]);
    if (strike && !lane.gate.struck()) findings.push({ kind: 'unrest', what: 'this step never came, nothing was killed' });
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

export function bothSides(steps: Step[]): Strike[] {
  return steps.flatMap((step): Strike[] => [
    { step, side: 'before' },
    { step, side: 'after' },
  ]);
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

export function summary(steps: number, played: Played[]): string {
  const kinds = (kind: Finding['kind']) => played.filter(({ findings }) => findings.some((one) => one.kind === kind));
  return `${steps} recorded steps: ${played.length} runs, ${kinds('double').length} doubles, ${kinds('loss').length} losses, ${kinds('unrest').length} never at rest`;
}

export type { Gate };
export { tellStep };
