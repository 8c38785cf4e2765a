import { Outlet, useLoaderData } from '@remix-run/react';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { loadInbox } from './load.server.ts';
import { InboxScreen } from './screen.tsx';

export const loader = adminLoader(loadInbox);
export const headers = adminHeaders;

export default function Inbox() {
  return (
    <InboxScreen data={useLoaderData<typeof loader>()}>
      <Outlet />
    </InboxScreen>
  );
}

export function ErrorBoundary() {
  return <RouteError title="We couldn’t read the inbox." />;
}
