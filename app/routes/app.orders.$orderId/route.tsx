import { useLoaderData } from '@remix-run/react';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { loadTimeline } from './load.server.ts';
import { TimelineScreen } from './screen.tsx';

export const loader = adminLoader(loadTimeline);
export const headers = adminHeaders;

export default function Timeline() {
  return <TimelineScreen data={useLoaderData<typeof loader>()} />;
}
