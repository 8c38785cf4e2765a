import { SHOP, type World } from '#tests/standins/start-world.ts';
import { USER_AGENT } from './open-app.ts';

/** What a person of the shop does in the app, over HTTP with a session token, as the app's own screens do it. */
export type ActingStaff = {
  /** Posts an intent to a screen's action. @returns the status and the raw answer. */
  post(path: string, intent: Record<string, unknown>): Promise<{ status: number; body: string }>;
  /** Reads a screen's document, without a browser. */
  get(path: string): Promise<{ status: number; body: string }>;
};

export function actAs(world: Pick<World, 'shopify'>, staffId = 9001, shop = SHOP): ActingStaff {
  const headers = async () => {
    const answer = await fetch(`${world.shopify.url}/__standin/id-token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ shop, staffId }),
    });
    const { idToken } = (await answer.json()) as { idToken: string };
    return { Authorization: `Bearer ${idToken}`, 'User-Agent': USER_AGENT };
  };
  return {
    async post(path, intent) {
      const answer = await fetch(`${world.shopify.appProxyUrl}${path}.data`, {
        method: 'POST',
        headers: { ...(await headers()), 'Content-Type': 'application/json' },
        body: JSON.stringify(intent),
      });
      return { status: answer.status, body: await answer.text() };
    },
    async get(path) {
      const answer = await fetch(`${world.shopify.appProxyUrl}${path}`, { headers: await headers() });
      return { status: answer.status, body: await answer.text() };
    },
  };
}
