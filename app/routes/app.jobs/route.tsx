import { useLoaderData } from '@remix-run/react';
import { adminAction, adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { actOnJobs } from './act.server.ts';
import { loadJobs } from './load.server.ts';
import { JobsScreen } from './screen.tsx';

export const loader = adminLoader(loadJobs);
export const action = adminAction(actOnJobs);
export const headers = adminHeaders;

export default function Jobs() {
  return <JobsScreen data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <RouteError title="We couldn’t read the background jobs." />;
}
