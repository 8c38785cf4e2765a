import type { Response } from 'express';

export type PubSub = ReturnType<typeof createPubSub>;

/**
 * Channels and who listens, as server-sent events: `subscribe,{channel},{how many}` first, then
 * `message,{channel},{message}` for each PUBLISH (Upstash REST API, "Subscribe & Publish").
 */
export function createPubSub() {
  const channels = new Map<string, Set<Response>>();
  return {
    /** Holds the response open until the client leaves. */
    subscribe: (channel: string, response: Response) => {
      const listeners = channels.get(channel) ?? new Set<Response>();
      channels.set(channel, listeners);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      response.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
      response.write(`data: subscribe,${channel},1\n\n`);
    },
    /** How many received it. */
    publish: (channel: string, message: string): number => {
      const listeners = channels.get(channel) ?? new Set<Response>();
      for (const response of listeners) response.write(`data: message,${channel},${message}\n\n`);
      return listeners.size;
    },
  };
}
