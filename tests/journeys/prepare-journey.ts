import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Journey, startJourney } from './steps.ts';

/** A world for the tests of one file. A test fails when a page threw or complained and the test had not said so. */
export function prepareJourney(options: Parameters<typeof startJourney>[0] = {}): () => Journey {
  let started: Journey | undefined;
  const journey = () => {
    if (!started) throw new Error('the world has not started');
    return started;
  };
  beforeAll(async () => {
    started = await startJourney(options);
  });
  afterEach(async () => {
    expect(await journey().getUp(), 'errors in the browser').toEqual([]);
  });
  afterAll(() => started?.close());
  return journey;
}
