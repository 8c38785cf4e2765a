import { useLocation, useNavigate, useNavigation, useParams } from '@remix-run/react';
import { TitleBar } from '@shopify/app-bridge-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { focusPane, focusRow, rowBeside } from '#app/ui/focus.ts';
import { KeyboardHelp } from '#app/ui/keyboard-help.tsx';
import { conversationPath, inboxPath } from '#app/ui/paths.ts';
import { onePane, useMedia } from '#app/ui/use-media.ts';
import { usePost } from '#app/ui/use-post.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { ConversationIntent, IntentResult } from '../app.inbox.$threadId/intents.ts';
import { ConversationSkeleton } from '../app.inbox.$threadId/skeleton.tsx';
import { type FocusState, type InboxContext, InboxProvider } from './inbox-context.ts';
import { ListPane } from './list-pane.tsx';
import styles from './screen.module.css';
import { SetupCard } from './setup-steps.tsx';
import { UndoStrip } from './undo-strip.tsx';
import type { InboxData, PendingSend } from './view.ts';

/** The inbox: the list, and beside it (on a phone: instead of it) what `children`, the route's outlet, shows. */
export function InboxScreen({ data, children }: { data: InboxData; children: ReactNode }) {
  const openId = useParams().threadId ?? null;
  const opening = useOpening(openId);
  const narrow = useMedia(onePane);
  const navigate = useNavigate();
  const location = useLocation();
  const [help, setHelp] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = usePost<ConversationIntent, IntentResult>((result) => {
    setProblem(result.ok ? null : result.sentence);
  });

  const context: InboxContext = useMemo(
    () => ({
      view: data.view,
      leaveFor: (threadId) => {
        const next = narrow ? null : rowBeside(threadId, 1);
        if (next) navigate(conversationPath(next, data.view), { state: { focus: 'subject' } });
        else navigate(inboxPath(data.view), { state: { focus: 'row' } });
      },
      backToList: (threadId) => {
        if (narrow) navigate(inboxPath(data.view), { state: { focus: 'row' } });
        else focusRow(threadId);
      },
    }),
    [data.view, narrow, navigate],
  );

  function callBack(sending: PendingSend) {
    const path = conversationPath(sending.threadId, data.view);
    undo.post(path, { intent: 'undo', sendId: sending.sendId });
    navigate(path, { state: { focus: 'draft' } });
  }

  useEffect(() => {
    const asked = location.state as FocusState;
    if (asked?.focus === 'row') focusRow(null);
  }, [location]);

  useShortcuts({
    next: () => move(1),
    previous: () => move(-1),
    pane: () => focusPane(),
    help: () => {
      setHelp(true);
      return true;
    },
    undo: () => {
      const last = data.sending.at(-1);
      if (last) callBack(last);
      return last !== undefined;
    },
  });

  /** J and K: the row above or below the focused one, or the open one; on one pane it is opened. */
  function move(step: number): boolean {
    const focused = document.activeElement?.getAttribute('data-thread') ?? openId;
    const row = rowBeside(focused, step);
    if (!row) return false;
    if (narrow && openId) navigate(conversationPath(row, data.view), { state: { focus: 'subject' } });
    else focusRow(row);
    return true;
  }

  const opened = openId !== null || opening !== null || data.setup !== null;
  return (
    <InboxProvider value={context}>
      <TitleBar title="Inbox" />
      <div className={opened ? `${styles.screen} ${styles.opened}` : styles.screen}>
        <div className={styles.list}>
          <ListPane key={data.view} data={data} openId={opening ?? openId} onHelp={() => setHelp(true)}>
            {data.sending.map((sending) => (
              <UndoStrip
                key={sending.sendId}
                sending={sending}
                now={data.now}
                onUndo={callBack}
                undoing={undo.busy}
                problem={problem}
              />
            ))}
          </ListPane>
        </div>
        <main className={styles.rest}>
          {opening && opening !== openId ? <ConversationSkeleton /> : openId ? children : <NothingOpen data={data} />}
        </main>
      </div>
      <KeyboardHelp open={help} onClose={() => setHelp(false)} />
    </InboxProvider>
  );
}

/** The conversation that is being fetched, once that takes longer than a blink. */
function useOpening(openId: string | null): string | null {
  const target = useNavigation().location?.pathname.match(/^\/app\/inbox\/([^/?]+)/)?.[1] ?? null;
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (!target || target === openId) return setLate(null);
    const timer = setTimeout(() => setLate(target), 120);
    return () => clearTimeout(timer);
  }, [target, openId]);
  return late;
}

function NothingOpen({ data }: { data: InboxData }) {
  if (data.setup) return <SetupCard setup={data.setup} locale={data.viewer.locale} />;
  return (
    <section className={styles.nothing} data-pane="thread" tabIndex={-1} aria-label="No conversation is open">
      <p>No conversation is open.</p>
      <p>
        <kbd>J</kbd> and <kbd>K</kbd> move through the list, <kbd>Enter</kbd> opens, <kbd>?</kbd> shows all keys.
      </p>
    </section>
  );
}
