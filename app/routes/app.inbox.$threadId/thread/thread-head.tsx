import { ActionList, Button, Popover, Tooltip } from '@shopify/polaris';
import { ArrowLeftIcon, CheckCircleIcon, PersonAddIcon, ReplayIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { InlineError } from '#app/ui/inline-error.tsx';
import { usePost } from '#app/ui/use-post.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { ConversationData } from '../view.ts';
import styles from './thread-head.module.css';

type Props = {
  data: ConversationData;
  path: string;
  /** The navigation that led here asks for the subject to be read. */
  focusSubject: boolean;
  onBack: () => void;
  onClosed: () => void;
};

const statusWords = { open: 'Open', waiting: 'Waiting for the customer', closed: 'Closed' } as const;

/** Subject, state and owner of the conversation; assign, close and reopen. */
export function ThreadHead({ data, path, focusSubject, onBack, onClosed }: Props) {
  const { thread, viewer, staff } = data;
  const subject = useRef<HTMLHeadingElement>(null);
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const action = usePost<ConversationIntent, IntentResult>((result, asked) => {
    setProblem(result.ok ? null : result.sentence);
    if (result.ok && asked.intent === 'close') onClosed();
  });
  const may = viewer.can.organise;
  const closed = thread.status === 'closed';

  useEffect(() => {
    if (focusSubject) subject.current?.focus();
  }, [focusSubject]);

  const closeOrReopen = () => action.post(path, { intent: closed ? 'reopen' : 'close' });

  useShortcuts({
    close: () => {
      if (may && !action.busy) closeOrReopen();
      return may;
    },
    assign: () => {
      if (may) setChoosing(true);
      return may;
    },
  });

  function assign(staffId: string | null) {
    setChoosing(false);
    action.post(path, { intent: 'assign', staffId });
  }

  const isMine = thread.assignee?.id === viewer.id;
  const owner = thread.assignee ? `Assigned to ${isMine ? 'you' : thread.assignee.name}` : 'Unassigned';
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <span className={styles.back}>
          <Button variant="tertiary" icon={ArrowLeftIcon} onClick={onBack} accessibilityLabel="Back to the list" />
        </span>
        <h2 className={styles.subject} tabIndex={-1} ref={subject} dir="auto" data-pane-focus>
          {thread.subject || 'No subject'}
        </h2>
        {may ? (
          <div className={styles.actions}>
            <Popover
              active={choosing}
              onClose={() => setChoosing(false)}
              autofocusTarget="first-node"
              preferredAlignment="right"
              activator={
                <Tooltip content="Assign (A)" active={choosing ? false : undefined}>
                  <Button
                    variant="tertiary"
                    icon={PersonAddIcon}
                    onClick={() => setChoosing(!choosing)}
                    accessibilityLabel="Assign"
                    ariaExpanded={choosing}
                  />
                </Tooltip>
              }
            >
              <ActionList
                actionRole="menuitem"
                items={[
                  ...staff.map((person) => ({
                    content: person.id === viewer.id ? `${person.name} (you)` : person.name,
                    active: person.id === thread.assignee?.id,
                    onAction: () => assign(person.id),
                  })),
                  { content: 'Nobody', active: thread.assignee === null, onAction: () => assign(null) },
                ]}
              />
            </Popover>
            <Tooltip content={closed ? 'Reopen (E)' : 'Close (E)'}>
              <Button
                variant="tertiary"
                icon={closed ? ReplayIcon : CheckCircleIcon}
                onClick={closeOrReopen}
                accessibilityLabel={closed ? 'Reopen' : 'Close'}
                disabled={action.busy}
              />
            </Tooltip>
          </div>
        ) : null}
      </div>
      <p className={styles.meta}>
        <span className={styles.state}>{statusWords[thread.status]}</span>
        <span className={styles.owner}>{owner}</span>
      </p>
      {problem ? <InlineError title={problem} /> : null}
    </header>
  );
}
