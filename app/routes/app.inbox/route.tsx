import { Outlet, useLoaderData } from '@remix-run/react';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
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
