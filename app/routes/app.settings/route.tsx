import { useLoaderData } from '@remix-run/react';
import { adminAction, adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { actOnSettings } from './act.server.ts';
import { loadSettings } from './load.server.ts';
import { SettingsScreen } from './screen.tsx';

export const loader = adminLoader(loadSettings);
export const action = adminAction(actOnSettings);
export const headers = adminHeaders;

export default function Settings() {
  return <SettingsScreen data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <RouteError title="We couldn’t read the settings." />;
}
