import { Icon } from '@shopify/polaris';
import { FileIcon, ImageIcon, PageIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { formatSize } from '#app/ui/format.ts';
import type { AttachmentItem } from '../view.ts';
import styles from './attachments.module.css';

/** As many as stand beside a mail without pushing it away. */
const few = 6;

function iconOf(contentType: string) {
  if (contentType.startsWith('image/')) return ImageIcon;
  return contentType === 'application/pdf' || contentType.startsWith('text/') ? PageIcon : FileIcon;
}

/** Files that came with a mail: pictures small, everything by name and size, each a download. */
export function Attachments({ items, locale }: { items: AttachmentItem[]; locale: string }) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, few);
  const hidden = items.length - shown.length;
  return (
    <ul className={styles.list} aria-label={items.length === 1 ? '1 attachment' : `${items.length} attachments`}>
      {shown.map((item) => (
        <li key={item.id} className={styles.item}>
          <a className={styles.chip} href={item.href} download={item.filename} title={item.filename}>
            {item.thumbnail ? (
              <img className={styles.picture} src={item.thumbnail} alt="" width={64} height={48} loading="lazy" />
            ) : (
              <span className={styles.file}>
                <Icon source={iconOf(item.contentType)} tone="subdued" />
              </span>
            )}
            <span className={styles.words}>
              <bdi className={styles.name}>{item.filename || 'Without a name'}</bdi>
              <span className={styles.size}>{formatSize(item.size, locale)}</span>
            </span>
          </a>
        </li>
      ))}
      {hidden > 0 ? (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {hidden} more
          </button>
        </li>
      ) : null}
    </ul>
  );
}
