import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { InlineError } from '#app/ui/inline-error.tsx';
import { usePost } from '#app/ui/use-post.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { ConversationData, MailItem, ThreadItem } from '../view.ts';
import { EventsLine } from './events-line.tsx';
import { MailBand, MailLine } from './mail-band.tsx';
import { ThreadHead } from './thread-head.tsx';
import styles from './thread-pane.module.css';

type Props = {
  data: ConversationData;
  path: string;
  focusSubject: boolean;
  onBack: () => void;
  onClosed: () => void;
};

/** The conversation: older mail folded, the latest open, what happened between in one line. */
export function ThreadPane({ data, path, focusSubject, onBack, onClosed }: Props) {
  const { items, now, viewer } = data;
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const settle = usePost<ConversationIntent, IntentResult>((result) => setProblem(result.ok ? null : result.sentence));

  const openFrom = firstOpen(items);
  const folded = all ? 0 : hiddenBefore(items, openFrom);

  useLayoutEffect(() => {
    const box = scroller.current;
    const last = box?.querySelector<HTMLElement>('article:last-of-type');
    if (!box || !last) return;
    // To the end, but never past the beginning of the latest mail.
    box.scrollTop = Math.min(box.scrollHeight, last.offsetTop - box.offsetTop - 48);
  }, []);

  function show(item: ThreadItem, index: number) {
    if (item.kind === 'events') return <EventsLine item={item} now={now} viewer={viewer} />;
    if (index < openFrom && !opened.has(item.id)) {
      return <MailLine mail={item} now={now} viewer={viewer} onOpen={() => setOpened(new Set([...opened, item.id]))} />;
    }
    return (
      <MailBand
        mail={item}
        now={now}
        viewer={viewer}
        settling={settle.busy}
        onSettle={(sendId, sent) => settle.post(path, { intent: 'settle-send', sendId, sent })}
      />
    );
  }

  return (
    <section className={styles.pane} data-pane="thread" aria-label="Conversation">
      <ThreadHead data={data} path={path} focusSubject={focusSubject} onBack={onBack} onClosed={onClosed} />
      <div className={styles.scroller} ref={scroller}>
        {folded > 0 ? (
          <button type="button" className={styles.earlier} onClick={() => setAll(true)}>
            {folded} earlier
          </button>
        ) : null}
        {items.map((item, index) => (
          <Fragment key={item.id}>{index < folded ? null : show(item, index)}</Fragment>
        ))}
        {problem ? (
          <div className={styles.problem}>
            <InlineError title={problem} />
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** Open are the customer's latest mail, what came after it, and the reply that it answers. */
function firstOpen(items: ThreadItem[]): number {
  const isMail = (item: ThreadItem | undefined): item is MailItem => item?.kind === 'mail';
  const lastIn = items.findLastIndex((item) => isMail(item) && item.direction === 'in');
  if (lastIn === -1) return 0;
  const before = items.slice(0, lastIn).findLastIndex(isMail);
  const reply = items[before];
  return isMail(reply) && reply.direction === 'out' ? before : lastIn;
}

/** A long history is hidden behind one button; its last two lines stay. */
function hiddenBefore(items: ThreadItem[], openFrom: number): number {
  return items.length > 0 && openFrom > 5 ? openFrom - 2 : 0;
}
