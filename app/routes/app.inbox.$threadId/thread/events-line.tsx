import { Icon } from '@shopify/polaris';
import { ChevronDownIcon, ChevronRightIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { formatWhen } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { EventsItem } from '../view.ts';
import styles from './events-line.module.css';

/** What happened between two mails, folded into one line. */
export function EventsLine({ item, now, viewer }: { item: EventsItem; now: string; viewer: Viewer }) {
  const [open, setOpen] = useState(false);
  const [only] = item.events;
  if (!only) return null;
  const single = item.events.length === 1;
  return (
    <div className={styles.events}>
      {single ? (
        <p className={styles.single}>
          <span className={styles.sum} dir="auto">
            {only.sentence}
          </span>
          <time dateTime={only.at}>{formatWhen(only.at, now, viewer)}</time>
        </p>
      ) : (
        <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon source={open ? ChevronDownIcon : ChevronRightIcon} tone="subdued" />
          <strong>{item.events.length} events</strong>
          <span className={styles.sum} dir="auto">
            {open ? '' : item.events.map((event) => event.sentence).join(', ')}
          </span>
        </button>
      )}
      {open && !single ? (
        <ul className={styles.list}>
          {item.events.map((event) => (
            <li key={event.id}>
              <span dir="auto">{event.sentence}</span>
              <time dateTime={event.at}>{formatWhen(event.at, now, viewer)}</time>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
