/** Asks again until there is an answer. @throws {Error} saying what did not come. */
export async function waitFor<Result>(
  what: string,
  ask: () => Promise<Result | null | undefined | false>,
  options: { seconds?: number; every?: number } = {},
): Promise<Result> {
  const { seconds = 30, every = 50 } = options;
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`${what} did not come within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
