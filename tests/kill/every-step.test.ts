import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureBuild } from '#tests/support/ensure-build.ts';
import { clusterAt } from '#tests/support/postgres.ts';
import { tellStep } from './gate.ts';
import { bothSides, complaints, playAll, playOnce, type Stage, summary } from './play.ts';
import { setStages } from './stage.ts';
import { mailArrives, replyIsSent } from './stories.ts';

let stages: Stage[] = [];
let folder = '';
beforeAll(async () => {
  await ensureBuild(() => {});
  folder = mkdtempSync(join(tmpdir(), 'aftersale-kill-'));
  const { ownerUrl, template } = inject('postgres');
  stages = await setStages(clusterAt(ownerUrl), template, folder, Number(process.env.LANES ?? 2));
}, 120_000);
afterAll(async () => {
  await Promise.all(stages.map(({ lane }) => lane.close()));
  rmSync(folder, { recursive: true, force: true });
});

test('trace', async () => {
  const [stage] = stages;
  if (!stage) throw new Error('no stage');
  for (const story of [mailArrives, replyIsSent({ name: 'x', news: 'log' })]) {
    const began = Date.now();
    const played = await playOnce(stage, story, null);
    console.log(played.trace.map(tellStep).join('\n'), complaints([played]), Date.now() - began);
    const limit = Number(process.env.LIMIT ?? 6);
    const strikes = bothSides(played.trace).slice(0, limit);
    const start = Date.now();
    const all = await playAll(stages, story, strikes);
    console.log(summary(played.trace.length, all), complaints(all), Date.now() - start);
    expect(played.findings).toEqual([]);
  }
}, 900_000);
