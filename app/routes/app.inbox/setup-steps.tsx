import { Button, Icon, ProgressBar } from '@shopify/polaris';
import { CheckIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { CopyField } from '#app/ui/copy-field.tsx';
import { countOf } from '#app/ui/format.ts';
import styles from './setup-steps.module.css';
import type { SetupSteps } from './view.ts';

/** From install to the first mail: what is done, what is next. */
export function SetupCard({ setup, locale }: { setup: SetupSteps; locale: string }) {
  const done = setup.orders.done ? 1 : 0;
  return (
    <section className={styles.card} data-pane="thread" aria-label="Get your first mail in" tabIndex={-1}>
      <h2 className={styles.title}>Get your first mail in</h2>
      <p className={styles.second}>About 10 minutes. You can stop and come back.</p>
      <div className={styles.progress}>
        <span className={styles.second}>{done} of 2 done</span>
        <span className={styles.bar}>
          <ProgressBar progress={done * 50} size="small" tone="primary" animated={false} />
        </span>
      </div>
      <ol className={styles.steps}>
        <Step
          number={1}
          done={setup.orders.done}
          title={setup.orders.done ? 'Your orders are in' : 'Your orders are being fetched'}
          aside={countOf(setup.orders.count, 'order', 'orders', locale)}
        >
          {setup.orders.done ? null : <p className={styles.second}>Mail can already come in meanwhile.</p>}
        </Step>
        <Step number={2} done={false} title="Forward your support address">
          <p className={styles.second}>
            Send a copy of {setup.supportAddress ? <bdi>{setup.supportAddress}</bdi> : 'your support address'} to this
            alias. Your mailbox keeps working as before.
          </p>
          <CopyField value={setup.alias} label="alias" />
          <div className={styles.action}>
            <Button variant="primary" url="/app/settings#forwarding">
              Show me how
            </Button>
          </div>
        </Step>
      </ol>
    </section>
  );
}

function Step(props: { number: number; done: boolean; title: string; aside?: string; children?: ReactNode }) {
  return (
    <li className={props.done ? `${styles.step} ${styles.done}` : styles.step}>
      <span className={styles.number}>
        {props.done ? <Icon source={CheckIcon} accessibilityLabel="Done" /> : props.number}
      </span>
      <div className={styles.body}>
        <div className={styles.heading}>
          <span className={styles.stepTitle}>{props.title}</span>
          {props.aside ? <span className={styles.aside}>{props.aside}</span> : null}
        </div>
        {props.children}
      </div>
    </li>
  );
}
