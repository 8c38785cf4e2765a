import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { FROM_OUTSIDE, type Gate } from './gate.ts';
import { forward, readBody, reply } from './http-forward.ts';

export type FrontDoor = StandIn & {
  /** Once the request that is being answered, if any, has been. */
  idle(): Promise<void>;
};

/**
 * Where everybody reaches the app: the queue, the mail provider, the people of the shop. Lets one request in after the other,
 * so that what the app does meanwhile belongs to that one; while the process is dead, connections end at once.
 *
 * @param options.nameOf what a request is about, for the trace; null: its steps are not counted.
 */
export async function startFrontDoor(
  gate: Gate,
  options: {
    appUrl: string;
    isAlive: () => boolean;
    nameOf: (path: string, body: Buffer) => Promise<string | null>;
  },
): Promise<FrontDoor> {
  let turn: Promise<void> = Promise.resolve();

  async function letIn(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    if (!options.isAlive() || request.socket.destroyed) return void request.socket.destroy();
    gate.enter(await options.nameOf(request.url ?? '/', body));
    try {
      const answer = await gate.pass(FROM_OUTSIDE, () => forward(request, body, options.appUrl));
      if (answer === null) request.socket.destroy();
      else reply(response, answer);
    } catch {
      request.socket.destroy();
    } finally {
      gate.enter(null);
    }
  }

  const standIn = await listen((request, response) => {
    readBody(request).then(
      (body) => {
        turn = turn.then(() => letIn(request, response, body));
      },
      () => request.socket.destroy(),
    );
  });
  return {
    ...standIn,
    async idle() {
      for (let last: Promise<void> | null = null; last !== turn; ) {
        last = turn;
        await last;
      }
    },
  };
}
