import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems hand out by themselves (32768 and up on Linux, 49152 elsewhere), above the well-known ones. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const given = new Set<number>();

/**
 * A free port of 127.0.0.1, for a process that is started a little later. One that the system would give (port 0) may be some
 * connection's own by then, or another server's; of these only somebody who names it can take it.
 *
 * @throws {Error} when none is found.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port was found');
}

/** Is this port of 127.0.0.1 free? */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
