import { Link } from '@remix-run/react';
import { formatShort, formatWhen } from '#app/ui/format.ts';
import { conversationPath } from '#app/ui/paths.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import { statusWords } from './status-words.ts';
import styles from './thread-row.module.css';
import type { InboxRow, InboxViewName } from './view.ts';

type Props = {
  row: InboxRow;
  view: InboxViewName;
  now: string;
  viewer: Viewer;
  open: boolean;
  /** The one row of the list that Tab stops at. */
  tabStop: boolean;
  onFocus: () => void;
};

/** One conversation of the list: name and time; subject; status and first words. 75 px. */
export function ThreadRow({ row, view, now, viewer, open, tabStop, onFocus }: Props) {
  const status = statusWords[row.status];
  // Opening it is reading it, even before the list has heard so.
  const unread = row.unread && !open;
  const classes = [styles.row, unread ? styles.unread : '', open ? styles.open : ''].join(' ');
  return (
    <li>
      <Link
        to={conversationPath(row.threadId, view)}
        className={classes}
        data-thread={row.threadId}
        aria-current={open ? 'true' : undefined}
        tabIndex={tabStop ? 0 : -1}
        onFocus={onFocus}
        preventScrollReset
      >
        <span className={styles.mark}>{unread ? <span className={styles.srOnly}>Unread</span> : null}</span>
        <span className={styles.line}>
          <span className={styles.name} dir="auto">
            {row.name}
          </span>
          <time className={styles.time} dateTime={row.at} title={formatWhen(row.at, now, viewer)}>
            {formatShort(row.at, now, viewer)}
          </time>
        </span>
        <span className={row.subject ? styles.subject : `${styles.subject} ${styles.missing}`} dir="auto">
          {row.subject || 'No subject'}
        </span>
        <span className={styles.line}>
          <span className={status.needsPerson ? `${styles.status} ${styles.dark}` : styles.status}>{status.word}</span>
          <span className={styles.snippet} dir="auto">
            {row.snippet}
          </span>
        </span>
      </Link>
    </li>
  );
}
