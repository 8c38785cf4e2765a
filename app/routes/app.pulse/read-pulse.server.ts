import { inboxPulse } from '#app/domains/inbox/inbox-pulse.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { outages } from '#app/jobs/outages.server.ts';

/** A word that is another one whenever an open screen would show something else: a conversation, or what is down. */
export async function readPulse({ inShop, shop, now }: Admin): Promise<{ pulse: string }> {
  return inShop(async (tx) => {
    const [inbox, down] = await Promise.all([inboxPulse(tx, shop), outages(tx, shop, now)]);
    return { pulse: [inbox, ...down.map(({ service }) => service).sort()].join(' ') };
  });
}
