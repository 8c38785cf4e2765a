import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureBuild } from '#tests/support/ensure-build.ts';
import { clusterAt } from '#tests/support/postgres.ts';
import { FROM_OUTSIDE, type Step, type Strike } from './gate.ts';
import { MAILGUN_TIMEOUT } from './lane.ts';
import {
  complaints,
  everyState,
  everyStrike,
  isVisible,
  playAll,
  playOnce,
  tally,
  withoutRepetitions,
} from './play.ts';
import { type Stage, setStages } from './stage.ts';
import { mailArrives, mailArrivesWithoutQueue, replyIsSent, type Sending, type Story } from './stories.ts';

/**
 * Nothing is sent twice and nothing is lost, wherever the process dies. A story is played undisturbed while proxies write down
 * each statement, each request to a service and each request from outside; then it is played once for each of these
 * steps, and the process gets SIGKILL there.
 *
 * The usual run kills once at each step of sending, and elsewhere at what others can see (a commit, a request):
 * what dies within a transaction leaves nothing but what was there before it. `KILL=all` does not rely on that: it kills
 * before and after each step of everything.
 */
const ALL = process.env.KILL === 'all';
const LANES = 2;
const LONG = ALL ? 3_600_000 : 900_000;

let stages: Stage[] = [];
let folder = '';

beforeAll(async () => {
  await ensureBuild(console.log);
  folder = mkdtempSync(join(tmpdir(), 'aftersale-kill-'));
  const { ownerUrl, template } = inject('postgres');
  stages = await setStages(clusterAt(ownerUrl), template, folder, LANES);
}, 180_000);

afterAll(async () => {
  await Promise.all(stages.map(({ lane }) => lane.close()));
  rmSync(folder, { recursive: true, force: true });
});

const USUAL: Sending = { name: 'the provider does as it should', news: 'log' };

test('a mail that arrives is kept, filed and drafted once, wherever the process is killed', { timeout: LONG }, () =>
  killEverywhere(mailArrives, { usually: isVisible, atLeast: 50 }),
);

test('a reply is sent once, wherever the process is killed', { timeout: LONG }, () =>
  killEverywhere(replyIsSent(USUAL), {
    usually: (step) => isVisible(step) || step.within === 'job reply-is-sent/send',
    atLeast: 50,
  }),
);

test(
  'a job that the queue never took is done once, wherever the process is killed in the sweep',
  { timeout: LONG },
  () => killEverywhere(mailArrivesWithoutQueue, { only: ({ within }) => within === 'the sweep', atLeast: 3 }),
);

/** Everything that the provider can do with the one request that matters. */
const TROUBLES: Sending[] = [
  { name: 'the answer comes late', trouble: 'late', ms: MAILGUN_TIMEOUT / 2, news: 'log' },
  { name: 'accepted, and never answered', trouble: 'hang', news: 'log' },
  { name: 'accepted, and answered 502', trouble: 'fail', news: 'log' },
  { name: 'accepted, and the connection is cut', trouble: 'cut', news: 'log' },
  { name: 'accepted and cut, and the webhook comes before the log', trouble: 'cut', logLag: 1200, news: 'webhook' },
  { name: 'accepted and cut, and the log lags ten minutes', trouble: 'cut', logLag: 600, news: 'log' },
  { name: 'accepted and cut, and the log lags too long', trouble: 'cut', logLag: 2700, news: 'log' },
  { name: 'not accepted, and the connection is cut', trouble: 'lost', news: 'log' },
  { name: 'not accepted, 429', trouble: 'busy', news: 'log' },
];
/** Cut off, nobody knows whether it left: these two are the ways of finding out. The others differ at the call itself. */
const FOUND_OUT = ['accepted, and the connection is cut', 'not accepted, and the connection is cut'];

test.each(TROUBLES)('a reply is sent once, wherever the process is killed: $name', { timeout: LONG }, (trouble) =>
  killEverywhere(replyIsSent(trouble), {
    fromCallOn: true,
    usually: FOUND_OUT.includes(trouble.name) ? isOurDoing : isCall,
    atLeast: 10,
  }),
);

test('the proof can fail: a provider that gets the reply twice is found out', { timeout: LONG }, async () => {
  const [stage] = stages;
  if (!stage) throw new Error('there is no stage');
  const { findings } = await playOnce(stage, replyIsSent({ ...USUAL, trouble: 'twice' }), null);
  expect(findings).toContainEqual({ kind: 'double', what: '2 × reply at the provider' });
});

type Choice = {
  /** Kills at these steps only. */
  only?: (step: Step) => boolean;
  /** And of these, unless everything is asked for, at these. */
  usually?: (step: Step) => boolean;
  /** What came before the provider was called is as in the undisturbed story. */
  fromCallOn?: boolean;
  /** A trace that is shorter has missed something. */
  atLeast: number;
};

async function killEverywhere(story: Story, choice: Choice): Promise<void> {
  const [stage] = stages;
  if (!stage) throw new Error('there is no stage');
  const { only = () => true, usually = () => true, fromCallOn } = choice;
  const undisturbed = await playOnce(stage, story, null);
  const start = fromCallOn ? undisturbed.trace.findIndex(isCall) : 0;
  const steps = withoutRepetitions(undisturbed.trace.slice(start)).filter(only);
  const strikes = ALL ? everyStrike(steps) : everyState(steps.filter(usually));
  const played = await playAll(stages, story, strikes);
  console.log(`${story.name}: ${told(undisturbed.trace, strikes)}: ${tally(played)}`);
  expect(played.length, 'kills').toBeGreaterThan(0);
  expect(complaints([undisturbed, ...played])).toEqual([]);
  expect(undisturbed.trace.length).toBeGreaterThanOrEqual(choice.atLeast);
}

function isOurDoing(step: Step): boolean {
  return isVisible(step) && step.what !== FROM_OUTSIDE;
}

function isCall({ what }: Step): boolean {
  return what.startsWith('http: POST mailgun');
}

function told(trace: Step[], strikes: Strike[]): string {
  const of = (side: Strike['side']) => strikes.filter((strike) => strike.side === side).length;
  return `${trace.length} recorded steps, killed before ${of('before')} and after ${of('after')} of them`;
}
