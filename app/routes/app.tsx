import { isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/polaris';
import translations from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { boundary } from '@shopify/shopify-app-remix/server';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { AppLink } from '#app/ui/app-link.tsx';
import { RouteError, sentenceOf } from '#app/ui/route-error.tsx';
import { useAdminNavigation } from '#app/ui/use-admin-navigation.ts';
import { useLive } from '#app/ui/use-live.ts';
import { readPulse } from './app.pulse/read-pulse.server.ts';

/** Read with every screen, so that what changes afterwards is noticed. */
export const loader = adminLoader(readPulse);
export const headers = adminHeaders;

/** The frame of every screen: the app's own navigation in Shopify admin, Polaris, and live updates. */
export default function App() {
  useAdminNavigation();
  useLive('/app/pulse', useLoaderData<typeof loader>().pulse);
  return (
    <AppProvider i18n={translations} linkComponent={AppLink}>
      <NavMenu>
        <a href="/app/inbox" rel="home">
          Inbox
        </a>
        <a href="/app/inbox">Inbox</a>
        <a href="/app/jobs">Background jobs</a>
        <a href="/app/settings">Settings</a>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

/** What Shopify's library answers by itself goes through it; everything else is said in words. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && sentenceOf(error) === null) return boundary.error(error);
  return (
    <AppProvider i18n={translations} linkComponent={AppLink}>
      <RouteError title="This page could not be shown." />
    </AppProvider>
  );
}
