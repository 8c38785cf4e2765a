import { useLoaderData } from '@remix-run/react';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { loadTimeline } from './load.server.ts';
import { TimelineScreen } from './screen.tsx';

export const loader = adminLoader(loadTimeline);
export const headers = adminHeaders;

export default function Timeline() {
  return <TimelineScreen data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <RouteError title="We couldn’t read this order." back={{ text: 'Back to the inbox', href: '/app/inbox' }} />;
}
