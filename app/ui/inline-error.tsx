import { Icon } from '@shopify/polaris';
import { AlertCircleIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import styles from './inline-error.module.css';

/** What broke, where it broke: a bold sentence, what still works, and a way on. */
export function InlineError(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.error} role="alert">
      <span className={styles.icon}>
        <Icon source={AlertCircleIcon} tone="critical" />
      </span>
      <div className={styles.words}>
        <strong>{props.title}</strong>
        {props.children ? <div>{props.children}</div> : null}
        {props.action ? <div className={styles.action}>{props.action}</div> : null}
      </div>
    </div>
  );
}
