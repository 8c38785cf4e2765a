import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import { conversationPath } from '#app/ui/paths.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { type FocusState, useInbox } from '../app.inbox/inbox-context.ts';
import { DraftCard } from './draft/draft-card.tsx';
import { OrderColumn } from './order/order-column.tsx';
import styles from './screen.module.css';
import { ThreadPane } from './thread/thread-pane.tsx';
import type { ConversationData } from './view.ts';

/** One conversation: the mails, the draft below them, the order beside them. Stands inside the inbox. */
export function ConversationScreen({ data }: { data: ConversationData }) {
  // Another conversation starts from nothing: no words, no open popover is carried over.
  return <Conversation key={data.thread.id} data={data} />;
}

function Conversation({ data }: { data: ConversationData }) {
  const inbox = useInbox();
  const location = useLocation();
  const asked = (location.state as FocusState)?.focus;
  const id = data.thread.id;
  const path = conversationPath(id, inbox.view);

  // After an undo the draft is back, and the words are what the person came for.
  const hasDraft = data.reply.kind === 'draft';
  useEffect(() => {
    if (asked === 'draft' && hasDraft) document.querySelector<HTMLElement>('[data-pane="draft"] textarea')?.focus();
  }, [asked, hasDraft]);

  useShortcuts({
    back: () => {
      inbox.backToList(id);
      return true;
    },
  });

  return (
    <div className={styles.screen}>
      <div className={styles.middle}>
        <ThreadPane
          data={data}
          path={path}
          focusSubject={asked === 'subject'}
          onBack={() => inbox.backToList(id)}
          onClosed={() => inbox.leaveFor(id)}
        />
        <DraftCard data={data} path={path} onApproved={() => inbox.leaveFor(id)} />
      </div>
      <OrderColumn data={data} path={path} />
    </div>
  );
}
