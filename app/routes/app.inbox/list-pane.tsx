import { useNavigate } from '@remix-run/react';
import { Button, Tooltip } from '@shopify/polaris';
import { KeyboardIcon } from '@shopify/polaris-icons';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatCount } from '#app/ui/format.ts';
import { outageWords } from '#app/ui/outage-words.ts';
import { inboxPath } from '#app/ui/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';
import { EmptyList } from './empty-list.tsx';
import styles from './list-pane.module.css';
import { ThreadRow } from './thread-row.tsx';
import { useRows } from './use-rows.ts';
import { type InboxData, type InboxViewName, inboxViews } from './view.ts';

const titles: Record<InboxViewName, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  all: 'All',
  waiting: 'Waiting',
  closed: 'Closed',
};

type Props = {
  data: InboxData;
  openId: string | null;
  onHelp: () => void;
  /** Stands over the end of the list. */
  children: ReactNode;
};

/** The list: views, new mail that waits to be asked for, rows as one tab stop with arrow keys, more at the end. */
export function ListPane({ data, openId, onHelp, children }: Props) {
  const { rows, newCount, showNew, hasMore, loadingMore, loadMore } = useRows(data);
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const isThere = (id: string | null) => rows.some((row) => row.threadId === id);
  const tabStop = isThere(focused) ? focused : isThere(openId) ? openId : (rows[0]?.threadId ?? null);

  function onKeyDown(event: KeyboardEvent) {
    const at = rows.findIndex((row) => row.threadId === tabStop);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined ? undefined : rows[to];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-thread="${row.threadId}"]`)?.focus();
  }

  return (
    <section className={styles.pane} data-pane="list" aria-label="Conversations">
      <header className={styles.head}>
        <Tabs
          label="Views"
          tabs={inboxViews.map((id) => ({
            id,
            title: titles[id],
            // Waiting and closed ones are no work: their number is noise.
            count: id === 'waiting' || id === 'closed' ? undefined : formatCount(data.counts[id], data.viewer.locale),
          }))}
          selected={data.view}
          onSelect={(view) => navigate(inboxPath(view))}
          controls="inbox-list"
        />
        <span className={styles.help}>
          <Tooltip content="Keyboard" preferredPosition="below">
            <Button icon={KeyboardIcon} variant="tertiary" onClick={onHelp} accessibilityLabel="Keyboard" />
          </Tooltip>
        </span>
      </header>
      {data.outages.map((outage) => {
        const words = outageWords(outage, data.now, data.viewer);
        return (
          <p key={outage.service} className={styles.outage} role="status">
            <strong>{words.what}</strong> {words.consequence}
          </p>
        );
      })}
      <div className={styles.scroller} ref={scroller} id="inbox-list" role="tabpanel" aria-label={titles[data.view]}>
        <span className={styles.pillSlot} role="status">
          {newCount > 0 ? (
            <button
              type="button"
              className={styles.pill}
              onClick={() => {
                showNew();
                scroller.current?.scrollTo({ top: 0 });
              }}
            >
              {newCount} new
            </button>
          ) : null}
        </span>
        {rows.length === 0 ? <EmptyList view={data.view} firstMail={data.setup !== null} /> : null}
        <ul className={styles.rows} ref={list} onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <ThreadRow
              key={row.threadId}
              row={row}
              view={data.view}
              now={data.now}
              viewer={data.viewer}
              open={row.threadId === openId}
              tabStop={row.threadId === tabStop}
              onFocus={() => setFocused(row.threadId)}
            />
          ))}
        </ul>
        {hasMore ? <LoadMore loading={loadingMore} onReach={loadMore} /> : null}
      </div>
      <div className={styles.strips}>{children}</div>
    </section>
  );
}

/** The end of the list: loads the next page when it is scrolled to, or by its button. */
function LoadMore({ loading, onReach }: { loading: boolean; onReach: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;

  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) reach.current();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div className={styles.more} ref={end}>
      <Button variant="tertiary" onClick={onReach} loading={loading}>
        Show more
      </Button>
    </div>
  );
}
