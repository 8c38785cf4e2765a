import type { RequestListener, Server } from 'node:http';
import { listen, type StandIn } from '../shared/serve.ts';

/**
 * Listens on several ports, in order. When one is taken the others are closed again before the error is thrown: nobody
 * else could.
 */
export async function listenAll(
  servers: readonly { server: RequestListener | Server; port?: number | undefined }[],
): Promise<StandIn[]> {
  const open: StandIn[] = [];
  try {
    for (const { server, port } of servers) open.push(await listen(server, port));
    return open;
  } catch (error) {
    await Promise.all(open.map((one) => one.close()));
    throw error;
  }
}
