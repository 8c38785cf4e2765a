import { inboxPulse } from '#app/domains/inbox/inbox-pulse.server.ts';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';

/** What open screens ask every few seconds, so that new mail shows without reloading. */
export const loader = adminLoader(async ({ inShop, shop }) => ({ pulse: await inShop((tx) => inboxPulse(tx, shop)) }));
export const headers = adminHeaders;
