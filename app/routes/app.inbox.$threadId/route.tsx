import { useLoaderData } from '@remix-run/react';
import { adminAction, adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { RouteError } from '#app/ui/route-error.tsx';
import { actOnConversation } from './act.server.ts';
import { loadConversation } from './load.server.ts';
import { ConversationScreen } from './screen.tsx';

export const loader = adminLoader(loadConversation);
export const action = adminAction(actOnConversation);
export const headers = adminHeaders;

export default function Conversation() {
  return <ConversationScreen data={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return (
    <RouteError title="We couldn’t read this conversation." back={{ text: 'Back to the inbox', href: '/app/inbox' }} />
  );
}
