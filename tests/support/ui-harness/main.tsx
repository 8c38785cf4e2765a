import '@shopify/polaris/build/esm/styles.css';
import { AppProvider } from '@shopify/polaris';
import translations from '@shopify/polaris/locales/en.json';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, Outlet, RouterProvider, useLoaderData } from 'react-router-dom';
import { InboxScreen } from '#app/routes/app.inbox/screen.tsx';
import { InboxSkeleton } from '#app/routes/app.inbox/skeleton.tsx';
import type { InboxData, InboxViewName } from '#app/routes/app.inbox/view.ts';
import { ConversationScreen } from '#app/routes/app.inbox.$threadId/screen.tsx';
import type { ConversationData } from '#app/routes/app.inbox.$threadId/view.ts';
import { JobsScreen } from '#app/routes/app.jobs/screen.tsx';
import { JobsSkeleton } from '#app/routes/app.jobs/skeleton.tsx';
import { TimelineScreen } from '#app/routes/app.orders.$orderId/screen.tsx';
import { TimelineSkeleton } from '#app/routes/app.orders.$orderId/skeleton.tsx';
import { SettingsScreen } from '#app/routes/app.settings/screen.tsx';
import { SettingsSkeleton } from '#app/routes/app.settings/skeleton.tsx';
import { AppLink } from '#app/ui/app-link.tsx';
import { conversationOf, inboxOf } from './cases.ts';
import { jobs, settings, timeline } from './others.ts';

/** The harness: `/?case=main#/app/inbox/hannah`. Posted intents are kept in `window.posted`. */
const name = new URLSearchParams(location.search).get('case') ?? 'main';
const posted: unknown[] = [];
const toasts: string[] = [];
const answers: unknown[] = [];
const live: { inbox: (data: InboxData) => InboxData; conversation: (data: ConversationData) => ConversationData } = {
  inbox: (data) => data,
  conversation: (data) => data,
};
Object.assign(window, {
  posted,
  toasts,
  answers,
  live,
  shopify: { toast: { show: (words: string) => toasts.push(words) } },
});

function Inbox() {
  return (
    <InboxScreen data={useLoaderData() as InboxData}>
      <Outlet />
    </InboxScreen>
  );
}

function Conversation() {
  return <ConversationScreen data={useLoaderData() as ConversationData} />;
}

const router = createMemoryRouter(
  [
    {
      path: '/app/inbox',
      Component: Inbox,
      loader: ({ request }) => {
        const url = new URL(request.url);
        const view = (url.searchParams.get('view') ?? 'all') as InboxViewName;
        const data = live.inbox(inboxOf(name, view));
        if (!url.searchParams.has('after')) return data;
        return {
          ...data,
          nextCursor: null,
          rows: data.rows
            .slice(0, 4)
            .map((row) => ({ ...row, threadId: `${row.threadId}-b`, at: '2024-01-01T00:00:00Z' })),
        };
      },
      children: [
        {
          path: ':threadId',
          Component: Conversation,
          loader: ({ params }) => live.conversation(conversationOf(name, params.threadId ?? '')),
          action: async ({ request }) => {
            const body = await request.json();
            posted.push(body);
            return (
              answers.shift() ?? {
                ok: true,
                intent: body.intent,
                version: (body.version ?? 0) + 1,
                savedAt: new Date().toISOString(),
              }
            );
          },
        },
      ],
    },
    { path: '/app/orders/:orderId', Component: () => <TimelineScreen data={timeline} /> },
    {
      path: '/app/settings',
      Component: () => <SettingsScreen data={name === 'reader' ? { ...settings, canManageStaff: false } : settings} />,
      action: async ({ request }) => {
        posted.push(await request.json());
        return { ok: true };
      },
    },
    {
      path: '/app/jobs',
      Component: () => <JobsScreen data={name === 'idle' ? { ...jobs, jobs: [], counts: { due: 0, running: 0, dead: 0 }, outages: [] } : jobs} />,
      action: async ({ request }) => {
        posted.push(await request.json());
        return { ok: true, replayed: 1 };
      },
    },
    { path: '/skeleton/inbox', Component: InboxSkeleton },
    { path: '/skeleton/timeline', Component: TimelineSkeleton },
    { path: '/skeleton/settings', Component: SettingsSkeleton },
    { path: '/skeleton/jobs', Component: JobsSkeleton },
    { path: '*', Component: () => <p>nothing here</p> },
  ],
  { initialEntries: [location.hash.slice(1) || '/app/inbox/hannah'] },
);
Object.assign(window, { router });

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <AppProvider i18n={translations} linkComponent={AppLink}>
      <RouterProvider router={router} />
    </AppProvider>,
  );
}
