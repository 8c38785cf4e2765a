import { listen, type StandIn } from '#tests/standins/shared/serve.ts';
import { forward, readBody, reply } from './http-forward.ts';

export type NewsDoor = StandIn & {
  /** From now on what the provider tells of deliveries reaches the app. */
  open(): void;
  isOpen(): boolean;
};

/** Where the mail provider's webhooks go. Closed at first: they are answered 503, and the provider tries again later. */
export async function startNewsDoor(appUrl: string): Promise<NewsDoor> {
  let open = false;
  const standIn = await listen((request, response) => {
    const pass = async () => {
      const body = await readBody(request);
      if (!open) return reply(response, { status: 503, headers: [], body: Buffer.alloc(0) });
      request.url = '';
      reply(response, await forward(request, body, appUrl));
    };
    pass().catch(() => request.socket.destroy());
  });
  return {
    ...standIn,
    open() {
      open = true;
    },
    isOpen: () => open,
  };
}
