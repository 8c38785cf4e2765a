import { Button, Icon, Popover } from '@shopify/polaris';
import { CheckIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { Viewer } from '#app/ui/viewer.ts';
import type { MatchData } from '../order-view.ts';
import { Candidates } from './candidates.tsx';
import styles from './why-this-order.module.css';

type Props = {
  match: MatchData;
  now: string;
  viewer: Viewer;
  onPick?: (orderId: string | null) => void;
  picking: boolean;
};

/** The evidence for the match, the runner-up, and a way to change it. */
export function WhyThisOrder({ match, now, viewer, onPick, picking }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.why} aria-label="Why this order">
      <header className={styles.head}>
        <h4>Why this order</h4>
        {onPick ? (
          <Popover
            active={open}
            onClose={() => setOpen(false)}
            preferredAlignment="right"
            autofocusTarget="first-node"
            fluidContent
            activator={
              <Button variant="plain" onClick={() => setOpen(!open)} ariaExpanded={open} loading={picking}>
                Change
              </Button>
            }
          >
            <div className={styles.change}>
              <Candidates
                candidates={match.candidates}
                now={now}
                viewer={viewer}
                onPick={(orderId) => {
                  setOpen(false);
                  onPick(orderId);
                }}
                none="It is about no order"
              />
            </div>
          </Popover>
        ) : null}
      </header>
      <ul>
        {match.pickedBy ? (
          <li>
            <Icon source={CheckIcon} tone="success" />
            <span>
              Picked by <bdi>{match.pickedBy}</bdi>
            </span>
          </li>
        ) : null}
        {match.evidence.map((words) => (
          <li key={words}>
            <Icon source={CheckIcon} tone="success" />
            <span dir="auto">{words}</span>
          </li>
        ))}
      </ul>
      {match.runnerUp ? (
        <p className={styles.runnerUp}>
          Runner-up: {match.runnerUp.name}, {match.runnerUp.why}
        </p>
      ) : null}
    </section>
  );
}
