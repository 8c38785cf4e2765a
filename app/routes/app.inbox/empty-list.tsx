import { Icon } from '@shopify/polaris';
import { EmailIcon } from '@shopify/polaris-icons';
import styles from './empty-list.module.css';
import type { InboxViewName } from './view.ts';

const words: Record<InboxViewName, { title: string; sentence: string }> = {
  mine: { title: 'Nothing is yours', sentence: 'Conversations that are assigned to you show up here.' },
  unassigned: { title: 'Everything has somebody', sentence: 'New mail shows up here until it is assigned.' },
  all: { title: 'All answered', sentence: 'New mail shows up here seconds after it arrives.' },
  waiting: { title: 'Nobody has to answer you', sentence: 'Conversations wait here until the customer writes.' },
  closed: { title: 'Nothing is closed yet', sentence: 'A closed conversation comes back when the customer writes.' },
};

/** A view without a conversation. `firstMail`: the shop has never had one. */
export function EmptyList({ view, firstMail }: { view: InboxViewName; firstMail: boolean }) {
  const { title, sentence } = firstMail
    ? { title: 'No mail yet', sentence: 'It shows up here seconds after it reaches your alias.' }
    : words[view];
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon source={EmailIcon} tone="subdued" />
      </span>
      <strong className={styles.title}>{title}</strong>
      <span>{sentence}</span>
    </div>
  );
}
