import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { readPulse } from './read-pulse.server.ts';

/** What open screens ask every few seconds, so that new mail shows without reloading. */
export const loader = adminLoader(readPulse);
export const headers = adminHeaders;
