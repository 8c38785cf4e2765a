const running = new Map<string, Promise<unknown>>();

/**
 * Lets requests of one person come in one after the other while their session is being made: the loaders of a first visit
 * would otherwise each exchange a token, and each exchange ends the refresh token of the one before.
 *
 * @param request its session token says, unchecked, who it is from; whoever has none is not held up.
 */
export async function oneAtATime<Result>(request: Request, work: () => Promise<Result>): Promise<Result> {
  const key = whoClaims(request);
  if (key === null) return work();
  const before = running.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => {});
  running.set(key, settled);
  try {
    return await mine;
  } finally {
    if (running.get(key) === settled) running.delete(key);
  }
}

function whoClaims(request: Request): string | null {
  const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '');
  const token = bearer ?? new URL(request.url).searchParams.get('id_token');
  const payload = token?.split('.')[1];
  if (!payload) return null;
  try {
    const { sub, dest } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub?: unknown; dest?: unknown };
    return `${dest} ${sub}`;
  } catch {
    return null;
  }
}
